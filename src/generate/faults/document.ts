import type { Json } from '../../json/value.ts';
import type { Writer } from '../case.ts';
import { literal, spelled } from '../spelling.ts';

/** A way to spoil the text of any object, so that it is no single JSON object any more. */
export interface Damage {
  readonly description: string;
  readonly write: Writer;
}

const text = (description: string, spoil: (text: string) => string): Damage => ({
  description,
  write: (payload) => spoil(JSON.stringify(payload)),
});

const member = (description: string, value: string): Damage => ({
  description,
  write: (payload) => spelled(withMember(payload, literal(value))),
});

const withMember = (payload: Json, value: string): Json =>
  typeof payload === 'object' && payload !== null && !Array.isArray(payload)
    ? { rate: value, ...payload }
    : payload;

/** What is no JSON text at all. */
export const SYNTAX: readonly Damage[] = [
  text('the closing brace is missing', (json) => json.slice(0, -1)),
  text('the text ends in the middle', (json) => json.slice(0, json.length >> 1)),
  text('the text ends within a string', (json) => json.slice(0, json.indexOf('"') + 3)),
  text('a comma stands after the last member', (json) => `${json.slice(0, -1)},}`),
  text('a comma is missing', (json) => `{"rate":1 ${json.slice(1)}`),
  text('a colon is missing', (json) => json.replace('":', '" ')),
  text('the names stand in single quotes', (json) => json.replaceAll('"', "'")),
  text('the first name has no quotes', (json) => json.replace(/"(\w+)":/, '$1:')),
  text('a comment stands in it', (json) => `{/* page 1 */${json.slice(1)}`),
  text('it is closed by a bracket', (json) => `${json.slice(0, -1)}]`),
  text('it is wrapped in a call', (json) => `callback(${json})`),
  text('a guard against scripts stands before it', (json) => `)]}',${json}`),
  text('it is an HTML page', () => '<!DOCTYPE html><html><title>Log in</title><form></form></html>'),
  text('it is plain text', () => 'Service temporarily unavailable'),
  member('a value is NaN', 'NaN'),
  member('a value is undefined', 'undefined'),
  member('a value is True', 'True'),
  member('a number begins with 0', '007'),
  member('a number begins with a dot', '.5'),
  member('a number ends in a dot', '1.'),
  member('a number begins with a plus sign', '+1'),
  member('a number is hexadecimal', '0x1F'),
  member('a string has a raw tab', '"a\tb"'),
  member('a string has a raw control character', '"a\u0001b"'),
  member('a string has an unknown escape', '"\\x41"'),
  member('a string has an incomplete escape', '"\\u00"'),
];

/** What stands behind a whole object. */
export const TRAILING: readonly Damage[] = [
  text('a brace too many stands at the end', (json) => `${json}}`),
  text('a second object follows', (json) => json + json),
  text('a comma follows', (json) => `${json},`),
  text('a word follows', (json) => `${json} done`),
  text('U+0000 follows', (json) => `${json}\u0000`),
];

/** A byte-order mark, and UTF-16. */
export const ENCODING: readonly Damage[] = [
  text('a byte-order mark stands before it', (json) => `\ufeff${json}`),
  {
    description: 'it is in UTF-16',
    write: (payload) => Buffer.from(`\ufeff${JSON.stringify(payload)}`, 'utf16le'),
  },
];

/** JSON, but no object. */
export const OTHER_TYPES: readonly Damage[] = [
  text('it stands in an array', (json) => `[${json}]`),
  text('it is a string that holds the JSON', (json) => JSON.stringify(json)),
  text('it is a string', () => '"OK"'),
  text('it is a number', () => '0'),
  text('it is a boolean', () => 'true'),
  text('it is null', () => 'null'),
];
