import { availableParallelism } from 'node:os';
import { requirements } from '../index.ts';
import { gapsOf, unproven, type Gap } from './gap.ts';
import { LANES, look, newCounter, queueOf, work } from './lanes.ts';
import { matrixOf, type Matrix, type Tried } from './matrix.ts';
import type { Observation } from './observation.ts';
import { canThread, help } from './thread.ts';
import { PATIENT, WAITS, type Trial } from './trial.ts';
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

/** Gaps that a patient second look confirms: a machine too busy for the first look is none. */
async function confirmed(
  trial: Trial,
  signal: AbortSignal,
): Promise<Tried & { readonly gaps: readonly Gap[] }> {
  const observation = await look(trial, PATIENT, signal);
  return { trial, observation, gaps: gapsOf(trial, observation) };
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
  const observations = new Map<string, Observation>();
  const gaps: Gap[] = [];
  const concerns = (gap: Gap): boolean => gap.requirement === '' || ids.has(gap.requirement);
  let again = Promise.resolve();

  const done = (index: number, observation: Observation): void => {
    const trial = trials[index];
    if (!trial) return;
    observations.set(trial.name, observation);
    options.onProgress?.(observations.size, trials.length, trial.name);
    if (!gapsOf(trial, observation).some(concerns)) return;
    again = again.then(async () => {
      if (signal.aborted) return;
      const second = await confirmed(trial, signal);
      if (options.signal?.aborted === true) return;
      observations.set(trial.name, second.observation);
      gaps.push(...second.gaps.filter(concerns));
      if (gaps.length > 0 && !keepGoing) stop.abort();
    });
  };

  const counter = newCounter();
  const threads = canThread && !options.choose ? Math.min(MOST_THREADS, availableParallelism()) : 1;
  await Promise.all([
    work({ trials, next: queueOf(trials, counter), lanes: LANES, waits: WAITS, signal, done }),
    ...Array.from({ length: threads - 1 }, () => help(choice, counter, signal, done)),
  ]);
  await again;

  const complete = !signal.aborted;
  if (complete && !options.choose) gaps.push(...unproven(ids, trials, observations));
  const tried = trials.flatMap((trial) => {
    const observation = observations.get(trial.name);
    return observation ? [{ trial, observation }] : [];
  });
  const listed = requirements.filter(({ id }) => ids.has(id));
  return matrixOf({ version, seed, complete }, listed, tried, gaps);
}
