import type { Evidence } from '../check/evidence.ts';
import type { DocumentKind, Place } from '../check/session.ts';
import type { JsonProblem } from '../json/problem.ts';
import type { Json } from '../json/value.ts';

/** What a captured payload can be said to be. */
export const CAPTURE_KINDS = ['feed', 'answer', 'session', 'error', 'notification', 'har'] as const;
export type CaptureKind = (typeof CAPTURE_KINDS)[number];

/** A body begins: what it is, and where it stands. */
export interface DocumentStart {
  readonly type: 'document';
  readonly kind: DocumentKind;
  /** The file, or the file and the line: `feeds.ndjson:17`. */
  readonly where: string;
  /** JSON Pointer to it, where it is a part of what was captured: the `data` of a Bayeux message. */
  readonly at?: string;
}

/** A session in the body that was begun last. */
export interface SessionSeen {
  readonly type: 'session';
  readonly value: Json;
  /** Where it stands, from the root of what was captured. */
  readonly place: Place;
  /** Duplicate names in it, with pointers from the root of what was captured. */
  readonly problems: readonly JsonProblem[];
}

/** The body that was begun last has ended. */
export interface DocumentEnd {
  readonly type: 'end';
  /** The body's value; where it is a feed its `imSessions` is an empty array, for its sessions were given. */
  readonly envelope: Json | undefined;
  /** All that is wrong with the bytes, duplicate names inside user data left out; pointers are from the body. */
  readonly problems: readonly JsonProblem[];
}

/** A HAR recording. */
export interface Recording {
  readonly type: 'recording';
  readonly where: string;
  readonly evidence: Evidence;
  /** True for one made with `--record`: its evidence is that of its run. */
  readonly own: boolean;
  /** What was left out and why, in words. */
  readonly notes: readonly string[];
}

/** JSON that is nothing that can be judged. */
export interface Unknown {
  readonly type: 'unknown';
  readonly where: string;
  /** What it is instead, in words. */
  readonly found: string;
}

export type CaptureEvent = DocumentStart | SessionSeen | DocumentEnd | Recording | Unknown;

/** Where bytes come from. */
export interface Source {
  /** What people know it by: a path, or `-` for standard input. */
  readonly name: string;
  /** True where it can be opened more than once. */
  readonly again: boolean;
  /** The bytes in pieces; each is valid until the next one is asked for. */
  open(): AsyncIterable<Uint8Array>;
}
