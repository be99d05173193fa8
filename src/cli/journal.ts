import type { RunResult } from '../contract/types.ts';
import { loaders } from '../report/loaders.ts';
import { writeWhole } from './output.ts';

/** Keeps what is known so far in a file, so that a killed run leaves a result that says it is not complete. */
export interface Journal {
  readonly keep: (partial: RunResult) => void;
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>;
}

/** What is not complete is not conformant, however well it began. */
function unfinished(result: RunResult): RunResult {
  const verdict = result.verdict === 'conformant' ? 'inconclusive' : result.verdict;
  const verdictReason = `${verdict}: the run did not end; when this was written: ${result.verdictReason}`;
  return { ...result, verdict, verdictReason, complete: false };
}

export function journal(file: string | undefined): Journal {
  let writing: Promise<void> | undefined;
  let latest: RunResult | undefined;
  const work = async (): Promise<void> => {
    while (latest && file !== undefined) {
      const result = latest;
      latest = undefined;
      const json = await loaders.json();
      // A failure is told when the whole result is written.
      await writeWhole(file, json(unfinished(result))).catch(() => undefined);
    }
    writing = undefined;
  };
  return {
    keep: (partial) => {
      if (file === undefined) return;
      latest = partial;
      writing ??= work();
    },
    settled: async () => {
      latest = undefined;
      await writing;
    },
  };
}
