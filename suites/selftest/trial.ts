import type { Profile } from '../../src/contract/types.ts';

/** Something that answers at a base URL until it is closed. */
export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** The times of a trial, in ms: they pass only where something is missing, or is watched for. */
export interface Waits {
  readonly settleMs: number;
  readonly quietMs: number;
  readonly timeoutMs: number;
}

export type TrialKind = 'fault' | 'clean' | 'variation' | 'degenerate';

/** One server, and what a probe of it must come to. */
export interface Trial {
  /** A fault's own name, or in which way the server is different; unique. */
  readonly name: string;
  readonly kind: TrialKind;
  readonly profiles: readonly Profile[];
  /** The requirement that must be found broken, where there is one. */
  readonly breaks?: string;
  /** Requirements that may be found broken, too. */
  readonly excused: readonly string[];
  /** Of a degenerate server: the `must`s that its one answer meets by their words. No other may pass. */
  readonly meets: readonly string[];
  readonly start: () => Promise<Running>;
}

/** Long enough for a busy machine, short enough for hundreds of servers. */
export const WAITS: Waits = { settleMs: 1000, quietMs: 60, timeoutMs: 2500 };

/** For another look at what went wrong, so that a busy machine is not taken for a gap. */
export const PATIENT: Waits = { settleMs: 3000, quietMs: 400, timeoutMs: 6000 };
