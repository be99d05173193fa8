import type { Limits } from './limits.ts';

/** What one long poll came to, as far as the wait before the next depends on it. */
export interface Poll {
  readonly durationMs: number;
  readonly messages: number;
}

/** How long a server is waited for before it is polled again, so that none can make a client spin. */
export interface PollPause {
  /** `timeoutMs`: how long the server said that it holds a poll. */
  after(poll: Poll, timeoutMs: number): number;
}

/** Doubles from `firstMs` with each step, up to `mostMs`. */
export const growing = (firstMs: number, steps: number, mostMs: number): number =>
  Math.min(firstMs * 2 ** Math.min(Math.max(steps, 0), 30), mostMs);

export function createPollPause(limits: Limits): PollPause {
  let quick = 0;
  return {
    after({ durationMs, messages }, timeoutMs) {
      // A server that advises short polls may well answer an empty one soon.
      const isQuick = durationMs < Math.min(limits.quickPollMs, timeoutMs * 0.8);
      quick = isQuick ? quick + 1 : 0;
      const allowed = messages > 0 ? limits.quickPolls : 0;
      return quick > allowed ? growing(limits.emptyPollMs, quick - allowed - 1, limits.maxEmptyPollMs) : 0;
    },
  };
}
