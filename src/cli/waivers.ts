import { requirements } from '../../suites/index.ts';
import { readWaivers, WaiverError, waivingOf, writeWaivers } from '../run/waivers.ts';
import type { Waiving } from '../run/waiving.ts';
import { readInput } from './json-file.ts';
import { quoted, UsageError } from './usage-error.ts';

export { writeWaivers };

/** Reads a waiver file, and gives what lays it over the results of a run. */
export async function waiving(file: string): Promise<Waiving> {
  const bytes = await readInput(file, 'the waiver file');
  const today = new Date().toISOString().slice(0, 10);
  try {
    const waivers = readWaivers(
      bytes,
      requirements.map(({ id }) => id),
    );
    return waivingOf(waivers, today);
  } catch (error) {
    if (!(error instanceof WaiverError)) throw error;
    throw new UsageError(`--waivers ${quoted(file)}: ${error.message}`, { cause: error });
  }
}
