import type { Evidence, EvidenceSettings } from '../src/check/evidence.ts';
import type { Target } from '../src/target/types.ts';

/** What every scenario is given. */
export interface Scene {
  readonly target: Target;
  readonly settings: EvidenceSettings;
  /** Is any of these requirements among the chosen ones? What none of them needs is not sent. */
  wants(...ids: readonly string[]): boolean;
  /** All that was observed so far, for judges that a scenario asks whether to look again. */
  evidence(): Evidence;
}

/** One kind of request of a run, for `--plan`: a run is held to these bounds. */
export interface PlannedStep {
  /** The step's name, as recordings and the budget know it. */
  readonly step: string;
  readonly request: string;
  /** Requests at most. */
  readonly most: number;
  /** What it does to the target; empty where it only reads. */
  readonly effect: string;
}

/** The requests of the feed of an agent. */
export const LIST = '/me/im-sessions';

/** Another stream of numbers for each purpose, from one seed: `draw(seed, 'sample')()` is from 0 up to 1. */
export function draw(seed: number, purpose: string): () => number {
  let state = seed >>> 0;
  for (const character of purpose)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** An id of the documented form, made from the seed. */
export function madeUpId(seed: number, purpose: string): string {
  const next = draw(seed, purpose);
  return Array.from({ length: 32 }, () => ALPHABET.charAt(Math.floor(next() * ALPHABET.length))).join('');
}

/** Ids that can stand in a path as they are (IMS-ID-01). */
const PATH_SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9\-._~!$&'()*+,;=:@]+$/;
export const isWellFormedId = (id: string): boolean => PATH_SEGMENT.test(id);
