import { isArray, isObject, type Json } from '../../json/value.ts';
import type { Writer } from '../case.ts';

/** What stands around every token and how a string is written. */
interface Style {
  readonly gap: string;
  readonly text: (text: string) => string;
}

function write(value: Json | undefined, style: Style): string {
  const { gap, text } = style;
  if (isArray(value))
    return `[${gap}${value.map((entry) => write(entry, style)).join(`${gap},${gap}`)}${gap}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([name, member]) => `${text(name)}${gap}:${gap}${write(member, style)}`,
    );
    return `{${gap}${members.join(`${gap},${gap}`)}${gap}}`;
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value ?? null);
}

const spaced =
  (gap: string): Writer =>
  (payload) =>
    gap + write(payload, { gap, text: JSON.stringify }) + gap;

const hexadecimal = (character: string, upper: boolean): string => {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${upper ? code.toUpperCase() : code}`;
};

const escapedText =
  (which: RegExp, upper: boolean) =>
  (text: string): string =>
    `"${text.replace(which, (character) => hexadecimal(character, upper))}"`;

const escaped = (which: RegExp, upper = false): Writer => {
  const style: Style = { gap: '', text: escapedText(which, upper) };
  return (payload) => write(payload, style);
};

/** Control characters, quotes and backslashes, which are never written as they are. */
const NEEDED = '\\u0000-\\u001f"\\\\';

/** Ways to write the same value. */
export const WRITTEN: readonly (readonly [description: string, write: Writer])[] = [
  ['a space stands around every token', spaced(' ')],
  ['tabs and line ends stand around every token', spaced('\t\r\n')],
  ['it is indented', (payload) => JSON.stringify(payload, null, 2)],
  ['it ends in a line feed', (payload) => `${JSON.stringify(payload)}\n`],
  ['20 spaces stand around every token', spaced(' '.repeat(20))],
  ['every character of every string is escaped', escaped(/[^]/g)],
  ['every character beyond ASCII is escaped', escaped(new RegExp(`[${NEEDED}\\u007f-\\uffff]`, 'g'), true)],
  ['every slash is escaped', (payload) => JSON.stringify(payload).replaceAll('/', '\\/')],
];
