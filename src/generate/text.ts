import { contentOf, type Fixture, type FixtureLabel } from './fixture.ts';
import { shardRange, WHOLE, type Shard } from './shard.ts';

export const FORMATS = ['json', 'ndjson'] as const;
/** `ndjson`: one fixture a line. `json`: a single fixture by itself, several in an array. */
export type FixtureFormat = (typeof FORMATS)[number];

export interface TextOptions {
  readonly format: FixtureFormat;
  /** With what each fixture is; what is not labelled must have no bytes of its own. */
  readonly labelled: boolean;
  /** How many fixtures the whole run has. */
  readonly count: number;
  readonly shard?: Shard;
}

/** The label's members in the order in which they are written. */
export const labelOf = ({
  kind,
  valid,
  requirement,
  pointer,
  description,
  seed,
}: FixtureLabel): FixtureLabel => ({ kind, valid, requirement, pointer, description, seed });

const base64 = ({ bytes }: { readonly bytes: Uint8Array }): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** A fixture with all that is said of it, as one line of JSON. */
export function labelledText(fixture: Fixture): string {
  const { kind, valid, requirement, pointer, description, seed } = fixture;
  return JSON.stringify(
    'bytes' in fixture
      ? { kind, valid, requirement, pointer, description, seed, bytes: base64(fixture) }
      : { kind, valid, requirement, pointer, description, seed, payload: fixture.payload },
  );
}

function bareText(fixture: Fixture): string {
  const content = contentOf(fixture);
  if (typeof content !== 'string') throw new TypeError('a fixture of bytes has no line of its own: label it');
  return content;
}

/** As much text as is handed on at once, in characters. */
const CHUNK = 65_536;

/** A fixture's text with what stands around it, by its place in the whole run. */
function placedText(text: string, at: number, { format, count }: TextOptions): string {
  if (format === 'ndjson' || count === 1) return `${text}\n`;
  return (at === 0 ? '[\n' : '') + text + (at === count - 1 ? '\n]\n' : ',\n');
}

/** The text of fixtures, in chunks. What several shards write is, one after the other, exactly what one run writes. */
export function* fixtureText(fixtures: Iterable<Fixture>, options: TextOptions): Generator<string> {
  const { count, format, shard = WHOLE } = options;
  const textOf = options.labelled ? labelledText : bareText;
  let [at] = shardRange(count, shard);
  let chunk = count === 0 && format === 'json' && shard.index === shard.count ? '[]\n' : '';
  for (const fixture of fixtures) {
    chunk += placedText(textOf(fixture), at, options);
    at += 1;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
