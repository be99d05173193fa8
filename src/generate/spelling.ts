import type { Json } from '../json/value.ts';
import type { Writer } from './case.ts';

/*
 * What a JavaScript value cannot hold is marked in it with characters for private use, and written out here: a name
 * that stands twice, a number in a form of its own, bytes that are no UTF-8.
 */
const AGAIN = '\ue001';
const LITERAL = '\ue002';
const RAW = '\ue003';

/** A member name that is written without the mark, so that it stands a second time. */
export const again = (name: string): string => AGAIN + name;

/** A text that is written as it is, without quotes. */
export const literal = (text: string): string => LITERAL + text + LITERAL;

/** A string value in which bytes stand that are no UTF-8. */
export const raw = (before: string, after = ''): string => before + RAW + after;

const LITERALS = new RegExp(`"${LITERAL}([^${LITERAL}]*)${LITERAL}"`, 'g');

const unquoted: (text: string) => string = JSON.parse;

/** Writes the marks out. */
export const spelled = (payload: Json): string =>
  JSON.stringify(payload)
    .replaceAll(AGAIN, '')
    .replace(LITERALS, (text) => unquoted(text).slice(1, -1));

/** Writes given bytes in the marked place. */
export const withBytes =
  (bytes: readonly number[]): Writer =>
  (payload) => {
    const [before = '', ...after] = JSON.stringify(payload).split(RAW);
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after.join(''))]);
  };

/** Bytes that are no UTF-8, and what is wrong with them. */
export const ILL_FORMED: readonly (readonly [description: string, bytes: readonly number[]])[] = [
  ['a byte FF', [0xff]],
  ['a byte of ISO 8859-1', [0xe9]],
  ['a continuation byte alone', [0x80]],
  ['an overlong form of a slash', [0xc0, 0xaf]],
  ['a surrogate in UTF-8 form', [0xed, 0xa0, 0x80]],
  ['a character that ends too soon', [0xe2, 0x82]],
  ['a code point above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
];
