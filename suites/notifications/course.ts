import { each, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { equalJson, equalSessions } from '../../src/check/equality.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { sessionViolations } from '../../src/contract/index.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isObject, pointer, type Json, type JsonObject } from '../../src/json/value.ts';
import { actsOf, liveReads, ownSession, shownIn, stateOf, tagOf, userDataOf, type Act } from '../live/act.ts';
import { actsIn, notDone } from '../live/ground.ts';
import { repeatsOf } from './repeats.ts';
import {
  dataActs,
  dataIn,
  dataNotices,
  sessionIn,
  stateIn,
  subscribed,
  text,
  toldOf,
  type Told,
} from './story.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'notifications',
  profile: 'notifications',
  source: 'IMSessionNotifications',
  firmness: 'derived',
} as const;

const at = (told: Told): Pick<Subject<unknown>, 'exchange' | 'pointer'> => ({
  exchange: told.exchange,
  pointer: told.pointer,
});

/** Changes of user data that were accepted, each with the notifications that tell of it. */
type Changes = readonly { readonly act: Act; readonly notices: ReadonlySet<Told> }[];

const changesOf = (evidence: Evidence): Changes =>
  dataActs(evidence).map((act) => ({ act, notices: new Set(dataNotices(evidence, act)) }));

const PLACE_OF_STATE: ReadonlyMap<string, number> = new Map([
  ['Initiating', -2],
  ['Talking', -1],
  ['Completed', Number.MAX_SAFE_INTEGER],
]);

/** Where in the course of the run each notification belongs: the states, and the accepted operations one by one. */
function placeOf(evidence: Evidence, changes: Changes, told: Told): number | undefined {
  if (sessionIn(told) && text(told.data, 'notificationType') === 'StatusChange')
    return PLACE_OF_STATE.get(stateIn(told));
  const message = actsIn(evidence, 'send').find(
    ({ accepted, marker }) => accepted && marker === told.data['message'],
  );
  if (message) return message.act;
  if (sessionIn(told) === undefined) return undefined;
  const data = dataIn(told, tagOf(evidence));
  const own = changes.find(({ act, notices }) => notices.has(told) || equalJson(data, act.expected));
  const twice = changes.filter(({ act }) => equalJson(act.expected, own?.act.expected)).length > 1;
  return own === undefined || twice ? undefined : own.act.act;
}

export const inOrder: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-07',
  title: 'notifications come in the order of the operations and of the states',
  how: 'The run waits for each effect before the next operation; the notifications that tell of them must arrive in the same order.',
  cause: 'Notifications are published by several workers, or queued by kind.',
  examples: {
    holds: ['Talking', 'AttachedDataChanged', 'Completed'],
    breaks: ['Completed', 'AttachedDataChanged'],
  },
  judge: subscribed((evidence) => {
    const changes = changesOf(evidence);
    const placed = toldOf(evidence).flatMap((told) => {
      const place = placeOf(evidence, changes, told);
      return place === undefined ? [] : [{ told, place }];
    });
    const first = new Map<number, boolean>();
    // What comes a second time is IMS-NTF-11's.
    const once = placed.filter(({ place }) => !first.has(place) && first.set(place, true).size > 0);
    return each(
      once.map((one, index) => ({ value: { ...one, before: once[index - 1] }, ...at(one.told) })),
      ({ told, place, before }): Verdict =>
        before === undefined || before.place < place
          ? undefined
          : {
              code: 'out-of-order',
              message: `${text(told.data, 'notificationType')} ${stateIn(told)} came after ${text(before.told.data, 'notificationType')} ${stateIn(before.told)}`,
              expected: 'the order of the operations and states',
              actual: `${text(before.told.data, 'notificationType')}, then ${text(told.data, 'notificationType')}`,
            },
      notDone('anything that is notified'),
    );
  }),
};

/** Members that both a notification and the feed tell, and that depend on neither's own point of view. */
const COMPARED = ['state', 'participants', 'capabilities', 'userData'] as const;

interface Moment {
  readonly last: Told;
  readonly session: JsonObject;
  readonly shown: JsonObject;
  /** Members whose last change was not notified at all: that is IMS-NTF-02's, -03's and -05's. */
  readonly untold: readonly string[];
}

/** What was notified last when a read of the feed was made, and what the feed showed. */
function momentOf(evidence: Evidence, read: Exchange | undefined): Moment | undefined {
  const shown = shownIn(read, ownSession(evidence) ?? '');
  if (!read || !shown) return undefined;
  const told = toldOf(evidence).filter((one) => one.arrivedMs <= read.startedMs);
  const last = told.filter((one) => sessionIn(one) !== undefined).at(-1);
  const session = last && sessionIn(last);
  if (!last || !session) return undefined;
  const change = dataActs(evidence)
    .filter(({ exchange }) => exchange.index < read.index)
    .at(-1);
  const state = stateOf(shown)?.trim() ?? '';
  const untold = [
    ...(change && dataNotices(evidence, change).length === 0 ? ['userData', 'capabilities'] : []),
    ...(told.some((one) => sessionIn(one) && stateIn(one) === state) ? [] : ['state', 'capabilities']),
  ];
  return { last, session, shown, untold };
}

function differing({ session, shown, untold }: Moment): readonly (typeof COMPARED)[number][] {
  // What is malformed is for the requirements on a session.
  const bad = [...sessionViolations(session), ...sessionViolations(shown)].map(
    ({ pointer: at }) => at.split('/')[1],
  );
  return COMPARED.filter((name) => {
    if (untold.includes(name) || bad.includes(name)) return false;
    const [a, b] = [session[name], shown[name]];
    if (name === 'userData') return !(isEmpty(a) && isEmpty(b)) && !equalJson(a, b);
    return a !== undefined && b !== undefined && !equalSessions({ [name]: a }, { [name]: b });
  });
}

export const agreesWithFeed: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-08',
  title:
    'what the last notification says of a session is what the feed says, while the session is in the feed',
  how: 'The last notification that had come when the session was at rest is compared with the feed’s last read before `Complete`, and again at the end: state, participants, capabilities, user data.',
  cause: 'The notification is made from a copy that the change has not reached.',
  examples: { holds: { notified: { a: '1' }, feed: { a: '1' } }, breaks: { notified: {}, feed: { a: '1' } } },
  judge: subscribed((evidence) => {
    const complete = actsIn(evidence, 'complete').find(({ accepted }) => accepted);
    const reads = liveReads(evidence).filter((read) => feedOf(read)?.sessionsKnown === true);
    const resting = complete
      ? reads.filter((read) => read.index < complete.exchange.index).at(-1)
      : undefined;
    const moments = [resting, reads.at(-1)].flatMap((read) => {
      const moment = momentOf(evidence, read);
      return moment ? [{ value: moment, ...at(moment.last) }] : [];
    });
    return each(
      moments,
      (moment): Verdict => {
        const names = differing(moment);
        const [name] = names;
        if (name === undefined) return undefined;
        return {
          code: 'feed-differs',
          message: `the last notification and the feed differ in ${names.join(', ')}`,
          pointer: pointer('imSession', name),
          expected: JSON.stringify(moment.shown[name]),
          actual: moment.session[name],
          waitedMs: 0,
        };
      },
      {
        reason: 'no notification had come while the session was in the feed',
        remedy: 'see IMS-NTF-02 and IMS-NTF-03',
      },
    );
  }),
};

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || (isObject(value) && Object.keys(value).length === 0);

export const refusedSilent: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-10',
  level: 'should',
  title: 'a refused operation brings no change notification',
  how: 'Refused requests carry keys and texts of their own; none of them may turn up in a notification, nor may there be more changes of user data than operations that were accepted.',
  cause: 'The notification is published before the request is checked.',
  examples: {
    holds: [],
    breaks: [{ messageType: 'IMLogUpdateMessage', notificationType: 'NewMessage', message: 'refused' }],
  },
  judge: subscribed((evidence) => {
    const refused = actsOf(evidence).filter(
      ({ owner, refused: is, marker }) => owner !== undefined && is && marker !== undefined,
    );
    const wronglyAccepted = new Set(
      actsOf(evidence)
        .filter(({ owner, accepted }) => owner !== undefined && accepted)
        .map(({ marker }) => marker),
    );
    const told = toldOf(evidence);
    const echo = repeatsOf(evidence).find(({ isOfRefused }) => isOfRefused)?.told;
    return each(
      refused
        .filter(({ marker }) => !wronglyAccepted.has(marker))
        .map((act) => ({ value: act, exchange: act.exchange, sessionId: act.session })),
      (act): Verdict => {
        const loud = told.find((one) => carries(one, act.marker ?? '')) ?? echo;
        if (!loud) return undefined;
        return {
          code: 'refused-but-notified',
          message: `${act.operation} (${act.variant ?? ''}) was refused, but a ${text(loud.data, 'notificationType')} came`,
          expected: 'no notification',
          actual: loud.data,
          exchange: loud.exchange,
        };
      },
      notDone('a request that must be refused'),
    );
  }),
};

const carries = (told: Told, marker: string): boolean =>
  told.data['message'] === marker ||
  Object.keys(userDataOf(sessionIn(told))).some((key) => key.startsWith(marker));

export const once: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-11',
  level: 'should',
  title: 'each user-data change, each message and each change of state is notified once',
  how: 'For each operation and state the notifications that tell of it are counted at the end of the run.',
  cause: 'A notification is published by every node, or again when the client polls.',
  examples: { holds: ['Talking', 'Completed'], breaks: ['Talking', 'Talking', 'Completed'] },
  judge: subscribed((evidence) => {
    const repeats = repeatsOf(evidence).filter(({ isOfRefused }) => !isOfRefused);
    const messages = actsIn(evidence, 'send').flatMap((act) => {
      const again = toldOf(evidence)
        .filter((one) => one.data['message'] === act.marker)
        .slice(1);
      return again.map((told) => ({ told, what: 'the message' }));
    });
    const subjects = [...repeats, ...messages].map((one) => ({ value: one, ...at(one.told) }));
    const [first] = toldOf(evidence);
    return each<{ what: string } | undefined>(
      subjects.length > 0 ? subjects : first ? [{ value: undefined, ...at(first) }] : [],
      (one): Verdict =>
        one && {
          code: 'notified-again',
          message: `${one.what} was notified more than once`,
          expected: 'one notification',
          actual: one.what,
        },
      notDone('anything that is notified'),
    );
  }),
};
