import type { Lifetime } from './lifetime.ts';

/** Holds requests back: so many at once, so many a second, and none before a time that the target asked for. */
export interface Pace {
  /** Resolves when one more request may be under way; gives what ends it. */
  enter(): Promise<() => void>;
  /** Resolves when the next request may go out, or at once when the run is over. */
  turn(): Promise<void>;
  /** Nothing goes out for `ms` from now on. */
  hold(ms: number): void;
}

export function createPace(lifetime: Lifetime, concurrency: number, rate: number): Pace {
  const queue: (() => void)[] = [];
  let free = Math.max(1, concurrency);
  let nextMs = 0;
  let heldUntilMs = 0;

  const leave = () => {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const once = () => {
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  };

  return {
    enter() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(once());
      }
      return new Promise((resolve) => {
        queue.push(() => {
          resolve(once());
        });
      });
    },
    async turn() {
      if (rate > 0) {
        const atMs = Math.max(nextMs, lifetime.now());
        nextMs = atMs + 1000 / rate;
        const waitMs = atMs - lifetime.now();
        if (waitMs > 0) await lifetime.pause(waitMs);
      }
      while (heldUntilMs > lifetime.now() && lifetime.over() === undefined) {
        await lifetime.pause(heldUntilMs - lifetime.now());
      }
    },
    hold(ms) {
      heldUntilMs = Math.max(heldUntilMs, lifetime.now() + ms);
    },
  };
}
