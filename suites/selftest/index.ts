import { availableParallelism } from 'node:os';
import { requirements } from '../index.ts';
import { unproven } from './gap.ts';
import { LANES, newCounter, queueOf, work } from './lanes.ts';
import { Ledger } from './ledger.ts';
import { matrixOf, type Matrix } from './matrix.ts';
import type { Observation } from './observation.ts';
import { canThread, help } from './thread.ts';
import { WAITS, type Trial } from './trial.ts';
import { trialsOf } from './trials.ts';
import { VARIATIONS } from './variations.ts';

export type { Gap } from './gap.ts';
export type { Matrix, Proof } from './matrix.ts';

/** Threads at most: more than two only get into each other's way on the machines that CI gives. */
const MOST_THREADS = 2;

export interface SelftestOptions {
  readonly seed: number;
  readonly version: string;
  /** The requirements in question; all unless told otherwise. */
  readonly ids?: ReadonlySet<string>;
  /** How many generated conforming variations. */
  readonly variations?: number;
  /** Other trials in place of all: what they leave unproven is then no gap. */
  readonly choose?: (all: readonly Trial[]) => readonly Trial[];
  /** Goes on after a gap, to find all. */
  readonly keepGoing?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number, trial: string) => void;
}

/**
 * Proves the suite on servers of which it is known what is wrong with them. Rejects for a bug in the self-test only; what
 * the suite gets wrong is a gap. Ends at the first gap unless told to keep going.
 */
export async function selftest(options: SelftestOptions): Promise<Matrix> {
  const { seed, version, keepGoing = false, variations = VARIATIONS } = options;
  const ids = options.ids ?? new Set(requirements.map(({ id }) => id));
  const choice = { seed, variations, ids };
  const all = trialsOf(choice);
  const trials = options.choose?.(all) ?? all;
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const ledger = new Ledger(trials, ids);
  const found = (): void => {
    if (!keepGoing) stop.abort();
  };
  const done = (index: number, observation: Observation): void => {
    const trial = ledger.enter(index, observation, signal, found);
    if (trial) options.onProgress?.(ledger.count, trials.length, trial.name);
  };

  const counter = newCounter();
  const threads = canThread && !options.choose ? Math.min(MOST_THREADS, availableParallelism()) : 1;
  await Promise.all([
    work({ trials, next: queueOf(trials, counter), lanes: LANES, waits: WAITS, signal, done }),
    ...Array.from({ length: threads - 1 }, () => help(choice, counter, signal, done)),
  ]);
  await ledger.settled();

  const { tried, gaps } = ledger;
  const complete = !signal.aborted;
  if (complete && !options.choose) gaps.push(...unproven(ids, tried));
  const listed = requirements.filter(({ id }) => ids.has(id));
  return matrixOf({ version, seed, complete }, listed, tried, gaps);
}
