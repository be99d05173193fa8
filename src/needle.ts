/** A text that is looked for in other texts. */
export interface Needle {
  readonly text: string;
  /** What it is, for whoever looks. */
  readonly kind: string;
  /** Counts only where no letter or digit stands before or after it. */
  readonly alone: boolean;
  /** Base64: the padding that follows it belongs to it. */
  readonly padded: boolean;
}

/** Where a needle was found: from `start` up to before `end`. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** Up to so many needles are looked for one by one; more are looked for together, in time that their number hardly changes. */
const ONE_BY_ONE = 32;

/** Needles are told apart by a hash of so many first characters. */
const PREFIX = 4;
const BUCKETS = 65_536;

const WORD = /[\p{L}\p{N}]/u;

const hash = (a: number, b: number, c: number, d: number) =>
  (((a * 31 + b) * 31 + c) * 31 + d) & (BUCKETS - 1);

const bucketOf = (text: string) =>
  hash(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2), text.charCodeAt(3));

/** The place of a needle that stands at `start`, or undefined where it does not count there. */
function place(
  text: string,
  start: number,
  { text: wanted, kind, alone, padded }: Needle,
): Found | undefined {
  let end = start + wanted.length;
  for (let padding = 0; padded && padding < 2 && text[end] === '='; padding += 1) end += 1;
  if (alone && (WORD.test(text[start - 1] ?? '') || WORD.test(text[end] ?? ''))) return undefined;
  return { start, end, kind };
}

function* oneByOne(text: string, needles: readonly Needle[]): Generator<Found> {
  for (const needle of needles) {
    for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + 1)) {
      const found = place(text, at, needle);
      if (found !== undefined) yield found;
    }
  }
}

/** Needles by the hash of their first characters; the filter says which hashes there are at all. */
interface Index {
  readonly filter: Uint8Array;
  readonly buckets: ReadonlyMap<number, readonly Needle[]>;
}

function indexOf(needles: readonly Needle[]): Index {
  const filter = new Uint8Array(BUCKETS);
  const buckets = new Map<number, Needle[]>();
  for (const needle of needles) {
    const bucket = bucketOf(needle.text);
    filter[bucket] = 1;
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), needle]);
  }
  return { filter, buckets };
}

function* together(text: string, { filter, buckets }: Index): Generator<Found> {
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let at = 0; at + PREFIX <= text.length; at += 1) {
    const d = text.charCodeAt(at + PREFIX - 1);
    const bucket = hash(a, b, c, d);
    a = b;
    b = c;
    c = d;
    if (filter[bucket] === 0) continue;
    for (const needle of buckets.get(bucket) ?? []) {
      const found = text.startsWith(needle.text, at) ? place(text, at, needle) : undefined;
      if (found !== undefined) yield found;
    }
  }
}

/** Makes a search for all of the needles; it gives the places of each, in no certain order. */
export function createSearch(needles: readonly Needle[]): (text: string) => Generator<Found> {
  if (needles.length <= ONE_BY_ONE) return (text) => oneByOne(text, needles);
  const short = needles.filter((needle) => needle.text.length < PREFIX);
  const index = indexOf(needles.filter((needle) => needle.text.length >= PREFIX));
  return function* (text) {
    yield* oneByOne(text, short);
    yield* together(text, index);
  };
}
