import {
  BACKSLASH,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  QUOTE,
} from './bytes.ts';
import { isArray, type Json, type JsonArray, type JsonObject } from './value.ts';

/** Member names and depth of a text, counted without judging it: exact for well-formed JSON. */
export interface Tally {
  readonly names: number;
  readonly depth: number;
}

/**
 * Counts from index `from`; stops early where `maxDepth` is passed. Strings are passed four bytes at a time, so the
 * bytes are looked at from a multiple of four of their buffer.
 */
export function tally(bytes: Uint8Array, from: number, maxDepth: number): Tally {
  const shift = bytes.byteOffset & 3;
  const aligned = new Uint8Array(bytes.buffer, bytes.byteOffset - shift, bytes.length + shift);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  const to = aligned.length;
  let names = 0;
  let depth = 0;
  let deepest = 0;
  let at = from + shift;
  while (at < to) {
    const byte = aligned[at];
    at += 1;
    if (byte === QUOTE) {
      at = stringEnd(aligned, words, at, to, at);
      if (aligned[at] === COLON) {
        names += 1;
        at += 1;
      }
    } else if (byte === COMMA) {
      continue;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      depth += 1;
      if (depth > deepest) {
        deepest = depth;
        if (deepest > maxDepth) break;
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      depth -= 1;
    } else if (byte === COLON) {
      names += 1;
    }
  }
  return { names, depth: deepest };
}

/**
 * The index after the string that is read on at `at`; more than `to` where it does not end before.
 *
 * @param words The same memory as `bytes`, four bytes a number.
 * @param begin Where the content of the string begins.
 */
export function stringEnd(
  bytes: Uint8Array,
  words: Uint32Array,
  at: number,
  to: number,
  begin: number,
): number {
  for (;;) {
    while ((at & 3) !== 0 && at < to && bytes[at] !== QUOTE) at += 1;
    if ((at & 3) === 0) {
      at = quoteWord(words, at >> 2, to >> 2) << 2;
      while (at < to && bytes[at] !== QUOTE) at += 1;
    }
    at += 1;
    if (at > to || bytes[at - 2] !== BACKSLASH || !isEscaped(bytes, begin, at - 1)) return at;
  }
}

/** The first word from `word` on that holds a quote, else `to`. */
function quoteWord(words: Uint32Array, word: number, to: number): number {
  while (word < to) {
    // A byte of `other` is zero where the word has a quote.
    const other = (words[word] ?? 0) ^ 0x22222222;
    if (((other - 0x01010101) & ~other & 0x80808080) !== 0) return word;
    word += 1;
  }
  return word;
}

/** Is the byte at `at` preceded by an odd number of backslashes, none before `begin` counted? */
function isEscaped(bytes: Uint8Array, begin: number, at: number): boolean {
  let first = at;
  while (first > begin && bytes[first - 1] === BACKSLASH) first -= 1;
  return ((at - first) & 1) === 1;
}

/** From this depth on values are walked with a list of their own instead of the call stack. */
const MAX_RECURSION = 500;

/** How many member names a value has in all. */
export const countNames = (value: Json): number =>
  typeof value === 'object' && value !== null ? count(value, 0) : 0;

function count(value: JsonArray | JsonObject, depth: number): number {
  if (depth > MAX_RECURSION) return countDeep(value);
  let names = 0;
  if (isArray(value)) {
    for (const entry of value) {
      if (typeof entry === 'object' && entry !== null) names += count(entry, depth + 1);
    }
    return names;
  }
  // A parsed object inherits no enumerable member, and `for in` is several times faster than a list of keys.
  for (const name in value) {
    names += 1;
    const member = value[name];
    if (typeof member === 'object' && member !== null) names += count(member, depth + 1);
  }
  return names;
}

function countDeep(value: JsonArray | JsonObject): number {
  const open = [value];
  let names = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const members = Object.values(next);
    if (!isArray(next)) names += members.length;
    for (const member of members) if (typeof member === 'object' && member !== null) open.push(member);
  }
  return names;
}
