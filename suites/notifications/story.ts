import { deliveredTo, type Delivered } from '../../src/check/notification.ts';
import { equalJson } from '../../src/check/equality.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { inconclusive, skip } from '../../src/check/outcome.ts';
import type { EvidenceRequirement } from '../../src/check/requirement.ts';
import { isObject, isString, type JsonObject } from '../../src/json/value.ts';
import { actsOf, ownKeys, ownSession, tagOf, userDataOf, type Act } from '../live/act.ts';
import { opened } from '../live/ground.ts';
import { tellsOf } from '../live/listening.ts';

/** A notification of the run's own session. */
export interface Told extends Delivered {
  readonly data: JsonObject;
}

export const text = (data: JsonObject, name: string): string => {
  const value = data[name];
  return isString(value) ? value : '';
};

/** What the first agent was told of the run's session, in order of arrival. */
export function toldOf(evidence: Evidence): readonly Told[] {
  const id = ownSession(evidence);
  if (id === undefined) return [];
  const { exchanges } = evidence;
  const before = known.get(exchanges);
  if (before?.length === exchanges.length) return before.told;
  const told = deliveredTo(evidence.exchanges, 'first').flatMap((one) =>
    isObject(one.data) && tellsOf(one.data, id) ? [{ ...one, data: one.data }] : [],
  );
  known.set(exchanges, { length: exchanges.length, told });
  return told;
}

const known = new WeakMap<
  Evidence['exchanges'],
  { readonly length: number; readonly told: readonly Told[] }
>();

export const sessionIn = ({ data }: Told): JsonObject | undefined => {
  const session = data['imSession'];
  return isObject(session) ? session : undefined;
};

/** The state that a notification tells, white space aside: that it is malformed is IMS-NTF-06's. */
export const stateIn = (told: Told): string => text(sessionIn(told) ?? {}, 'state').trim();

const DOCUMENTED = new Set(['StatusChange', 'AttachedDataChanged', 'NewMessage']);

/** Is it of this type, or of none that is documented (which is IMS-NTF-09's)? */
export function isOfType({ data }: Told, type: string): boolean {
  const own = text(data, 'notificationType');
  return own === type || !DOCUMENTED.has(own);
}

/** Is it just this type, with a session that can be read? */
export function isExactly(told: Told, type: string): boolean {
  return (
    sessionIn(told) !== undefined &&
    text(told.data, 'messageType') === 'IMSessionStateChangeMessage' &&
    text(told.data, 'notificationType') === type &&
    isReadable(told)
  );
}

const ownData = new WeakMap<Told, { readonly tag: string; readonly data: JsonObject }>();

/** The run's own user data that a notification tells. */
export function dataIn(told: Told, tag: string): JsonObject {
  const before = ownData.get(told);
  if (before?.tag === tag) return before.data;
  const data = ownKeys(userDataOf(sessionIn(told)), tag);
  ownData.set(told, { tag, data });
  return data;
}

/** Is the user data that it tells an object, or left out? */
export const isReadable = (told: Told): boolean => {
  const data = sessionIn(told)?.['userData'];
  return data === undefined || isObject(data);
};

/** Notifications of changed user data that tell just this. */
export const dataNotices = (evidence: Evidence, act: Act): readonly Told[] =>
  toldOf(evidence).filter(
    (told) =>
      sessionIn(told) !== undefined &&
      isOfType(told, 'AttachedDataChanged') &&
      isReadable(told) &&
      equalJson(dataIn(told, tagOf(evidence)), act.expected),
  );

const DATA_ROLES = new Set(['attach', 'update', 'delete', 'clear', 'fence']);

/** User-data operations that were accepted and whose outcome is plain, one after the other. */
export const dataActs = (evidence: Evidence): readonly Act[] =>
  actsOf(evidence).filter(
    ({ role, accepted, owner }) => owner === undefined && accepted && DATA_ROLES.has(role),
  );

/** The subscription is there, and so is a session to be told of. */
export function subscribed(judge: EvidenceRequirement['judge']): EvidenceRequirement['judge'] {
  return opened((evidence) => {
    const mark = evidence.marks.find(({ name, agent }) => name === 'subscription' && agent === 'first');
    if (!mark) return skip('the run did not subscribe', 'choose the profile notifications');
    if (mark['ok'] !== true) return inconclusive('there is no subscription', 'see IMS-NTF-01');
    const lost = evidence.marks.find(({ name, agent }) => name === 'subscription-lost' && agent === 'first');
    if (lost)
      return inconclusive(
        `the subscription was lost: ${text({ ...lost }, 'reason')}`,
        'see that the CometD endpoint keeps its clients',
      );
    return judge(evidence);
  });
}
