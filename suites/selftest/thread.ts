import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { LANES, queueOf, work } from './lanes.ts';
import type { Observation } from './observation.ts';
import { WAITS } from './trial.ts';
import { trialsOf, type TrialChoice } from './trials.ts';

/** What another thread is told: the same choice gives it the same trials, and the counter says which are still to do. */
export interface Task {
  readonly purpose: typeof PURPOSE;
  readonly choice: TrialChoice;
  readonly counter: SharedArrayBuffer;
}

export interface Report {
  readonly index: number;
  readonly observation: Observation;
}

const PURPOSE = 'selftest';

const isTask = (data: unknown): data is Task =>
  typeof data === 'object' && data !== null && 'purpose' in data && data.purpose === PURPOSE;

/** Only what is built can start threads: Node itself does not load TypeScript. */
export const canThread = import.meta.url.endsWith('.js');

/** Another thread takes part in the work until it is done or the signal says stop. Rejects where the thread fails. */
export async function help(
  choice: TrialChoice,
  counter: SharedArrayBuffer,
  signal: AbortSignal,
  done: (index: number, observation: Observation) => void,
): Promise<void> {
  const task: Task = { purpose: PURPOSE, choice, counter };
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  const stop = (): void => {
    void worker.terminate();
  };
  signal.addEventListener('abort', stop, { once: true });
  worker.on('message', ({ index, observation }: Report) => {
    if (!signal.aborted) done(index, observation);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once('error', reject);
      worker.once('exit', () => {
        resolve();
      });
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What such a thread does: this very module is what it loads. */
async function takePart({ choice, counter }: Task): Promise<void> {
  const trials = trialsOf(choice);
  await work({
    trials,
    next: queueOf(trials, counter),
    lanes: LANES,
    waits: WAITS,
    signal: new AbortController().signal,
    done: (index, observation) => {
      const report: Report = { index, observation };
      parentPort?.postMessage(report);
    },
  });
}

if (!isMainThread && isTask(workerData)) await takePart(workerData);
