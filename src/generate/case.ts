import type { Json } from '../json/value.ts';
import { Draw, namedSeed, subSeed } from './random.ts';

/** What a case comes to. */
export interface Change {
  readonly payload: Json;
  /** JSON Pointer to what is special. */
  readonly pointer: string;
  /** Writes the payload in a way of its own, where `JSON.stringify` would lose what matters. */
  readonly write?: Writer;
}

export type Writer = (payload: Json) => string | Uint8Array;

/** What a case is made from: nothing else decides what comes out. */
export interface Origin {
  /** The fixture's own seed. */
  readonly seed: number;
  /** Counts the fixtures of the run from 0. */
  readonly index: number;
  /** How many sessions a feed has. */
  readonly sessions: number;
}

/** One special way for a document of some kind to be: at an edge of the schema, or with one fault. */
export interface Case {
  /** The requirement that it breaks; null where it breaks none. */
  readonly requirement: string | null;
  readonly description: string;
  readonly make: (origin: Origin) => Change;
}

const CHOICE = namedSeed('choice');

/** Draws what a case leaves open: which session, which participant. */
export const choice = ({ seed }: Origin): Draw => new Draw(subSeed(seed, CHOICE));

/** The same cases with each requirement's first in front, then the second of each, and so on. */
export function interleaved<C extends Pick<Case, 'requirement'>>(cases: readonly C[]): C[] {
  const rounds: C[][] = [];
  const met = new Map<string | null, number>();
  for (const one of cases) {
    const round = met.get(one.requirement) ?? 0;
    met.set(one.requirement, round + 1);
    (rounds[round] ??= []).push(one);
  }
  return rounds.flat();
}
