import { observe, type Observation } from './observation.ts';
import type { Trial, Waits } from './trial.ts';

/** Trials under way at once in one thread: most of them wait most of the time. */
export const LANES = 12;

/** Gives out each trial once, also to several threads that hold the same counter. */
export function queueOf(trials: readonly Trial[], counter: SharedArrayBuffer): () => number | undefined {
  const next = new Int32Array(counter);
  return () => {
    const index = Atomics.add(next, 0, 1);
    return index < trials.length ? index : undefined;
  };
}

export const newCounter = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** A look at one trial; what goes wrong in the suite is part of what was observed. */
export async function look(trial: Trial, waits: Waits, signal: AbortSignal): Promise<Observation> {
  try {
    return await observe(trial, waits, signal);
  } catch (thrown) {
    const words = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return { trial: trial.name, verdict: 'inconclusive', seen: [], bugs: [words] };
  }
}

interface Work {
  readonly trials: readonly Trial[];
  readonly next: () => number | undefined;
  readonly lanes: number;
  readonly waits: Waits;
  readonly signal: AbortSignal;
  readonly done: (index: number, observation: Observation) => void;
}

/** Makes trials, several at once, until there are none left or the signal says stop. */
export async function work({ trials, next, lanes, waits, signal, done }: Work): Promise<void> {
  const isStopped = (): boolean => signal.aborted;
  const lane = async (): Promise<void> => {
    for (let index = next(); index !== undefined && !isStopped(); index = next()) {
      const trial = trials[index];
      if (!trial) return;
      const observation = await look(trial, waits, signal);
      if (!isStopped()) done(index, observation);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
