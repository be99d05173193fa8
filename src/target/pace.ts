import type { Lifetime } from './lifetime.ts';

/** Holds requests back: so many at once, so many a second, and none before a time that the target asked for. */
export interface Pace {
  /** Takes a place for one more request: at once where it gives nothing, else when its promise resolves. */
  enter(): Promise<void> | undefined;
  /** Gives the place to the next. */
  leave(): void;
  /** Resolves when the next request may go out, or when the run is over; nothing where it may at once. */
  turn(): Promise<void> | undefined;
  /** Nothing goes out for `ms` from now on. */
  hold(ms: number): void;
}

export function createPace(lifetime: Lifetime, concurrency: number, rate: number): Pace {
  const queue: (() => void)[] = [];
  let free = Math.max(1, concurrency);
  let nextMs = 0;
  let heldUntilMs = 0;

  const wait = async (untilMs: number) => {
    if (untilMs > lifetime.now()) await lifetime.pause(untilMs - lifetime.now());
    while (heldUntilMs > lifetime.now() && lifetime.over() === undefined) {
      await lifetime.pause(heldUntilMs - lifetime.now());
    }
  };

  return {
    enter() {
      if (free === 0) return new Promise((resolve) => queue.push(resolve));
      free -= 1;
      return undefined;
    },
    leave() {
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next();
    },
    turn() {
      if (rate <= 0) return heldUntilMs > 0 ? wait(0) : undefined;
      const atMs = Math.max(nextMs, lifetime.now());
      nextMs = atMs + 1000 / rate;
      return wait(atMs);
    },
    hold(ms) {
      heldUntilMs = Math.max(heldUntilMs, lifetime.now() + ms);
    },
  };
}
