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
  /** The deepest level; counting ends where it passes the limit. */
  readonly depth: number;
  /** All that was opened is closed, and no comma stands outside: the bytes are one value, if they are well-formed. */
  readonly single: boolean;
}

/** Bytes that begin at a multiple of four of their buffer, and the same memory four bytes a number. */
export interface AlignedBytes {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/** A view of bytes that may begin anywhere, and where they begin in it. */
export function aligned(bytes: Uint8Array): AlignedBytes & { readonly shift: number } {
  const shift = bytes.byteOffset & 3;
  const begin = bytes.byteOffset - shift;
  const length = bytes.length + shift;
  return {
    bytes: new Uint8Array(bytes.buffer, begin, length),
    words: new Uint32Array(bytes.buffer, begin, length >> 2),
    shift,
  };
}

/** Counts in `[from, to)`. Strings are passed four bytes at a time. */
export function tally({ bytes, words }: AlignedBytes, from: number, to: number, maxDepth: number): Tally {
  let names = 0;
  let level = 0;
  let depth = 0;
  let listed = false;
  let at = from;
  while (at < to) {
    const byte = bytes[at];
    at += 1;
    if (byte === QUOTE) {
      at = stringEnd(bytes, words, at, to, at);
      if (at < to && bytes[at] === COLON) {
        names += 1;
        at += 1;
      }
    } else if (byte === COMMA) {
      if (level <= 0) listed = true;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      level += 1;
      if (level > depth) {
        depth = level;
        if (depth > maxDepth) break;
      }
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      level -= 1;
    } else if (byte === COLON) {
      names += 1;
    }
  }
  return { names, depth, single: !listed && level === 0 && at === to };
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
