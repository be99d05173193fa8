import type { Level, RunResult } from '../../contract/types.ts';
import { MergeError, mergeResults, type NamedResult, type Strictness } from '../../run/merge.ts';
import { summarise } from '../../run/verdict.ts';
import { breakingWaivers, writeWaivers } from '../../run/waivers.ts';
import type { Run } from '../command.ts';
import { EXIT, exitCodeOf, worst } from '../exit-code.ts';
import { judging } from '../options/judging.ts';
import { reports as options } from '../options/reports.ts';
import { checkWritable, writeWhole } from '../output.ts';
import { reportsOf, writeReports } from '../reports.ts';
import { savedResult } from '../saved-results.ts';
import { UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';

export const run: Run = async ({ operands, values }) => {
  const reports = await reportsOf(values);
  const waivers = values.get(options.writeWaivers);
  if (waivers !== undefined) await checkWritable(waivers);
  const results = await Promise.all(
    operands.map(async (file) => ({ name: file, result: await savedResult(file) })),
  );
  const strictness = strictnessOf(values, results[0]?.result);
  const merged = judgedAnew(mergedFrom(results, strictness), strictness);
  if (waivers !== undefined) await writeWhole(waivers, [writeWaivers(merged, strictness.failOn)]);
  await writeReports(reports, merged);
  // That a run was interrupted long ago does not interrupt this command; but what it left out was not judged.
  const { verdict, toolErrors = [], complete } = merged;
  return worst([exitCodeOf({ verdict, toolErrors }), complete ? EXIT.success : EXIT.inconclusive]);
};

function mergedFrom(results: readonly NamedResult[], strictness: Strictness): RunResult {
  try {
    return mergeResults(results, strictness);
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}

const isLevel = (value: unknown): value is Level => value === 'must' || value === 'should';

/** What the run itself was told, where this command is told nothing. */
function strictnessOf(values: Values, first: RunResult | undefined): Strictness {
  const told = first?.settings?.['failOn'];
  return {
    failOn: values.given(judging.failOn) || !isLevel(told) ? values.get(judging.failOn) : told,
    failOnUnjudged: values.given(judging.failOnUnjudged)
      ? values.get(judging.failOnUnjudged)
      : first?.settings?.['failOnUnjudged'] === true,
  };
}

/** The verdict as it is with this strictness. */
function judgedAnew(result: RunResult, strictness: Strictness): RunResult {
  const { profiles, sessionsSeen, staleWaivers, toolErrors = [], blocked, interrupted = false } = result;
  const counts = summarise(result.requirements, {
    profiles,
    ...strictness,
    sessionsSeen,
    staleWaivers: breakingWaivers(staleWaivers),
    toolErrors: toolErrors.length,
    interrupted,
    ...(blocked === undefined ? {} : { blocked }),
  });
  return { ...result, ...counts };
}
