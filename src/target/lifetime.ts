import { timerMs } from './limits.ts';

export type Over = 'deadline' | 'interrupted';

/** How long a run lasts: until its deadline, or until it is interrupted. Times in ms since the run began. */
export interface Lifetime {
  now(): number;
  over(): Over | undefined;
  /** Calls back once when the run is over, at once where it already is; returns what takes that back. */
  onOver(callback: (why: Over) => void): () => void;
  /** Resolves after `ms`, or as soon as the run is over or `stop` is aborted. */
  pause(ms: number, stop?: AbortSignal): Promise<void>;
  end(): void;
}

export function createLifetime(deadlineMs: number, signal: AbortSignal): Lifetime {
  const start = performance.now();
  const waiting = new Set<(why: Over) => void>();
  const now = () => performance.now() - start;
  // The timer may fire a little early by this clock; once it has fired, the deadline has passed.
  let passed = deadlineMs <= 0;

  const over = () =>
    signal.aborted ? 'interrupted' : passed || now() >= deadlineMs ? 'deadline' : undefined;
  const finish = (why: Over) => {
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback(why);
  };
  const timer = setTimeout(() => {
    passed = true;
    finish('deadline');
  }, timerMs(deadlineMs));
  timer.unref();
  const interrupt = () => {
    finish('interrupted');
  };
  signal.addEventListener('abort', interrupt, { once: true });

  const onOver = (callback: (why: Over) => void) => {
    const why = over();
    if (why === undefined) waiting.add(callback);
    else callback(why);
    return () => {
      waiting.delete(callback);
    };
  };

  return {
    now,
    over,
    onOver,
    pause: (ms, stop) =>
      new Promise((resolve) => {
        if (over() !== undefined || stop?.aborted === true) {
          resolve();
          return;
        }
        let forget = () => {};
        const wake = () => {
          clearTimeout(alarm);
          forget();
          stop?.removeEventListener('abort', wake);
          resolve();
        };
        const alarm = setTimeout(wake, timerMs(ms));
        forget = onOver(wake);
        stop?.addEventListener('abort', wake, { once: true });
      }),
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
    },
  };
}
