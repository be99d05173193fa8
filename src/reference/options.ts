import type { JsonObject } from '../json/value.ts';

/** Who may log in to the reference server. */
export interface Agent {
  readonly name: string;
  readonly password: string;
}

/** A variation drawn by a seed, or made of these dimensions. */
export type VariationChoice = { readonly seed: number } | { readonly dimensions: readonly string[] };

export type IdForm = 'call-uuid' | 'digits' | 'dashed';

/** How the reference server is set up. Times are in ms. */
export interface ReferenceOptions {
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number;
  readonly apiBase?: string;
  readonly agents?: readonly Agent[];
  /** The device that every agent has. */
  readonly device?: string;
  /** With CSRF protection, POST, PUT and DELETE need the token that a GET hands out. */
  readonly csrf?: boolean;
  /** How long after its acceptance an operation takes effect; 0 is the next turn of the event loop. */
  readonly delayMs?: number;
  /** How long a Completed session stays in the feed; 0 takes it out at once. */
  readonly completedMs?: number;
  /**
   * What the first agent's feed holds at the start: so many generated sessions, or just these, shown as they are (every
   * operation on them is refused). Without it, a few Completed ones of different kinds.
   */
  readonly sessions?: number | readonly JsonObject[];
  /**
   * Are there live sessions at the start? One Talking session without `sessions`, all states with a number. A live session
   * keeps its agent from initiating another.
   */
  readonly live?: boolean;
  /** Ids and generated content follow from it. */
  readonly seed?: number;
  /** Ids as the call UUIDs of a SIP Server, as digits, or as UUIDs with dashes. */
  readonly idForm?: IdForm;
  /** The header that carries the CSRF token. */
  readonly csrfHeader?: string;
  /** How long a CometD long poll is held. */
  readonly pollMs?: number;
  /** Names of faults, each of which breaks one requirement. */
  readonly faults?: readonly string[];
  /** A generated way to be different and still conformant. */
  readonly variation?: VariationChoice;
}

export type Settings = Required<Omit<ReferenceOptions, 'faults' | 'variation' | 'sessions'>> &
  Pick<ReferenceOptions, 'sessions'>;

export const DEFAULTS: Settings = {
  port: 0,
  apiBase: '/api/v2',
  agents: [
    { name: 'agent1', password: 'secret1' },
    { name: 'agent2', password: 'secret2' },
  ],
  device: '/devices/1',
  csrf: false,
  delayMs: 20,
  completedMs: Number.POSITIVE_INFINITY,
  live: false,
  seed: 1,
  idForm: 'call-uuid',
  csrfHeader: 'X-CSRF-TOKEN-VALUE',
  pollMs: 10_000,
};

/** A number that the reference server can reach: what an embedded run sends its messages to. */
export const DEFAULT_DESTINATION = '16001';

/** Later options win; what is left undefined is taken from the earlier ones, and at last from the defaults. */
export function settle(...options: readonly ReferenceOptions[]): Settings {
  const given = options.flatMap((one) => Object.entries(one)).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...Object.fromEntries(given) };
}
