import type { Exchange } from '../exchange.ts';
import { reachesList, scanFeed } from '../json/feed.ts';
import { readFirst, type JsonProblem } from '../json/read.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';

/** A feed of this length or longer is judged as it is read: of its sessions only the ids and their places are kept. */
const LARGE_BYTES = 1024 * 1024;

/** The longest session: read at once, it may take many times its length. */
const LIMITS = { maxElementBytes: 64 * 1024 * 1024 };

/** Problems of one body that are kept; as many duplicate names as the exact reader tells of one text. */
const MAX_PROBLEMS = 100_000;

/** Takes each session in turn, with what is wrong with its bytes (pointers from the body's root). */
export type SessionVisitor = (value: Json, index: number, problems: readonly JsonProblem[]) => void;

/** What is kept of a feed that was read as a stream. */
export interface FeedScan {
  /** The body with an empty array in place of its sessions; undefined where it is malformed. */
  readonly envelope: Json | undefined;
  readonly problems: readonly JsonProblem[];
  readonly count: number;
  /** The ids, and where in the body each session stands that has one. */
  readonly ids: readonly string[];
  readonly offsets: readonly number[];
}

const lists = new WeakMap<Uint8Array, boolean>();

function hasList(body: Uint8Array): boolean {
  const known = lists.get(body);
  if (known !== undefined) return known;
  const reached = reachesList(body.subarray(0, LARGE_BYTES));
  lists.set(body, reached);
  return reached;
}

/** The body of a feed that is read as a stream; nothing for any other answer. */
export function streamedBody({ step, response, failure }: Exchange): Uint8Array | undefined {
  if (response?.status !== 200 || failure || step['shows'] !== 'feed') return undefined;
  const { body } = response;
  return body.length >= LARGE_BYTES && hasList(body) ? body : undefined;
}

/** Where the sessions of a list stand. */
class Places {
  count = 0;
  ids: string[] = [];
  offsets: number[] = [];

  add(value: Json, index: number, offset: number): void {
    // Of a list that stands twice the last one counts, as for every member.
    if (index === 0) this.clear();
    this.count++;
    const id = isObject(value) ? value['id'] : undefined;
    if (!isString(id)) return;
    this.ids.push(id);
    this.offsets.push(offset);
  }

  clear(): void {
    this.count = 0;
    this.ids = [];
    this.offsets = [];
  }
}

const scans = new WeakMap<Uint8Array, FeedScan>();

/** What a body comes to, read once however often it is asked for. */
export const scanOf = (body: Uint8Array): FeedScan => scans.get(body) ?? scanSessions(body, () => undefined);

/** Reads a body from its beginning to its end. */
export function scanSessions(body: Uint8Array, visit: SessionVisitor): FeedScan {
  const places = new Places();
  const problems: JsonProblem[] = [];
  const keep = (found: readonly JsonProblem[]): void => {
    for (const one of found) if (problems.length < MAX_PROBLEMS) problems.push(one);
  };
  const scan = scanFeed([body], LIMITS);
  let next = scan.next();
  for (; next.done !== true; next = scan.next())
    for (const element of next.value) {
      places.add(element.value, element.index, element.offset);
      if (element.problems.length > 0) keep(element.problems);
      visit(element.value, element.index, element.problems);
    }
  const { envelope, problems: around } = next.value;
  keep(around);
  problems.sort((one, other) => one.offset - other.offset);
  if (!isObject(envelope) || !isArray(envelope['imSessions'])) places.clear();
  const { count, ids, offsets } = places;
  const done: FeedScan = { envelope, problems, count, ids, offsets };
  scans.set(body, done);
  return done;
}

/** The session that begins at this offset of a body that was scanned. */
export function sessionAt(body: Uint8Array, offset: number): JsonObject | undefined {
  const value = readFirst(body, offset);
  return isObject(value) ? value : undefined;
}
