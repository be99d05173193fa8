import { BACKSLASH, QUOTE } from './bytes.ts';
import { EXCERPT_BYTES, type Fault } from './problem.ts';
import { characterWidth } from './utf8.ts';

/** Where a token ends, or what is wrong with it. */
export type Token = { readonly end: number; readonly escaped: boolean } | { readonly fault: Fault };

const LITERALS: ReadonlyMap<number, readonly number[]> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), [...Buffer.from(word)]]),
);
const ESCAPED = new Set(Buffer.from('"\\/bfnrt'));
const LETTER_U = 0x75;
const MINUS = 0x2d;
const PLUS = 0x2b;
const ZERO = 0x30;
const POINT = 0x2e;
const LETTER_E = 0x65;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined): boolean =>
  isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

export const fault = (kind: Fault['kind'], at: number, message: string, length = EXCERPT_BYTES): Fault => ({
  kind,
  message,
  at,
  length,
  pointer: '',
});

export const undecodable = (at: number): Fault => fault('encoding', at, 'the bytes are not UTF-8', 4);

const INSIDE_STRING = 'the text ends inside a string';

/** Reads the string whose quote stands at `from`. */
export function stringToken(bytes: Uint8Array, from: number, to: number): Token {
  let escaped = false;
  let at = from + 1;
  while (at < to) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return { end: at + 1, escaped };
    if (byte === BACKSLASH) {
      escaped = true;
      const wrong = escapeFault(bytes, at, to);
      if (wrong) return { fault: wrong };
      at += bytes[at + 1] === LETTER_U ? 6 : 2;
    } else if (byte < 0x20) {
      const code = byte.toString(16).toUpperCase().padStart(4, '0');
      return { fault: fault('syntax', at, `the control character U+${code} stands unescaped in a string`) };
    } else {
      const width = characterWidth(bytes, at, to);
      if (width === 0) return { fault: undecodable(at) };
      at += width;
    }
  }
  return { fault: fault('syntax', to, INSIDE_STRING) };
}

/** What is wrong with the escape whose backslash stands at `at`. */
function escapeFault(bytes: Uint8Array, at: number, to: number): Fault | undefined {
  const unknown = fault('syntax', at, 'a string holds an escape that JSON does not have');
  if (at + 1 >= to) return fault('syntax', to, INSIDE_STRING);
  const byte = bytes[at + 1] ?? 0;
  if (byte !== LETTER_U) return ESCAPED.has(byte) ? undefined : unknown;
  for (let digit = at + 2; digit < at + 6; digit += 1) {
    if (digit >= to) return fault('syntax', to, INSIDE_STRING);
    if (!isHex(bytes[digit])) return unknown;
  }
  return undefined;
}

const afterDigits = (bytes: Uint8Array, from: number, to: number): number => {
  let at = from;
  while (at < to && isDigit(bytes[at])) at += 1;
  return at;
};

const noDigit = (at: number, to: number): Token => ({
  fault:
    at >= to
      ? fault('syntax', to, 'the text ends inside a number')
      : fault('syntax', at, 'a number lacks a digit'),
});

/** Reads the number that begins at `from` with a minus or a digit. */
export function numberToken(bytes: Uint8Array, from: number, to: number): Token {
  const whole = bytes[from] === MINUS ? from + 1 : from;
  let at = whole < to && bytes[whole] === ZERO ? whole + 1 : afterDigits(bytes, whole, to);
  if (at === whole) return noDigit(at, to);
  if (at < to && bytes[at] === POINT) {
    const fraction = at + 1;
    at = afterDigits(bytes, fraction, to);
    if (at === fraction) return noDigit(at, to);
  }
  if (at < to && ((bytes[at] ?? 0) | 0x20) === LETTER_E) {
    const signed = at + 1 < to && (bytes[at + 1] === PLUS || bytes[at + 1] === MINUS);
    const exponent = at + (signed ? 2 : 1);
    at = afterDigits(bytes, exponent, to);
    if (at === exponent) return noDigit(at, to);
  }
  return { end: at, escaped: false };
}

/** Reads `true`, `false` or `null`; nothing where none of them stands at `from`. */
export function literalToken(bytes: Uint8Array, from: number, to: number): Token | undefined {
  const word = LITERALS.get(bytes[from] ?? 0);
  const found = word?.every((letter, index) => from + index < to && bytes[from + index] === letter);
  return word !== undefined && found === true ? { end: from + word.length, escaped: false } : undefined;
}

/** Does a number begin with this byte? */
export const beginsNumber = (byte: number): boolean => byte === MINUS || isDigit(byte);
