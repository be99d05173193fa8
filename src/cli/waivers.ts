import { requirements } from '../../suites/index.ts';
import type { RequirementResult } from '../contract/types.ts';
import type { Waived } from '../run/assemble.ts';
import { applyWaivers, readWaivers, WaiverError, writeWaivers } from '../run/waivers.ts';
import { readInput } from './json-file.ts';
import { quoted, UsageError } from './usage-error.ts';

export { writeWaivers };

/** Reads a waiver file, and gives what lays it over the results of a run. */
export async function waiving(file: string): Promise<(results: readonly RequirementResult[]) => Waived> {
  const bytes = await readInput(file, 'the waiver file');
  const today = new Date().toISOString().slice(0, 10);
  try {
    const waivers = readWaivers(
      bytes,
      requirements.map(({ id }) => id),
    );
    return (results) => applyWaivers(results, waivers, today);
  } catch (error) {
    if (!(error instanceof WaiverError)) throw error;
    throw new UsageError(`--waivers ${quoted(file)}: ${error.message}`, { cause: error });
  }
}
