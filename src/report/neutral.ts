/**
 * Makes text that came from a target harmless. Every character that a terminal, a log viewer or a reader's eye could
 * be fooled by (control, format and bidirectional characters, line separators, lone surrogates, noncharacters) is shown
 * as a JavaScript escape; what stays can be read and copied.
 */

/** Most texts are plain: one look spares them all else. */
const PLAIN = /^[\n -~]*$/;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u;
const EVERY_INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/gu;
const EVERY_INVISIBLE_BUT_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/gu;
const EVERY_NON_ASCII = /[^\0-~]/gu;

/** `##[` and `##word[` start a command of a CI runner wherever they stand in a line. */
const RUNNER_COMMAND = /#(?=#[\w.-]*\[)/g;
/** `::error` starts one at a line's start, blanks before it allowed. */
const LINE_COMMAND = /^(\s*):(?=:)/gm;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** `\n`, `\u001b`, `\u{e0041}`: a character as a JavaScript escape. */
export function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT[character] ?? (code > 0xffff ? `\\u{${code.toString(16)}}` : hex(code));
}

function unarmed(text: string): string {
  const calm = text.includes('##') ? text.replace(RUNNER_COMMAND, '\\u0023') : text;
  return calm.includes('::') ? calm.replace(LINE_COMMAND, '$1\\u003a') : calm;
}

/** One line of harmless text: line feeds, too, are shown as escapes. */
export function line(text: string): string {
  const plain = PLAIN.test(text) && !text.includes('\n');
  return unarmed(!plain && INVISIBLE.test(text) ? text.replace(EVERY_INVISIBLE, escapeOf) : text);
}

/** Harmless text that keeps its line feeds and tabs; a CR before a line feed goes. */
export function block(text: string): string {
  if (PLAIN.test(text)) return unarmed(text);
  return unarmed(text.replaceAll('\r\n', '\n').replace(EVERY_INVISIBLE_BUT_LINES, escapeOf));
}

export const asciiOnly = (text: string): string => text.replace(EVERY_NON_ASCII, escapeOf);

/**
 * A leading apostrophe keeps a spreadsheet, into which a table is pasted, from taking the text for a formula; a number
 * with its sign is none.
 */
export const notFormula = (text: string): string =>
  /^(?![+-]?[\d.]+$)[=+\-@]/.test(text) ? `'${text}` : text;

const inJson = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => hex(character.charCodeAt(index))).join('');

/**
 * JSON text that reads back as the same values, indented by two blanks, with everything that {@link line} would show
 * as an escape written as one.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const plain =
    !PLAIN.test(text) && INVISIBLE_IN_JSON.test(text)
      ? text.replace(EVERY_INVISIBLE_BUT_LINES, inJson)
      : text;
  return plain.includes('##') ? plain.replace(RUNNER_COMMAND, '\\u0023') : plain;
}
/** Line feeds stand between the members; those inside strings are escaped already. */
const INVISIBLE_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u;
