import { readResult, SavedResultError } from '../run/saved-result.ts';
import type { RunResult } from '../contract/types.ts';
import { readInput } from './json-file.ts';
import { quoted, UsageError } from './usage-error.ts';

/** Reads a result that an operand names. */
export async function savedResult(file: string): Promise<RunResult> {
  const bytes = await readInput(file, 'the result');
  try {
    return readResult(bytes);
  } catch (error) {
    if (!(error instanceof SavedResultError)) throw error;
    throw new UsageError(`${quoted(file)}: ${error.message}`, { cause: error });
  }
}
