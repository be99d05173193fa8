import { header, type Exchange } from '../exchange.ts';
import { readJson, type JsonReading } from '../json/read.ts';
import { isObject, type Json, type JsonObject } from '../json/value.ts';
import { scanOf, streamedBody } from './feed-scan.ts';
import type { DocumentKind } from './session.ts';

const NOTHING: JsonReading = { value: undefined, problems: [] };
const readings = new WeakMap<Uint8Array, JsonReading>();

/**
 * The JSON of an answer, read once however often it is asked for; no value where no whole answer came. A large feed has
 * an empty array in place of its sessions: `feedOf` and `visitFeed` give those.
 */
export function readingOf(exchange: Exchange): JsonReading {
  const whole = exchange.response && !exchange.failure ? exchange.response.body : undefined;
  if (!whole) return NOTHING;
  const streamed = streamedBody(exchange);
  if (streamed) {
    const { envelope, problems } = scanOf(streamed);
    return { value: envelope, problems };
  }
  const known = readings.get(whole);
  if (known) return known;
  const reading = readJson(whole);
  readings.set(whole, reading);
  return reading;
}

export const bodyOf = (exchange: Exchange): Json | undefined => readingOf(exchange).value;

export function objectOf(exchange: Exchange): JsonObject | undefined {
  const value = bodyOf(exchange);
  return isObject(value) ? value : undefined;
}

/** The HTTP status of a whole answer. */
export const statusOf = (exchange: Exchange): number | undefined =>
  exchange.failure ? undefined : exchange.response?.status;

/** The `statusCode` of the envelope, where it is an integer. */
export function statusCodeOf(exchange: Exchange): number | undefined {
  const code = objectOf(exchange)?.['statusCode'];
  return Number.isInteger(code) && typeof code === 'number' ? code : undefined;
}

const isSuccessStatus = (status: number): boolean => status >= 200 && status < 300;

/** Did the API do what was asked: the envelope says 0, whatever HTTP says (IMS-OPS-14 looks at that). */
export const isAccepted = (exchange: Exchange): boolean => statusCodeOf(exchange) === 0;

/** Did the API refuse: the envelope says anything but 0, or there is none and HTTP says 4xx or 5xx. */
export function isRefused(exchange: Exchange): boolean {
  const code = statusCodeOf(exchange);
  if (code !== undefined) return code !== 0;
  const status = statusOf(exchange);
  return status !== undefined && status >= 400 && !isIntermediary(exchange);
}

/** Statuses that an intermediary gives of itself: too many requests, bad gateway, unavailable, gateway time-out. */
const INTERMEDIARY = new Set([429, 502, 503, 504]);

/** An answer with a gateway's status and without the API's envelope: the target itself was not heard. */
export function isIntermediary(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status !== undefined && INTERMEDIARY.has(status) && objectOf(exchange)?.['statusCode'] === undefined;
}

/** Was the caller turned away: HTTP 401 or 403, or the envelope's 20 (not authenticated) or 5 (no permission)? */
export function isTurnedAway(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  if (status === 401 || status === 403) return true;
  const code = statusCodeOf(exchange);
  return code === 20 || code === 5;
}

/** What is above every other word in a `Content-Type`: the type and subtype, in lower case. */
export function mediaTypeOf(exchange: Exchange): string | undefined {
  const value = exchange.response && header(exchange.response.headers, 'content-type');
  return value?.split(';', 1)[0]?.trim().toLowerCase();
}

/** `application/json`, and its relatives that only warn: `text/json`, `application/…+json`. */
export const isJsonMediaType = (type: string | undefined): boolean =>
  type !== undefined &&
  (type === 'application/json' || type === 'text/json' || /^[^/]+\/[^/]+\+json$/.test(type));

/** No Content, Reset Content: what these answers lack is no fault of their bytes. */
const isWithoutContent = ({ response }: Exchange): boolean =>
  (response?.status === 204 || response?.status === 205) && response.body.length === 0;

/** Requirements that judge the refusals of their own requests themselves (see IMS-ENV-06). */
const OWN_REFUSALS = new Set(['IMS-ROB-01', 'IMS-ROB-03', 'IMS-ROB-04', 'IMS-ROB-07', 'IMS-ROB-08']);

/**
 * What the body of an exchange is. The step says what the answer would be (`shows`) if it is a success; whatever the
 * API refuses is an error answer. Nothing where no whole answer came or the body belongs to no requirement on bodies.
 */
export function documentKindOf(exchange: Exchange): DocumentKind | undefined {
  const { shows, owner } = exchange.step;
  const status = statusOf(exchange);
  if (status === undefined || typeof shows !== 'string') return undefined;
  if (typeof owner === 'string' && OWN_REFUSALS.has(owner)) return undefined;
  // That such a refusal has no envelope at all is its own requirement's; the envelope's form is IMS-ENV-06's.
  if (owner === 'IMS-ROB-02' && statusCodeOf(exchange) === undefined) return undefined;
  // A large feed need not be read to know this.
  if (shows === 'feed' && status === 200) return 'feed';
  const code = statusCodeOf(exchange);
  if (status >= 400) return 'error';
  if (!isSuccessStatus(status) || isWithoutContent(exchange)) return undefined;
  if (code !== undefined && code !== 0) return 'error';
  return KINDS.find((kind) => kind === shows);
}

const KINDS: readonly DocumentKind[] = ['feed', 'uris', 'partial', 'answer', 'acceptance'];
