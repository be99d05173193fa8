import { isImSession, sessionViolations, wellFormed } from '../contract/session.ts';
import type { ImSession } from '../contract/types.ts';
import type { Violation } from '../contract/violation.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, pointer, type Json } from '../json/value.ts';

/**
 * What a body is: `feed` (sessions with all members), `uris` (a list without `fields`), `partial` (some fields only),
 * `answer` (one session under `imSession`), `session` (a bare one), `notification`, `error`, `acceptance` (the answer
 * to an operation).
 */
export type DocumentKind =
  'feed' | 'uris' | 'partial' | 'answer' | 'session' | 'notification' | 'error' | 'acceptance';

/** A body in its place. */
export interface Document {
  readonly kind: DocumentKind;
  readonly exchange?: Exchange;
  /** JSON Pointer to it, where it is a part of the exchange's body. */
  readonly at?: string;
  /** The file and line, where files are judged. */
  readonly where?: string;
  /** `{base}{apiBase}`, or the prefix alone where no target is known. */
  readonly apiBase: string;
  readonly origin: 'target' | 'files';
}

/** A member name that stands twice in one object. */
export interface DuplicateName {
  /** JSON Pointer to the member, from the session. */
  readonly pointer: string;
}

/** One session in its place. */
export interface SessionSubject {
  readonly document: Document;
  /** The value as it was sent. */
  readonly value: Json;
  /** The members that are well-formed: what is malformed is no subject of the finer checks. */
  readonly view: Partial<ImSession>;
  readonly violations: readonly Violation[];
  /** Names that stand twice within `userData`. */
  readonly duplicates: readonly DuplicateName[];
  /** JSON Pointer to the session, from the body's root. */
  readonly pointer: string;
}

const NO_VIOLATIONS: readonly Violation[] = [];
const NO_DUPLICATES: readonly DuplicateName[] = [];

/** Where in its body a session stands: an array's pointer and its index, or a pointer; joined only when asked for. */
export type Place = string | { readonly array: string; readonly index: number };

class Subject implements SessionSubject {
  readonly document: Document;
  readonly value: Json;
  readonly view: Partial<ImSession>;
  readonly violations: readonly Violation[];
  readonly duplicates: readonly DuplicateName[];
  readonly #place: Place;

  constructor(document: Document, value: Json, place: Place, duplicates: readonly DuplicateName[]) {
    this.document = document;
    this.value = value;
    this.#place = place;
    this.duplicates = duplicates;
    if (isImSession(value)) {
      this.view = value;
      this.violations = NO_VIOLATIONS;
    } else {
      this.violations = sessionViolations(value);
      this.view = isObject(value) ? wellFormed(value, this.violations) : {};
    }
  }

  get pointer(): string {
    const place = this.#place;
    return typeof place === 'string' ? place : place.array + pointer(place.index);
  }
}

export const sessionSubject = (
  document: Document,
  value: Json,
  place: Place,
  duplicates: readonly DuplicateName[] = NO_DUPLICATES,
): SessionSubject => new Subject(document, value, place, duplicates);
