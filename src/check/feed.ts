import type { Exchange } from '../exchange.ts';
import type { JsonReading } from '../json/read.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { readingOf, statusOf } from './answer.ts';
import {
  scanOf,
  scanSessions,
  sessionAt,
  streamedBody,
  type FeedScan,
  type SessionVisitor,
} from './feed-scan.ts';

/** One read of the feed: what its sessions are, for those who compare. */
export interface FeedReading {
  /** False where `imSessions` is no array. */
  readonly sessionsKnown: boolean;
  readonly count: number;
  readonly ids: ReadonlySet<string>;
  sameIds(other: FeedReading): boolean;
  session(id: string): JsonObject | undefined;
  sessions(): readonly JsonObject[];
}

const sameIds = (one: FeedReading, other: FeedReading): boolean =>
  one === other || (one.ids.size === other.ids.size && [...one.ids].every((id) => other.ids.has(id)));

/** By its id what stands first with it. */
function firstById<K, V>(entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const found = new Map<K, V>();
  for (const [id, value] of entries) if (!found.has(id)) found.set(id, value);
  return found;
}

/** A feed whose sessions are kept. */
class KeptFeed implements FeedReading {
  readonly sessionsKnown: boolean;
  readonly entries: readonly Json[];
  readonly ids: ReadonlySet<string>;
  #byId: ReadonlyMap<Json | undefined, JsonObject> | undefined;

  constructor(value: Json | undefined) {
    const list = isObject(value) ? value['imSessions'] : undefined;
    this.sessionsKnown = isArray(list);
    this.entries = isArray(list) ? list : [];
    this.ids = new Set(
      this.entries.flatMap((one) => (isObject(one) && isString(one['id']) ? [one['id']] : [])),
    );
  }

  get count(): number {
    return this.entries.length;
  }

  sameIds(other: FeedReading): boolean {
    return sameIds(this, other);
  }

  session(id: string): JsonObject | undefined {
    this.#byId ??= firstById(this.sessions().map((one) => [one['id'], one] as const));
    return this.#byId.get(id);
  }

  sessions(): readonly JsonObject[] {
    return this.entries.filter(isObject);
  }
}

/** A feed whose sessions are read from its body again when they are asked for. */
class ScannedFeed implements FeedReading {
  readonly sessionsKnown: boolean;
  readonly #body: Uint8Array;
  readonly #scan: FeedScan;
  #ids: ReadonlySet<string> | undefined;
  #byId: ReadonlyMap<string, number | undefined> | undefined;

  constructor(body: Uint8Array, scan: FeedScan) {
    const { envelope } = scan;
    this.sessionsKnown = isObject(envelope) && isArray(envelope['imSessions']);
    this.#body = body;
    this.#scan = scan;
  }

  get count(): number {
    return this.#scan.count;
  }

  get ids(): ReadonlySet<string> {
    return (this.#ids ??= new Set(this.#scan.ids));
  }

  sameIds(other: FeedReading): boolean {
    return (other instanceof ScannedFeed && this.#sameOrder(other)) || sameIds(this, other);
  }

  /** Most reads show the same sessions in the same order: no set is needed to tell. */
  #sameOrder(other: ScannedFeed): boolean {
    const [own, others] = [this.#scan.ids, other.#scan.ids];
    return own.length === others.length && own.every((id, index) => id === others[index]);
  }

  session(id: string): JsonObject | undefined {
    // Every session of a list may be asked for: looking through the ids for each would take the square of their number.
    this.#byId ??= firstById(this.#scan.ids.map((one, index) => [one, this.#scan.offsets[index]] as const));
    const offset = this.#byId.get(id);
    return offset === undefined ? undefined : sessionAt(this.#body, offset);
  }

  sessions(): readonly JsonObject[] {
    const sessions: JsonObject[] = [];
    scanSessions(this.#body, (value, index) => {
      if (index === 0) sessions.length = 0;
      if (isObject(value)) sessions.push(value);
    });
    return this.sessionsKnown ? sessions : [];
  }
}

const readings = new WeakMap<Uint8Array, FeedReading>();

/** The feed in an answer to `fields=*`; nothing where it was not answered with HTTP 200. */
export function feedOf(exchange: Exchange): FeedReading | undefined {
  const body = statusOf(exchange) === 200 ? exchange.response?.body : undefined;
  if (body === undefined) return undefined;
  const known = readings.get(body);
  if (known) return known;
  const streamed = streamedBody(exchange);
  const reading = streamed
    ? new ScannedFeed(streamed, scanOf(streamed))
    : new KeptFeed(readingOf(exchange).value);
  readings.set(body, reading);
  return reading;
}

/**
 * Shows each session of a feed in turn, and gives what stands around them: of a large feed they are not kept. `value`
 * has an empty array in place of its sessions.
 */
export function visitFeed(exchange: Exchange, visit: SessionVisitor): JsonReading {
  const streamed = streamedBody(exchange);
  if (streamed) {
    const { envelope, problems } = scanSessions(streamed, visit);
    return { value: envelope, problems };
  }
  const { value, problems } = readingOf(exchange);
  const list = isObject(value) ? value['imSessions'] : undefined;
  if (!isObject(value) || !isArray(list)) return { value, problems };
  list.forEach((one, index) => {
    visit(one, index, problems);
  });
  return { value: { ...value, imSessions: [] }, problems };
}
