import { isAscii } from 'node:buffer';
import { aligned } from './names.ts';

/** What can be wrong with bytes that should be one JSON text (RFC 8259). */
export type ProblemKind =
  | 'empty'
  | 'encoding'
  | 'byte-order-mark'
  | 'syntax'
  | 'trailing'
  | 'duplicate'
  | 'depth'
  /** Not wrong in itself, but more than is held in memory: not read any further. */
  | 'size';

/** A place in the text: `offset` in bytes from 0; `line` and `column` from 1, columns in characters. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong, and where. */
export interface JsonProblem extends Position {
  readonly kind: ProblemKind;
  readonly message: string;
  /** JSON Pointer to the member that stands twice; empty for the other kinds. */
  readonly pointer: string;
  /** What stood there: printable, at most a few words. Bytes that are no text are given in hexadecimal. */
  readonly excerpt: string;
}

/** A problem as the parser meets it: `at` and `length` (of the excerpt) are counted in the bytes it was given. */
export interface Fault {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly at: number;
  readonly length: number;
  readonly pointer: string;
}

export interface ReadLimits {
  /** How deep arrays and objects may stand in each other. */
  readonly maxDepth: number;
  /** How many values a text that is read whole may hold: small ones take many times their length in memory. */
  readonly maxValues: number;
}

export const READ_LIMITS: ReadLimits = { maxDepth: 1000, maxValues: 10_000_000 };

/** As many bytes of the text as an excerpt shows. */
export const EXCERPT_BYTES = 24;

/** What is wrong where anything but white space stands after the body. */
export const TRAILING: Omit<Fault, 'at'> = {
  kind: 'trailing',
  message: 'bytes stand after the end of the JSON text',
  length: EXCERPT_BYTES,
  pointer: '',
};

export const START: Position = { offset: 0, line: 1, column: 1 };

const LINE_FEED = 0x0a;
const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** The position after `bytes[from, to)`, which begin at `start`. */
export function advance(start: Position, bytes: Uint8Array, from: number, to: number): Position {
  const part = bytes.subarray(from, to);
  const last = part.lastIndexOf(LINE_FEED);
  let line = start.line;
  for (let at = last === -1 ? -1 : part.indexOf(LINE_FEED); at !== -1; at = part.indexOf(LINE_FEED, at + 1)) {
    line += 1;
  }
  const column = (last === -1 ? start.column : 1) + characters(part.subarray(last + 1));
  return { offset: start.offset + to - from, line, column };
}

const HIGH_BITS = 0x80808080;
const LOW_BITS = 0x01010101;

/** How many characters bytes in UTF-8 hold: all but continuation bytes are counted, four at a time. */
function characters(part: Uint8Array): number {
  if (isAscii(part)) return part.length;
  const { bytes, words, shift } = aligned(part);
  const first = (shift + 3) >> 2;
  let continued = 0;
  for (let at = shift; at < Math.min(first << 2, bytes.length); at += 1)
    if (isContinuation(bytes[at])) continued += 1;
  for (let at = first; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    // A continuation byte begins with the bits 10.
    if ((word & HIGH_BITS) !== 0)
      continued += Math.imul((word >>> 7) & (~word >>> 6) & LOW_BITS, LOW_BITS) >>> 24;
  }
  for (let at = Math.max(words.length, first) << 2; at < bytes.length; at += 1)
    if (isContinuation(bytes[at])) continued += 1;
  return part.length - continued;
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const escape = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** Text that can be shown on one line: control, format and unpaired characters are escaped. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escape);

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** What stands at a fault; `bytes` begin there. */
export function excerpt(kind: ProblemKind, bytes: Uint8Array): string {
  if (kind === 'encoding' || kind === 'byte-order-mark') return hexadecimal(bytes);
  let end = bytes.length;
  // A character that the limit cuts is left out.
  if (end === EXCERPT_BYTES) {
    let lead = end - 1;
    while (lead > end - 4 && isContinuation(bytes[lead])) lead -= 1;
    const byte = bytes[lead] ?? 0;
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (lead + width > end) end = lead;
  }
  return printable(lenient.decode(bytes.subarray(0, end)));
}

/** The problem that a fault is, at its place. */
export const problem = (fault: Fault, position: Position, bytes: Uint8Array): JsonProblem => ({
  kind: fault.kind,
  message: fault.message,
  offset: position.offset,
  line: position.line,
  column: position.column,
  pointer: fault.pointer,
  excerpt: excerpt(fault.kind, bytes),
});

/** Places faults, given in the order in which they stand, in `bytes`, whose index `from` is at `start`. */
export function problems(
  faults: readonly Fault[],
  bytes: Uint8Array,
  from: number,
  start: Position,
): JsonProblem[] {
  let position = start;
  let reached = from;
  return faults.map((fault) => {
    position = advance(position, bytes, reached, fault.at);
    reached = fault.at;
    return problem(fault, position, bytes.subarray(fault.at, fault.at + fault.length));
  });
}
