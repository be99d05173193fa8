import type { Exchange } from '../exchange.ts';
import type { JsonProblem } from '../json/read.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { readingOf, statusOf } from './answer.ts';

/** One read of the feed: what its sessions are, kept small for those who only compare. */
export class FeedReading {
  readonly envelope: Json | undefined;
  readonly problems: readonly JsonProblem[];
  /** False where `imSessions` is no array. */
  readonly sessionsKnown: boolean;
  readonly entries: readonly Json[];
  readonly ids: ReadonlySet<string>;

  constructor(value: Json | undefined, problems: readonly JsonProblem[]) {
    const list = isObject(value) ? value['imSessions'] : undefined;
    this.problems = problems;
    this.sessionsKnown = isArray(list);
    this.entries = isArray(list) ? list : [];
    this.envelope = value;
    this.ids = new Set(
      this.entries.flatMap((one) => (isObject(one) && isString(one['id']) ? [one['id']] : [])),
    );
  }

  get count(): number {
    return this.entries.length;
  }

  sameIds(other: FeedReading): boolean {
    return this.ids.size === other.ids.size && [...this.ids].every((id) => other.ids.has(id));
  }

  session(id: string): JsonObject | undefined {
    return this.sessions().find((one) => one['id'] === id);
  }

  sessions(): readonly JsonObject[] {
    return this.entries.filter(isObject);
  }
}

const readings = new WeakMap<Exchange, FeedReading>();

/** The feed in an answer to `fields=*`; nothing where it was not answered with HTTP 200. */
export function feedOf(exchange: Exchange): FeedReading | undefined {
  if (statusOf(exchange) !== 200) return undefined;
  const known = readings.get(exchange);
  if (known) return known;
  const { value, problems } = readingOf(exchange);
  const reading = new FeedReading(value, problems);
  readings.set(exchange, reading);
  return reading;
}
