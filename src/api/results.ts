import type { RunResult } from '../contract/types.ts';
import { mergeResults as merge, type NamedResult, type Strictness } from '../run/merge.ts';

/** Results by name, or the results themselves. */
export type MergeInput = RunResult | NamedResult;

const named = (input: MergeInput, at: number): NamedResult =>
  'result' in input ? input : { name: `result ${at + 1}`, result: input };

/**
 * Makes one result of the results of all shards of a run; its verdict is found anew. Throws `MergeError` where shards are
 * missing, double, or of different runs.
 */
export const mergeResults = (
  results: readonly MergeInput[],
  { failOn = 'must', failOnUnjudged = false }: Partial<Strictness> = {},
): RunResult => merge(results.map(named), { failOn, failOnUnjudged });
