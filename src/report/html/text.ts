import { inline, multiline } from '../markup.ts';
import { notFormula } from '../neutral.ts';

/** Text of a result as harmless HTML. */
export const text = (raw: string): string => inline(notFormula(raw));

/** A title or a reason, in which `text between backticks` is code. */
export const titled = (raw: string): string =>
  notFormula(raw)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? inline(part) : `<code>${inline(part)}</code>`))
    .join('');

/** Text that keeps its lines. */
export const lines = (raw: string): string => multiline(raw);

/** An attribute with its leading blank, or nothing. */
export const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${inline(value)}"`;

/** What may stand in an `id` and after `#`, whatever the requirement is called. */
export const anchor = (prefix: string, index: number): string => `${prefix}-${index + 1}`;
