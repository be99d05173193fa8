import type { Json, JsonObject } from '../../src/json/value.ts';

const LARGEST_INT32 = 2 ** 31 - 1;

/** User data that must come back as it was given (IMS-UD-03), by a word that says what is special about it. */
export const PLAIN_VALUES: Readonly<Record<string, Json>> = {
  quotes: `she said "it's"`,
  backslashes: 'C:\\temp\\new',
  markup: '<b>bold</b> & <script>alert(1)</script> &amp; &lt;',
  emoji: '👩‍👩‍👧 🇩🇪 💬',
  combining: 'e\u0301 a\u030a n\u0303',
  precomposed: 'é å ñ',
  scripts: 'Привет 你好 مرحبا हिन्दी',
  'outer-blanks': '  both ends  ',
  'inner-blanks': 'two  blanks   three',
  percent: '100% %41 %zz +plus',
  'percent-encoded': 'a%20b%C3%A4+c',
  'no-break-blank': 'a\u00a0b',
  separators: 'a,b;c=d|e&f?g#h/i',
  'looks-like-json': '{"a":[1,2]}',
  'looks-like-number': '007',
  'looks-like-boolean': 'true',
  'looks-like-null': 'null',
  'looks-like-date': '2024-01-02',
  dollars: '${HOME} $1 {{x}} #{y}',
  astral: '𝒳𝒴𝒵 𠮷',
  'longest-255': 'x'.repeat(250) + 'äöü€z',
  'Key-In-Capitals': 'Capitals',
  'key with blanks': 'blanks',
  zero: 0,
  one: 1,
  negative: -42,
  'largest-int32': LARGEST_INT32,
  'smallest-int32': -LARGEST_INT32,
  nested: { street: 'Main', number: 42, deeper: { deepest: 'yes' } },
};

/** User data that should come back as it was given (IMS-UD-04). */
export const HARD_VALUES: Readonly<Record<string, Json>> = {
  tab: 'a\tb',
  'line-feeds': 'a\nb\r\nc',
  controls: '\u0001\u001f\u007f',
  'long-4096': 'y'.repeat(4096),
  'largest-exact': Number.MAX_SAFE_INTEGER,
  'smallest-exact': Number.MIN_SAFE_INTEGER,
  'above-int32': 2 ** 31,
  half: 0.5,
  'exact-fraction': -1234.0625,
};

/** Plain values without which a hard one cannot come back either: where one of them is spoilt, IMS-UD-03 says so. */
export const BUILDS_ON: Readonly<Record<string, readonly string[]>> = {
  'long-4096': ['longest-255'],
  'largest-exact': ['one', 'largest-int32'],
  'smallest-exact': ['negative', 'smallest-int32'],
  'above-int32': ['one', 'largest-int32'],
  half: ['one'],
  'exact-fraction': ['negative'],
  tab: ['inner-blanks'],
  'line-feeds': ['inner-blanks'],
};

/** The values under keys of the run. */
export const tagged = (values: Readonly<Record<string, Json>>, tag: string): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${tag}${name}`, value]));
