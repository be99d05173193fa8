import { validate, NotJudgeable } from '../../../suites/validate.ts';
import { NoSuchRequirement } from '../../../suites/selection.ts';
import { ACCEPTED } from '../../capture/detect.ts';
import { fileSource, streamSource, UnreadableSource } from '../../capture/source.ts';
import type { Source } from '../../capture/types.ts';
import type { RunResult } from '../../contract/types.ts';
import { cause } from '../cause.ts';
import type { Run } from '../command.ts';
import { exitCodeOf } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { judgingOf, noSuchRequirement, type Judging } from '../judging.ts';
import { connection } from '../options/connection.ts';
import { general } from '../options/general.ts';
import { checkFiles, writeResult } from '../result-files.ts';
import { reportsOf } from '../reports.ts';
import { note } from '../standard-output.ts';
import { quoted, UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';
import { version } from '../version.ts';

const STANDARD_INPUT = '-';

function sourcesOf(operands: readonly string[]): readonly Source[] {
  const names = operands.length === 0 ? [STANDARD_INPUT] : operands;
  if (names.filter((name) => name === STANDARD_INPUT).length > 1)
    throw new UsageError('- stands twice: standard input can be read once');
  return names.map((name) => (name === STANDARD_INPUT ? standardInput() : fileSource(name)));
}

function standardInput(): Source {
  // Somebody at a terminal may not know what the command waits for.
  if (process.stdin.isTTY) note('imsessions: reading standard input; Ctrl-D ends it');
  return streamSource('standard input', process.stdin);
}

export const run: Run = async ({ operands, values }) => {
  const sources = sourcesOf(operands);
  const judging = await judgingOf(values);
  const reports = await reportsOf(values);
  await checkFiles(values);
  using stop = interruption('interrupted: reporting what was read so far; once more ends at once');
  const result = await judged(sources, values, judging, stop.signal);
  await writeResult(result, reports, values);
  return exitCodeOf(result);
};

async function judged(
  sources: readonly Source[],
  values: Values,
  judging: Judging,
  signal: AbortSignal,
): Promise<RunResult> {
  const as = values.get(general.as);
  try {
    return await validate({
      ...judging,
      sources,
      ...(as === undefined ? {} : { as }),
      apiBase: values.get(connection.apiBase),
      notificationsPath: values.get(connection.notificationsPath),
      version,
      startedAt: new Date().toISOString(),
      signal,
    });
  } catch (error) {
    if (error instanceof NoSuchRequirement) throw noSuchRequirement(error, judging);
    if (error instanceof NotJudgeable)
      throw new UsageError(`${error.message} is nothing that can be judged; accepted are ${ACCEPTED}`, {
        cause: error,
      });
    if (error instanceof UnreadableSource)
      throw new UsageError(`cannot read ${quoted(error.source)}: ${cause(error.cause)}`, { cause: error });
    throw error;
  }
}
