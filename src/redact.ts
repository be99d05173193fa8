import { Buffer } from 'node:buffer';

/** Something that must not be shown. `kind` is the word in the mark that stands in its place. */
export interface Secret {
  readonly kind: string;
  readonly value: string;
}

/** Replaces every secret in a text by a mark that names its kind, such as `[password]`. */
export interface Redactor {
  (text: string): string;
  /** Adds secrets that came up since. */
  learn(...secrets: readonly Secret[]): void;
}

/** Below this length a secret is replaced only where it stands alone: a password `a` must not wreck every word. */
const WHOLE_TOKEN_BELOW = 4;

/** The least length from which the Base64 of a secret inside some longer text is looked for. */
const CORE_FROM = 8;

/** At most so many secrets that a target handed out are remembered, the newest of them. */
const MAX_SECRETS = 1_000;

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Hexadecimal digits in either case. */
const hex = (digits: string) => digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\\\"',
  '\\': '\\\\\\\\',
  '/': '\\\\/',
  '\b': '\\\\b',
  '\f': '\\\\f',
  '\n': '\\\\n',
  '\r': '\\\\r',
  '\t': '\\\\t',
  ' ': '\\+',
};

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;|&#38;|&#x26;',
  '<': '&lt;|&#60;|&#x3[cC];',
  '>': '&gt;|&#62;|&#x3[eE];',
  '"': '&quot;|&#34;|&#x22;',
  "'": '&apos;|&#0?39;|&#x27;',
};

/** A character in each form that a text may hold it in: as it is, percent-encoded, escaped for JSON or HTML. */
function characterPattern(character: string): string {
  const bytes = [...Buffer.from(character, 'utf8')].map((byte) => byte.toString(16).padStart(2, '0'));
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const forms = [
    escapeRegExp(character),
    ...(bytes.length > 1 ? [escapeRegExp(Buffer.from(character, 'utf8').toString('latin1'))] : []),
    bytes.map((byte) => `%${hex(byte)}`).join(''),
    units.map((unit) => `\\\\u${hex(unit.toString(16).padStart(4, '0'))}`).join(''),
    SHORT_ESCAPES[character],
    HTML_ESCAPES[character],
  ];
  return `(?:${forms.filter((form) => form !== undefined).join('|')})`;
}

const textPattern = (text: string) => Array.from(text, characterPattern).join('');

const withoutPadding = (base64: string) => base64.replace(/=+$/, '');

/** The Base64 of a text, and the part of it that does not depend on what stands before and after the text. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  const whole = withoutPadding(bytes.toString('base64'));
  const cores = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    const usable = Math.floor(shifted.length / 3) * 4;
    return shifted.toString('base64').slice(Math.ceil((shift * 4) / 3), usable);
  });
  const forms = [whole, ...(bytes.length < CORE_FROM ? [] : cores)];
  return [
    ...new Set([...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))]),
  ].sort((a, b) => b.length - a.length);
}

const PADDING = '(?:=|%3[dD]|\\\\u003[dD]){0,2}';
const ALONE_BEFORE = '(?<![\\p{L}\\p{N}])';
const ALONE_AFTER = '(?![\\p{L}\\p{N}])';

/** Matches a secret in any form. */
function secretPattern(value: string): string {
  const encoded = base64Forms(value).map((form) => textPattern(form) + PADDING);
  const forms = [textPattern(value), ...encoded].join('|');
  return value.length < WHOLE_TOKEN_BELOW ? `${ALONE_BEFORE}(?:${forms})${ALONE_AFTER}` : forms;
}

/** Makes a redactor of these secrets; empty ones are left out. */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const known = new Map<string, string>();
  let pattern: RegExp | undefined;
  let kinds: string[] = [];
  const given = new Set(secrets.map(({ value }) => value));

  const forgetOldest = () => {
    const oldest = [...known.keys()].find((value) => !given.has(value));
    if (oldest !== undefined) known.delete(oldest);
  };
  const learn = (...more: readonly Secret[]) => {
    for (const { kind, value } of more) {
      if (value === '' || known.has(value)) continue;
      known.set(value, kind);
      pattern = undefined;
      if (known.size > MAX_SECRETS) forgetOldest();
    }
  };
  const compile = () => {
    const longestFirst = [...known].sort(([a], [b]) => b.length - a.length);
    kinds = longestFirst.map(([, kind]) => kind);
    const marks = [...new Set(kinds)].map(escapeRegExp).join('|');
    // Marks come first: a text that is redacted twice stays as it is.
    const parts = [`\\[(?:${marks})\\]`, ...longestFirst.map(([value]) => `(${secretPattern(value)})`)];
    return new RegExp(parts.join('|'), 'gu');
  };
  const redact = (text: string) => {
    if (known.size === 0) return text;
    pattern ??= compile();
    return text.replace(pattern, (match: string, ...rest: unknown[]) => {
      const at = kinds.findIndex((_, group) => rest[group] !== undefined);
      return at < 0 ? match : `[${kinds[at] ?? 'secret'}]`;
    });
  };
  learn(...secrets);
  return Object.assign(redact, { learn });
}
