import type { Violation } from '../contract/violation.ts';
import type { ImSession } from '../contract/types.ts';
import type { Exchange } from '../exchange.ts';
import type { Json } from '../json/value.ts';

/** What a body that holds sessions is: it decides which requirements look at them. */
export type DocumentKind = 'feed' | 'answer' | 'session' | 'notification';

/** The body that sessions stand in. */
export interface SessionDocument {
  readonly kind: DocumentKind;
  readonly exchange?: Exchange;
  /** The file and line, where files are judged. */
  readonly where?: string;
  /** Where the API is: `{base}{apiBase}`; a path alone where no target is known. */
  readonly apiBase: string;
  readonly origin: 'target' | 'files';
}

/** A member name that stands twice in one object. */
export interface DuplicateName {
  readonly name: string;
  /** JSON Pointer to the member, from the session. */
  readonly pointer: string;
}

/** One session in its place. */
export interface SessionSubject {
  readonly document: SessionDocument;
  /** The value as it was sent; an object in every case but a broken one. */
  readonly value: Json;
  /** The members that are well-formed: what is malformed is no subject of the finer checks. */
  readonly view: Partial<ImSession>;
  readonly violations: readonly Violation[];
  readonly duplicates: readonly DuplicateName[];
  /** JSON Pointer to the session, from the body's root. */
  readonly pointer: string;
}
