import { deliveredTo } from '../../src/check/notification.ts';
import { isObject, type Json, type JsonObject } from '../../src/json/value.ts';
import { tagOf } from '../live/act.ts';
import {
  act,
  inTurn,
  isType,
  knowing,
  leftOut,
  marked,
  notices,
  noticesThat,
  refused,
  rewrite,
  telling,
  until,
  userData,
  without,
  type Change,
} from '../testing/change.test-data.ts';
import { following, noSession, notLive, state } from '../testing/live.test-data.ts';
import type { Row, Table } from '../testing/table.test-data.ts';

const DATA = 'AttachedDataChanged';
const talking = isType('StatusChange', 'Talking');
const initiating = isType('StatusChange', 'Initiating');
const completed = isType('StatusChange', 'Completed');
const message = isType('NewMessage');

const gone = (holds: (data: JsonObject) => boolean): Change => noticesThat(holds, () => []);
const twice = (holds: (data: JsonObject) => boolean): Change => noticesThat(holds, (data) => [data, data]);

/** Notifications of the run's user data with this key in it. */
const withKey =
  (name: string, but = ''): ((tag: string) => (data: JsonObject) => boolean) =>
  (tag) =>
  (data) => {
    const session = data['imSession'];
    const held = isObject(session) ? session['userData'] : undefined;
    return (
      data['notificationType'] === DATA &&
      isObject(held) &&
      held[tag + name] !== undefined &&
      (but === '' || held[tag + but] === undefined)
    );
  };

/** The notification of the second attached batch, and of the update that follows it. */
const attached = withKey('e', 'dd');
const updated = withKey('dd', 'plain-one');
const fenced = withKey('fence-refusals');

/** A change of the notifications that are told by a key of the run. */
const keyed = (
  choice: (tag: string) => (data: JsonObject) => boolean,
  change: (data: JsonObject, tag: string) => readonly Json[],
): Change =>
  knowing((evidence) => {
    const tag = tagOf(evidence);
    return noticesThat(choice(tag), (data) => change(data, tag));
  });

/** Two notifications in each other's place. */
const swapped = (
  one: (tag: string) => (data: JsonObject) => boolean,
  other: (tag: string) => (data: JsonObject) => boolean,
): Change =>
  knowing((evidence) => {
    const tag = tagOf(evidence);
    const all = deliveredTo(evidence.exchanges, 'first').flatMap(({ data }) =>
      isObject(data) ? [data] : [],
    );
    const [a, b] = [all.find(one(tag)), all.find(other(tag))];
    if (!a || !b) throw new Error('the recorded run lacks a notification');
    return notices((data) => (data === a ? [b] : data === b ? [a] : undefined));
  });

/** What was told last before the refused requests, once more after them. */
const echoed: Change = knowing((evidence) => {
  const told = deliveredTo(evidence.exchanges, 'first').flatMap(({ data }) => (isObject(data) ? [data] : []));
  const isFence = fenced(tagOf(evidence));
  const before = told[told.findIndex(isFence) - 1];
  if (!before) throw new Error('the recorded run lacks a notification');
  return noticesThat(isFence, (data) => [before, data]);
});

const subscriptions = (change: (agent: Json | undefined) => JsonObject | undefined): Change =>
  marked((marks) =>
    marks.flatMap((mark) => {
      if (mark.name !== 'subscription') return [mark];
      const changed = change(mark['agent']);
      return changed ? [{ ...mark, ...changed }] : [];
    }),
  );

const unheard: readonly Row[] = [
  ...notLive,
  noSession,
  {
    what: 'there is no subscription',
    change: inTurn(
      subscriptions(() => ({ ok: false, reason: 'denied' })),
      without(({ step: { name } }) => name.startsWith('bayeux.')),
    ),
    also: { 'IMS-NTF-01': 'the subscription failed' },
  },
  {
    what: 'the subscription was lost',
    change: marked((marks) => [
      ...marks,
      { name: 'subscription-lost', atMs: 1, agent: 'first', reason: '402::unknown' },
    ]),
  },
  { what: 'the run did not subscribe', change: subscriptions(() => undefined) },
];

const silent: Row = {
  what: 'nothing was told',
  change: without(({ step: { name } }) => name === 'bayeux.connect'),
  also: Object.fromEntries(
    ['IMS-NTF-02', 'IMS-NTF-03', 'IMS-NTF-04', 'IMS-NTF-05'].map((id) => [id, 'it waits for a notification']),
  ),
};

/** The requirements of the profile `notifications`. */
export const notificationsTable: Readonly<Record<string, Table>> = {
  'IMS-NTF-01': {
    failing: [
      {
        what: 'denied',
        change: inTurn(
          subscriptions(() => ({ ok: false, reason: '403::denied' })),
          without(({ step: { name } }) => name.startsWith('bayeux.')),
        ),
      },
    ],
    unjudged: [
      ...notLive,
      { what: 'the run did not subscribe', change: subscriptions(() => undefined) },
      {
        what: 'the run was over before',
        change: subscriptions(() => ({ ok: false, reason: 'aborted', isCut: true })),
      },
    ],
  },
  'IMS-NTF-02': {
    passing: [
      {
        what: 'Initiating was neither shown nor told',
        change: inTurn(
          gone(initiating),
          following('initiate', (session) => (session['state'] === 'Initiating' ? undefined : session)),
        ),
      },
    ],
    failing: [
      { what: 'nothing of Talking', change: gone(talking) },
      {
        what: 'nothing of Initiating, which the feed showed',
        change: inTurn(gone(initiating), following('initiate', state('Initiating'), 'first', 'first')),
      },
      {
        what: 'as another kind of change',
        change: noticesThat(talking, (data) => [{ ...data, notificationType: DATA }]),
      },
    ],
    unjudged: unheard,
  },
  'IMS-NTF-03': {
    failing: [
      { what: 'one is missing', change: keyed(attached, () => []) },
      {
        what: 'just what changed',
        change: keyed(attached, (data, tag) =>
          telling(userData((held) => ({ [`${tag}e`]: held[`${tag}e`] })))(data),
        ),
      },
      {
        what: 'as another kind of change',
        change: keyed(updated, (data) => [{ ...data, notificationType: 'StatusChange' }]),
        also: { 'IMS-NTF-11': 'a StatusChange tells of Talking again' },
      },
    ],
    unjudged: [...unheard, { what: 'no user data was changed', change: until(act({ role: 'delete' })) }],
  },
  'IMS-NTF-04': {
    failing: [
      { what: 'missing', change: gone(message) },
      { what: 'another text', change: noticesThat(message, (data) => [{ ...data, message: 'Hello' }]) },
      {
        what: 'another white space',
        change: noticesThat(message, (data) => [{ ...data, message: ' hello ' }]),
      },
      {
        what: 'the path of another session',
        change: noticesThat(message, (data) => [{ ...data, imSessionPath: '/im-sessions/1' }]),
      },
      { what: 'no path', change: noticesThat(message, (data) => [leftOut(data, 'imSessionPath')]) },
    ],
    unjudged: [
      ...unheard,
      {
        what: 'SendMessage is refused',
        change: inTurn(rewrite(act({ role: 'send' }), refused(2)), gone(message)),
        also: { 'IMS-OPS-05': 'refused while it is offered' },
      },
    ],
  },
  'IMS-NTF-05': {
    failing: [{ what: 'missing', change: gone(completed) }],
    unjudged: [...unheard, { what: 'no session was completed', change: until(act({ role: 'complete' })) }],
  },
  'IMS-NTF-06': {
    failing: [
      {
        what: 'a state with a leading blank',
        change: noticesThat(
          talking,
          telling((session) => ({ ...session, state: ' Talking' })),
        ),
      },
      {
        what: 'a uri of another session',
        change: noticesThat(
          talking,
          telling((session) => ({ ...session, uri: 'http://localhost/im-sessions/1' })),
        ),
      },
      {
        what: 'a member is missing',
        change: noticesThat(
          talking,
          telling((session) => leftOut(session, 'participants')),
        ),
      },
      {
        what: 'a member is null',
        change: noticesThat(
          completed,
          telling((session) => ({ ...session, participants: null })),
        ),
      },
      {
        what: 'a capability that is none',
        change: noticesThat(
          talking,
          telling((session) => ({ ...session, capabilities: ['Transfer', 'SendMessage', 'Complete'] })),
        ),
      },
      {
        what: 'an id with a blank',
        change: noticesThat(
          talking,
          telling((session) => ({ ...session, id: 'a b' })),
        ),
      },
    ],
    unjudged: [silent],
  },
  'IMS-NTF-07': {
    failing: [
      { what: 'two changes of user data', change: swapped(attached, updated) },
      {
        what: 'Talking before Initiating',
        change: swapped(
          () => initiating,
          () => talking,
        ),
      },
      { what: 'a change of user data before Talking', change: swapped(() => talking, attached) },
    ],
    unjudged: unheard,
  },
  'IMS-NTF-08': {
    passing: [
      {
        what: 'lists in another order',
        change: noticesThat(
          completed,
          telling((session) => ({ more: 1, ...session })),
        ),
      },
    ],
    failing: [
      {
        what: 'other participants',
        change: noticesThat(
          completed,
          telling((session) => ({ ...session, participants: [] })),
        ),
      },
      { what: 'other user data', change: noticesThat(completed, telling(userData(() => ({ other: '1' })))) },
      {
        what: 'other capabilities',
        change: noticesThat(
          completed,
          telling((session) => ({ ...session, capabilities: ['AttachUserData'] })),
        ),
      },
    ],
    unjudged: unheard,
  },
  'IMS-NTF-09': {
    failing: [
      {
        what: 'another messageType',
        change: noticesThat(talking, (data) => [{ ...data, messageType: 'CallStateChangeMessage' }]),
      },
      {
        what: 'another notificationType',
        change: noticesThat(talking, (data) => [{ ...data, notificationType: 'StateChanged' }]),
      },
      {
        what: 'no notificationType',
        change: noticesThat(talking, (data) => [leftOut(data, 'notificationType')]),
      },
      { what: 'text beside it', change: noticesThat(talking, (data) => [data, 'Talking']) },
      {
        what: 'a number as type',
        change: noticesThat(talking, (data) => [data, { messageType: 1, notificationType: 2 }]),
      },
    ],
    unjudged: [silent],
  },
  'IMS-NTF-10': {
    failing: [
      {
        what: 'the text of a refused message',
        change: knowing((evidence) =>
          noticesThat(message, (data) => [data, { ...data, message: `${tagOf(evidence)}ops10` }]),
        ),
      },
      {
        what: 'the key of a refused operation',
        change: keyed(fenced, (data, tag) => [
          ...telling(
            userData((held) => ({ ...leftOut(held, `${tag}fence-refusals`), [`${tag}ops12`]: 'x' })),
          )(data),
          data,
        ]),
      },
      { what: 'a change that is none', change: echoed },
    ],
    unjudged: [
      ...unheard,
      { what: 'nothing was refused', change: until((one) => one.step['owner'] !== undefined) },
    ],
  },
  'IMS-NTF-11': {
    failing: [
      { what: 'Talking twice', change: twice(talking) },
      { what: 'Completed twice', change: twice(completed) },
      { what: 'the message twice', change: twice(message) },
      { what: 'a change of user data twice', change: keyed(updated, (data) => [data, data]) },
    ],
    unjudged: unheard,
  },
};
