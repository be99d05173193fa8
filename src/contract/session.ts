import type { Json, JsonObject } from '../json/value.ts';
import { session } from './generated/validators.js';
import { SESSION_MEMBERS } from './generated/values.ts';
import type { ImSession } from './types.ts';
import { violations, type Violation } from './violation.ts';

/** Does the value keep every `must` that a schema can say of a session? */
export const isImSession = (value: Json): value is ImSession & JsonObject => session(value);

export const sessionViolations = (value: Json): readonly Violation[] => violations(session, value);

/** A session that stands in for members that are missing or malformed. */
const BLANK: ImSession & JsonObject = {
  id: '-',
  state: 'Talking',
  path: '/im-sessions/-',
  participants: [],
  capabilities: [],
};

const memberOf = (pointer: string): string => pointer.split('/')[1] ?? '';

/**
 * The members of a session that are well-formed. A member with any violation in it is left out, so that finer checks
 * never see it.
 */
export function wellFormed(value: JsonObject, found: readonly Violation[]): Partial<ImSession> {
  const bad = new Set(found.map((violation) => memberOf(violation.pointer)));
  const kept = SESSION_MEMBERS.filter((name) => value[name] !== undefined && !bad.has(name));
  const filled: Json = { ...BLANK, ...Object.fromEntries(kept.map((name) => [name, value[name]])) };
  if (!isImSession(filled)) return {};
  return Object.fromEntries(kept.map((name) => [name, filled[name]]));
}
