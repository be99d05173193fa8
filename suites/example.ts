import type { Json, JsonObject } from '../src/json/value.ts';

/** The session of the resource page's sample, which the examples of requirements are made from. */
export const SAMPLE = {
  id: '007MDF3D0KAHL93L807GK2LAES000001',
  state: 'Talking',
  path: '/im-sessions/007MDF3D0KAHL93L807GK2LAES000001',
  uri: 'http://localhost:8090/api/v2/im-sessions/007MDF3D0KAHL93L807GK2LAES000001',
  participants: [{ digits: '3002', e164Number: '3002', formattedPhoneNumber: '3002', phoneNumber: '3002' }],
  capabilities: ['SendMessage', 'AttachUserData', 'Complete'],
} satisfies JsonObject;

/** The sample with other members; `undefined` leaves one out. */
export function session(changes: JsonObject = {}): JsonObject {
  const changed: JsonObject = { ...SAMPLE, ...changes };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

export const participant = (changes: JsonObject = {}): JsonObject => ({
  ...SAMPLE.participants[0],
  ...changes,
});

export const feed = (sessions: readonly Json[], changes: JsonObject = {}): JsonObject => ({
  imSessions: [...sessions],
  statusCode: 0,
  ...changes,
});

/** Another id of the documented form. */
export const OTHER_ID = '00446K0L8GAC3B9R8O7GK2LAES00000D';
