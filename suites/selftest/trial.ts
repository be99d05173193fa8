import type { Profile } from '../../src/contract/types.ts';
import type { ReferenceOptions } from '../../src/reference/index.ts';

/** Something that answers at a base URL until it is closed. */
export interface Running {
  readonly url: string;
  close(): Promise<void>;
}

export type TrialKind = 'fault' | 'clean' | 'variation' | 'degenerate';

/** One server, and what a probe of it must come to. */
export interface Trial {
  /** Unique among all trials: a fault's name, or what is different about the server. */
  readonly name: string;
  readonly kind: TrialKind;
  readonly profiles: readonly Profile[];
  /** Requirements that must be found broken; empty where the server conforms. */
  readonly broken: readonly string[];
  /** Requirements that may be found broken, too. */
  readonly excused: readonly string[];
  readonly start: (waits: Waits) => Promise<Running>;
}

/** The times of a trial, in ms: long enough for a busy machine, as they pass only where something is missing. */
export interface Waits {
  readonly settleMs: number;
  readonly quietMs: number;
  readonly timeoutMs: number;
}

/** What the reference server of a trial is set up with, before its fault's or variation's own needs. */
export type Setup = Pick<ReferenceOptions, 'live' | 'delayMs' | 'seed' | 'sessions' | 'csrf'>;
