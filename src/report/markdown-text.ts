import { line, notFormula } from './neutral.ts';

const entity = (character: string): string => `&#${character.codePointAt(0) ?? 0};`;

/** Splits what would become a mention, a reference or a link by itself. */
const BREAK = '&#8203;';

/** A line that begins so would be a heading, a list, a quote or a rule. */
const BLOCK_START = /^(\s*)([#+\-=.)]|\d+(?=[.)]))/;

const MEANS_SOMETHING = /[\\`*_[\]<>&|~$]|@|#(?=\w)|:(?=\/\/)|\bwww(?=\.)/gi;

const harmless = (found: string): string => (/^[@#:w]/i.test(found) ? found + BREAK : entity(found));

/**
 * Text as prose of GitHub's Markdown, in a table or out of one: it formats, links and mentions nothing. What means
 * something is written as an entity, for a backslash before a bar is read in two ways inside a table.
 */
export function prose(text: string): string {
  const shown = notFormula(line(text));
  const start = BLOCK_START.exec(shown);
  if (start === null) return shown.replace(MEANS_SOMETHING, harmless);
  const [head, blanks = '', sign = ''] = start;
  const rest = shown.slice(head.length).replace(MEANS_SOMETHING, harmless);
  return blanks + Array.from(sign, entity).join('') + rest;
}

/** Prose in which `text between backticks` is code, as titles have it. */
export function title(text: string): string {
  return text
    .split(/(`[^`|\\]+`)/)
    .map((part, index) => (index % 2 === 0 ? prose(part) : code(part.slice(1, -1))))
    .join('');
}

const fence = (text: string, least: number): string => {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  return '`'.repeat(Math.max(least - 1, ...runs) + 1);
};

/** Text as a code span, out of tables only. */
export function code(text: string): string {
  const inner = line(text);
  if (inner.trim() === '') return inner === '' ? '(empty)' : '(blanks)';
  const marks = fence(inner, 1);
  const pad = /^[` ]|[` ]$/.test(inner) ? ' ' : '';
  return marks + pad + inner + pad + marks;
}

/** Text as a fenced block of shell, indented by `by`. */
export function shell(text: string, by: string): string {
  const inner = line(text);
  const marks = fence(inner, 3);
  return `${by}${marks}sh\n${by}${inner}\n${by}${marks}\n`;
}
