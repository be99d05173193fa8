import { READ_LIMITS, type JsonProblem, type ReadLimits } from './problem.ts';
import type { Json } from './value.ts';

/** The member whose array is taken apart. */
export const LIST = 'imSessions';

/** One entry of the `imSessions` array. */
export interface FeedElement {
  /** Its place in the array, from 0. */
  readonly index: number;
  /** Of its first byte, in the whole body. */
  readonly offset: number;
  readonly value: Json;
  /** Duplicate names in it; pointers and offsets are those of the whole body. */
  readonly problems: readonly JsonProblem[];
}

/** What the body is apart from the entries of `imSessions`. */
export interface FeedEnvelope {
  /** The body with an empty array in place of `imSessions`, where that is one; undefined where it is malformed. */
  readonly envelope: Json | undefined;
  /** How many elements were given. */
  readonly elements: number;
  /** Length of the body in bytes. */
  readonly bytes: number;
  /** What is wrong with the body outside the elements that were given, in the order in which it stands. */
  readonly problems: readonly JsonProblem[];
}

export interface FeedLimits extends ReadLimits {
  /** Longest element that is held in memory. */
  readonly maxElementBytes: number;
  /** Longest text around the elements. */
  readonly maxAroundBytes: number;
}

export const FEED_LIMITS: FeedLimits = {
  ...READ_LIMITS,
  maxElementBytes: 16 * 1024 * 1024,
  maxAroundBytes: 16 * 1024 * 1024,
};

/** Bytes that are looked at together: elements are parsed in batches of about this size. */
export const PIECE_BYTES = 32 * 1024;
