import type { Capability, Participant, State } from '../contract/types.ts';
import type { JsonObject } from '../json/value.ts';

/** A session as the server keeps it; what is shown is derived from it. Never changed in place. */
export interface StoredSession {
  readonly id: string;
  readonly state: State;
  readonly participants: readonly Participant[];
  readonly userData?: JsonObject;
  /** Was it there when the server started? */
  readonly prefilled: boolean;
  /** Its place among its agent's sessions. */
  readonly index: number;
  /** A session that was given as it is to be shown; nothing can happen to it. */
  readonly asGiven?: JsonObject;
}

/** Can something still happen to it? */
export const isLive = (session: StoredSession): boolean => session.state !== 'Completed' && !session.asGiven;

/** The operations that a session offers follow from its state and from whether it has user data. */
export function capabilitiesOf(session: StoredSession): readonly Capability[] {
  if (!isLive(session)) return [];
  if (session.state !== 'Talking') return ['Complete'];
  return session.userData
    ? ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete']
    : ['SendMessage', 'AttachUserData', 'Complete'];
}

export const pathOf = (id: string): string => `/im-sessions/${id}`;

/** The session as the feed shows it; `api` is the absolute URL of the API, without a trailing slash. */
export function show(session: StoredSession, api: string): JsonObject {
  if (session.asGiven) return session.asGiven;
  const { id, state, participants, userData } = session;
  const path = pathOf(id);
  return {
    id,
    state,
    path,
    uri: api + path,
    participants: [...participants],
    capabilities: [...capabilitiesOf(session)],
    ...(userData ? { userData } : {}),
  };
}

const E164 = /^\+[1-9][0-9]{1,14}$/;

/** What can be dialled of a number; empty where nothing can. */
export const dialable = (number: string): string => {
  const kept = number.replace(/[^0-9*#+]/g, '');
  const digits = kept.replaceAll('+', '');
  return digits !== '' && kept.startsWith('+') ? `+${digits}` : digits;
};

/** The party with this number: an extension in all four forms, an international number in E.164. */
export function participant(number: string): Participant {
  const digits = dialable(number);
  const e164 = digits.startsWith('+') && !E164.test(digits) ? '' : digits;
  return { digits, e164Number: e164, formattedPhoneNumber: digits, phoneNumber: digits };
}

/** Leaves user data out where no key is left. */
export function withUserData(session: StoredSession, userData: JsonObject): StoredSession {
  const { id, state, participants, prefilled, index } = session;
  const rest = { id, state, participants, prefilled, index };
  return Object.keys(userData).length === 0 ? rest : { ...rest, userData };
}
