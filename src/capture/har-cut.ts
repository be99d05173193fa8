import { readJson } from '../json/read.ts';
import { isArray, isObject, type JsonObject } from '../json/value.ts';
import { detect } from './detect.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const COLON = 0x3a;
/** Inside `log`, and inside an array that is a member of it. */
const LOG_DEPTH = 2;
const ENTRIES = '"entries"';
const REST = Buffer.from(']}}');

/** Where a string that begins here ends, its closing quotation mark left behind; the end of the text where it does not. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return Math.min(at + 1, bytes.length);
}

/** Where the last entry of the recording ends that is there whole; undefined where there is none. */
function lastEntryEnd(bytes: Uint8Array): number | undefined {
  let depth = 0;
  let name = '';
  let inEntries = false;
  let end: number | undefined;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      const after = stringEnd(bytes, at);
      if (depth === LOG_DEPTH) name = Buffer.from(bytes.subarray(at, after)).toString('latin1');
      at = after - 1;
    } else if (OPENING.has(byte)) {
      inEntries ||= depth === LOG_DEPTH && name === ENTRIES;
      depth++;
    } else if (CLOSING.has(byte)) {
      depth--;
      if (inEntries && depth === LOG_DEPTH) return end;
      if (inEntries && depth === LOG_DEPTH + 1) end = at + 1;
    } else if (byte > 0x20 && byte !== COLON && depth === LOG_DEPTH) name = '';
  }
  return end;
}

/**
 * What is left of a HAR recording that was cut short: its `log` with the entries that are there whole. Undefined where the
 * text is no recording, or is broken in another way than by its end.
 */
export function wholeEntries(bytes: Uint8Array): JsonObject | undefined {
  const end = lastEntryEnd(bytes);
  if (end === undefined) return undefined;
  const { value, problems } = readJson(Buffer.concat([bytes.subarray(0, end), REST]));
  if (problems.some(({ kind }) => kind !== 'duplicate' && kind !== 'byte-order-mark')) return undefined;
  if (!isObject(value) || detect(value) !== 'har' || !isObject(value['log'])) return undefined;
  return isArray(value['log']['entries']) ? value : undefined;
}
