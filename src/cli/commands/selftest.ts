import { requirements } from '../../../suites/index.ts';
import { PROFILES } from '../../contract/generated/values.ts';
import { NoSuchRequirement, select } from '../../../suites/selection.ts';
import { selftest, type Gap, type Matrix, type Proof } from '../../../suites/selftest/index.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { judging } from '../options/judging.ts';
import { selftest as options } from '../options/selftest.ts';
import { checkWritable, writeWhole } from '../output.ts';
import { progress } from '../progress.ts';
import { note, print } from '../standard-output.ts';
import { table } from '../table.ts';
import { nearest, quoted, UsageError } from '../usage-error.ts';
import { version } from '../version.ts';

const DEFAULT_SEED = 1;

export const run: Run = async ({ values }) => {
  const ids = chosen(values.get(judging.only), values.get(judging.skip));
  const out = values.get(options.matrix);
  if (out !== undefined) await checkWritable(out);
  using stop = interruption('interrupted: writing what is known so far; once more ends at once');
  const line = progress(process.stderr);
  const matrix = await selftest({
    seed: values.get(judging.seed) ?? DEFAULT_SEED,
    version,
    ids,
    variations: values.get(options.variations),
    keepGoing: values.get(options.keepGoing),
    signal: stop.signal,
    onProgress: (done, all, trial) => {
      line.show(`${done} of ${all}: ${trial}`);
    },
  });
  line.clear();
  if (out !== undefined) await writeWhole(out, [JSON.stringify(matrix, null, 2), '\n']);
  await print([proofTable(matrix.requirements), summary(matrix, ids)]);
  for (const gap of matrix.gaps) note(gapLine(gap));
  if (stop.signal.aborted) return EXIT.interrupted;
  return matrix.gaps.length === 0 ? EXIT.success : EXIT.nonConformant;
};

function chosen(only: readonly string[], skip: readonly string[]): ReadonlySet<string> {
  try {
    return new Set(select(PROFILES, only, skip).map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof NoSuchRequirement)) throw error;
    const near = nearest(error.word, error.known);
    const hint = near === undefined ? '; imsessions requirements lists them' : `; did you mean ${near}?`;
    const option = only.includes(error.word) ? '--only' : '--skip';
    throw new UsageError(`${option}: ${quoted(error.word)} is no requirement or area${hint}`, {
      cause: error,
    });
  }
}

const HEAD = [
  'id',
  'level',
  'profile',
  'faults caught',
  'sensitivity',
  'conforming servers passed',
  'specificity',
];

const share = (value: number | null): string =>
  value === null ? 'none' : String(Math.floor(value * 1000) / 1000);

const proofTable = (proofs: readonly Proof[]): string =>
  table([
    HEAD,
    ...proofs.map((one) => [
      one.id,
      one.level,
      one.profile,
      `${one.caught} of ${one.faults}`,
      share(one.sensitivity),
      `${one.silent} of ${one.conforming}`,
      share(one.specificity),
    ]),
  ]);

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function summary({ trials, gaps, matrix, complete }: Matrix, ids: ReadonlySet<string>): string {
  const { fault, clean, variation, degenerate } = trials;
  const servers = [
    counted(fault, 'fault'),
    counted(clean, 'clean server'),
    counted(variation, 'variation'),
    counted(degenerate, 'degenerate server'),
  ].join(', ');
  const part = ids.size < requirements.length ? ` (${ids.size} of ${requirements.length} requirements)` : '';
  const end = gaps.length > 0 ? counted(gaps.length, 'gap') : complete ? 'no gap' : 'not complete';
  const again = matrix.filter(({ doubts }) => doubts.length > 0).length;
  const looks = again > 0 ? ` (${again} looked at twice)` : '';
  return `\n${servers}${part}: ${end}${looks}\n`;
}

const gapLine = ({ kind, trial, requirement, message }: Gap): string =>
  `gap (${kind}): ${[trial, requirement].filter((word) => word !== '').join(', ')}: ${message}`;
