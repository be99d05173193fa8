import type { ImSession } from '../contract/types.ts';
import { pointer, type Json } from '../json/value.ts';
import type { Traits } from './capabilities.ts';
import type { Change } from './case.ts';
import { edited, type Path } from './edit.ts';
import type { Draw } from './random.ts';

/** One special way for a session to be, wherever the session stands. */
export interface SessionCase {
  /** The requirement that it breaks; null where it breaks none. */
  readonly requirement: string | null;
  /**
   * Is it a `must` on the session? In a notification that is IMS-NTF-06; a `should`, and what is wrong with the bytes, stays
   * what it is.
   */
  readonly must?: boolean;
  readonly description: string;
  /** What the session must be like for the case to be this one and no other. */
  readonly traits?: Partial<Traits>;
  /** At least so many participants. */
  readonly parties?: number;
  /** No other session of its feed may have the same state: IMS-CAP-07 compares what they offer. */
  readonly alone?: boolean;
  readonly change: (session: ImSession, draw: Draw) => Change;
}

/** A change of one place: undefined takes the member away. */
export const changed = (session: Json, path: Path, value: Json | undefined): Change => ({
  payload: edited(session, path, value),
  pointer: pointer(...path),
});

/** A session with another id, in all three places. */
export const renamed = (session: ImSession, id: string): ImSession => ({
  ...session,
  id,
  path: `/im-sessions/${id}`,
  ...(session.uri === undefined ? {} : { uri: apiOf(session) + `/im-sessions/${id}` }),
});

/** What stands before the path in the `uri`. */
export const apiOf = ({ uri = '', path }: ImSession): string => uri.slice(0, -path.length);
