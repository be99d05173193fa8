import { block, line } from './neutral.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') : text;

/** Text as one line of XML or HTML, in an element or in a quoted attribute. */
export const inline = (text: string): string => escaped(line(text));

/** Text as XML or HTML that keeps its line feeds. */
export const multiline = (text: string): string => escaped(block(text));
