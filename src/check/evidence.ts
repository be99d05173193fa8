import type { Exchange } from '../exchange.ts';
import type { Json } from '../json/value.ts';
import type { Profile } from '../contract/types.ts';

/** How the first agent proves who it is; the value itself is never evidence. */
export type CredentialKind = 'none' | 'basic' | 'bearer' | 'header' | 'certificate';

/** The facts of a run that judges need: plain JSON, no secret among them. */
export interface EvidenceSettings {
  readonly profiles: readonly Profile[];
  /** Where the evidence comes from: a live target, or files (captured payloads, foreign HAR recordings). */
  readonly origin: 'target' | 'files';
  /** The base URL of the target without a trailing slash; empty for files. */
  readonly base: string;
  /** The prefix of the API under the base, such as `/api/v2`. */
  readonly apiBase: string;
  readonly notificationsPath: string;
  readonly credentials: CredentialKind;
  readonly user: string;
  readonly secondAgent: boolean;
  readonly destination: string;
  readonly devicePath: string;
  readonly settleMs: number;
  readonly quietMs: number;
  readonly seed: number;
}

/** Something a scenario noted that no exchange shows: a step left out and why, a quiet window, a clean-up refused. */
export interface Mark {
  readonly name: string;
  readonly atMs: number;
  readonly [parameter: string]: Json | undefined;
}

/**
 * All that a run observed: the one input of every requirement. Plain records, so that a recording read back gives the
 * same evidence and so the same verdict.
 */
export interface Evidence {
  readonly settings: EvidenceSettings;
  readonly exchanges: readonly Exchange[];
  readonly marks: readonly Mark[];
}
