import { Buffer } from 'node:buffer';
import type { Evidence, EvidenceSettings, Mark } from '../check/evidence.ts';
import { header, type Exchange, type HeaderList, type RecordedRequest } from '../exchange.ts';
import type { Json } from '../json/value.ts';
import { redactExchange } from '../redact-exchange.ts';
import { pathOf } from './har-entry.ts';

export interface HarOptions {
  /** What writes the recording. */
  readonly tool: { readonly name: string; readonly version: string };
  /** When the run began: RFC 3339. */
  readonly startedAt: string;
  /** Replaces secrets in a text by marks that name their kind. */
  readonly redact: (text: string) => string;
}

const pairs = (headers: HeaderList): Json => headers.map(([name, value]) => ({ name, value }));

/** A URL that is one by RFC 3986: what may not stand in one is percent-encoded. */
const validUrl = (url: string): string =>
  url
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (character) =>
      Array.from(
        Buffer.from(character),
        (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      ).join(''),
    );

function queryOf(path: string): Json {
  const query = path.indexOf('?');
  if (query === -1) return [];
  return path
    .slice(query + 1)
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('=') };
    });
}

function requestJson(request: RecordedRequest): Json {
  const { method, url, path, headers, body } = request;
  const valid = validUrl(url);
  return {
    method,
    url: valid,
    ...(valid === url ? {} : { _url: url }),
    ...(path === pathOf(url) ? {} : { _path: path }),
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(headers),
    queryString: queryOf(path),
    ...(body === undefined
      ? {}
      : {
          postData: {
            mimeType: header(headers, 'content-type') ?? '',
            text: Buffer.from(body).toString('base64'),
            _encoding: 'base64',
          },
        }),
    headersSize: -1,
    bodySize: body?.length ?? 0,
  };
}

/** As many bytes as are encoded at once: a multiple of three, so that the pieces can be put together. */
const PIECE_BYTES = 3 * 2 ** 18;

function* base64(bytes: Uint8Array): Generator<string> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    yield Buffer.from(bytes.subarray(from, from + PIECE_BYTES)).toString('base64');
  }
}

/** JSON text of an object that goes on: without its closing brace. */
const opened = (value: Json): string => JSON.stringify(value).slice(0, -1);

function* responseText({ response }: Exchange): Generator<string> {
  const headers = response?.headers ?? [];
  yield opened({
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    httpVersion: response?.httpVersion ?? '',
    cookies: [],
    headers: pairs(headers),
    redirectURL: header(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: response?.body.length ?? -1,
  });
  const content = { size: response?.body.length ?? 0, mimeType: header(headers, 'content-type') ?? '' };
  yield `,"content":${opened(response ? { ...content, encoding: 'base64' } : content)}`;
  if (response) {
    yield ',"text":"';
    yield* base64(response.body);
    yield '"';
  }
  yield '}}';
}

function* entryText(exchange: Exchange, beganMs: number): Generator<string> {
  const { index, step, agent, request, failure, startedMs, durationMs, attempts, earlier, echoes } = exchange;
  yield opened({
    startedDateTime: new Date(beganMs + startedMs).toISOString(),
    time: durationMs,
    request: requestJson(request),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    _index: index,
    _step: step,
    _agent: agent,
    _startedMs: startedMs,
    _attempts: attempts,
    _earlier: [...earlier],
    ...(failure === undefined ? {} : { _failure: { ...failure } }),
    _echoes: [...echoes],
  });
  yield ',"response":';
  yield* responseText(exchange);
  yield '}';
}

function redactedMark({ name, atMs, ...parameters }: Mark, redact: (text: string) => string): Json {
  const hidden = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') return redact(value);
    if (Array.isArray(value)) return value.map((entry) => hidden(entry) ?? null);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, hidden(member)]));
  };
  return {
    ...Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, hidden(value)])),
    name,
    atMs,
  };
}

/** Texts that a person gave may hold a secret; words of the tool's own do not. */
const redactedSettings = (settings: EvidenceSettings, redact: (text: string) => string): Json => ({
  ...settings,
  profiles: [...settings.profiles],
  base: redact(settings.base),
  user: redact(settings.user),
  destination: redact(settings.destination),
  devicePath: redact(settings.devicePath),
});

/**
 * Writes evidence as a HAR 1.2 recording, in pieces: bodies are base64 of the raw bytes, and what HAR has no member for
 * stands in members that begin with an underscore, so that `readHar` gives the same evidence back. Every exchange is
 * redacted first.
 */
export function* toHar({ settings, marks, exchanges }: Evidence, options: HarOptions): Generator<string> {
  const { tool, redact } = options;
  const began = Date.parse(options.startedAt);
  const beganMs = Number.isNaN(began) ? 0 : began;
  yield `{"log":${opened({
    version: '1.2',
    creator: { name: tool.name, version: tool.version },
    _imsessions: {
      settings: redactedSettings(settings, redact),
      marks: marks.map((mark) => redactedMark(mark, redact)),
    },
  })},"entries":[`;
  for (const [place, exchange] of exchanges.entries()) {
    yield place === 0 ? '\n' : ',\n';
    yield* entryText(redactExchange(exchange, redact), beganMs);
  }
  yield '\n]}}\n';
}
