import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { bytesOf as bytesOfFixture } from '../../src/generate/fixture.ts';
import { generateFixtures } from '../../src/generate/fixtures.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function samples(): Uint8Array[] {
  const folder = fileURLToPath(new URL('../samples/', import.meta.url));
  return readdirSync(folder).map((name) => readFileSync(folder + name));
}

const KINDS = ['feed', 'session', 'notification', 'request', 'error'] as const;
const CLASSES = ['valid', 'invalid', 'boundary'] as const;

/** Payloads that mean something, right and wrong ones. */
export const PAYLOADS: readonly Uint8Array[] = [
  ...samples(),
  ...KINDS.flatMap((kind) =>
    CLASSES.flatMap((made) =>
      Array.from(generateFixtures({ kind, class: made, count: 6, sessions: 2 }), bytesOfFixture),
    ),
  ),
];

/** Lines of such payloads, as a file of many. */
export const LINES: readonly Uint8Array[] = [
  Buffer.concat(PAYLOADS.slice(0, 4).flatMap((one) => [compact(one), bytesOf('\n')])),
];

function compact(bytes: Uint8Array): Uint8Array {
  return bytesOf(Buffer.from(bytes).toString('utf8').replaceAll('\n', ' '));
}

/** Words that stand in what is read, and what readers trip over. */
const WORDS: readonly Uint8Array[] = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    '\\',
    '\\u',
    '\\ud800',
    'null',
    'true',
    '-0',
    '1e400',
    '1e-400',
    '0x1',
    'NaN',
  ],
  ...[
    '"__proto__":',
    '"constructor":',
    '"imSessions":',
    '"imSession":',
    '"statusCode":0,',
    '"userData":{',
    '"id":""',
  ],
  ...[
    '"log":{"entries":[',
    '"_step":',
    '"_failure":',
    '"encoding":"base64",',
    '"text":"',
    '"startedDateTime":"',
  ],
  ...[
    '"successful":true,',
    '"channel":"/meta/connect",',
    '"advice":{"interval":',
    '"clientId":"c",',
    '"data":{',
    '"id":"1"',
  ],
  ...[
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u2028',
    '\ufeff',
    '\0',
    '9'.repeat(400),
    '['.repeat(1_100),
    '{"a":'.repeat(1_100),
  ],
]
  .map(bytesOf)
  .concat([Buffer.of(0xff), Buffer.of(0xed, 0xa0, 0x80), Buffer.of(0xc0, 0xae), Buffer.of(0xf0, 0x9f)]);

interface Edit {
  readonly kind: 'insert' | 'replace' | 'cut' | 'repeat' | 'splice' | 'flip';
  readonly at: number;
  readonly length: number;
  readonly word: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'cut', 'repeat', 'splice', 'flip'),
  at: fc.nat(999_999),
  length: fc.nat(40),
  word: fc.nat(9_999),
});

function edited(
  bytes: Uint8Array,
  { kind, at, length, word }: Edit,
  seeds: readonly Uint8Array[],
): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % (bytes.length + 1);
  const before = bytes.subarray(0, from);
  const after = bytes.subarray(from);
  const inserted = WORDS[word % WORDS.length] ?? bytes;
  const other = seeds[word % seeds.length] ?? bytes;
  switch (kind) {
    case 'insert':
      return Buffer.concat([before, inserted, after]);
    case 'replace':
      return Buffer.concat([before, inserted, after.subarray(inserted.length)]);
    case 'cut':
      return Buffer.concat([before, after.subarray(length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 'splice':
      return Buffer.concat([before, other.subarray(at % (other.length + 1))]);
    case 'flip':
      return Buffer.concat([
        before,
        after.subarray(0, 1).map((byte) => byte ^ (1 << (word % 8))),
        after.subarray(1),
      ]);
  }
}

/** Longer inputs show nothing that shorter ones do not. */
const LONGEST = 200_000;

/** Bytes made from those that mean something by a few edits; now and then bytes of no meaning. */
export const mutants = (seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .tuple(fc.nat(seeds.length - 1), fc.array(edit, { maxLength: 12 }))
        .map(([at, edits]) =>
          edits
            .reduce((bytes, one) => edited(bytes, one, seeds), seeds[at] ?? new Uint8Array())
            .subarray(0, LONGEST),
        ),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((one) => new Uint8Array(one)) },
  );
