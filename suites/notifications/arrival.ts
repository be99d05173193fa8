import { each, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { session } from '../example.ts';
import type { Act } from '../live/act.ts';
import { actsIn, notDone } from '../live/ground.ts';
import { statesSeen, subjects } from '../operations/opening.ts';
import {
  dataActs,
  dataNotices,
  isOfType,
  isReadable,
  sessionIn,
  stateIn,
  subscribed,
  text,
  toldOf,
} from './story.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'notifications',
  profile: 'notifications',
  source: 'IMSessionNotifications',
  firmness: 'stated',
} as const;

const accepted = (evidence: Evidence, ...roles: readonly string[]): Subject<Act>[] =>
  subjects(actsIn(evidence, ...roles).filter((act) => act.accepted));

const STATE_CHANGE = 'IMSessionStateChangeMessage/StatusChange';

/** Was a state notified as a StatusChange? */
const isNotified = (evidence: Evidence, state: string): boolean =>
  toldOf(evidence).some(
    (told) => sessionIn(told) !== undefined && isOfType(told, 'StatusChange') && stateIn(told) === state,
  );

const missingState = (evidence: Evidence, state: string): Verdict =>
  isNotified(evidence, state)
    ? undefined
    : {
        code: `no-notification-of-${state.toLowerCase()}`,
        message: `no StatusChange with state ${state} came`,
        expected: `${STATE_CHANGE} with state ${state}`,
        actual: toldOf(evidence).map((told) =>
          `${text(told.data, 'notificationType')} ${stateIn(told)}`.trim(),
        ),
        waitedMs: evidence.settings.settleMs,
      };

export const initiateNotified: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-02',
  title:
    'initiating brings `IMSessionStateChangeMessage`/`StatusChange` with the whole session, one for `Talking`, and one for `Initiating` where the feed showed it',
  how: 'The notifications of the run’s session are searched for the states that the feed showed.',
  cause:
    'Only later changes are published, or the subscription is served from another node than the operation.',
  examples: {
    holds: {
      messageType: 'IMSessionStateChangeMessage',
      notificationType: 'StatusChange',
      imSession: session(),
    },
    breaks: [],
  },
  judge: subscribed((evidence) => {
    const states = new Set(statesSeen(evidence).map(({ state }) => state.trim()));
    const wanted = ['Initiating', 'Talking'].filter((state) => states.has(state));
    const [initiate] = accepted(evidence, 'initiate');
    return each(
      initiate ? wanted.map((state) => ({ ...initiate, value: state })) : [],
      (state) => missingState(evidence, state),
      {
        reason: 'the session was seen neither Initiating nor Talking',
        remedy: 'see that the destination answers',
      },
    );
  }),
};

export const dataChangesNotified: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-03',
  title: 'each user-data operation brings `AttachedDataChanged` with the new user data',
  how: 'For each accepted operation on user data a notification is looked for that tells just the data that must be there then.',
  cause: 'The notification is made before the change, or carries only what changed.',
  examples: {
    holds: {
      messageType: 'IMSessionStateChangeMessage',
      notificationType: 'AttachedDataChanged',
      imSession: session({ userData: { a: '1' } }),
    },
    breaks: {
      messageType: 'IMSessionStateChangeMessage',
      notificationType: 'AttachedDataChanged',
      imSession: session({ userData: {} }),
    },
  },
  judge: subscribed((evidence) =>
    each(
      subjects(dataActs(evidence)),
      (act): Verdict =>
        dataNotices(evidence, act).length > 0
          ? undefined
          : toldOf(evidence).some((told) => sessionIn(told) && !isReadable(told))
            ? { inconclusive: 'user data in a notification cannot be read', remedy: 'see IMS-NTF-06' }
            : {
                code: 'data-change-not-notified',
                message: `no AttachedDataChanged with the new user data came after ${act.operation}`,
                expected: JSON.stringify(act.expected),
                actual: toldOf(evidence)
                  .filter((told) => text(told.data, 'notificationType') === 'AttachedDataChanged')
                  .at(-1)?.data,
                waitedMs: evidence.settings.settleMs,
              },
      notDone('an operation on user data'),
    ),
  ),
};

export const messagesNotified: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-04',
  title:
    '`SendMessage` brings `IMLogUpdateMessage`/`NewMessage` with the session’s `path` in `imSessionPath` and the very text in `message`',
  how: 'The text that was sent, with quotes, umlauts and an emoji in it, is looked for among the notifications.',
  cause: 'The text is escaped or trimmed on its way, or the path is that of another session.',
  examples: {
    holds: {
      messageType: 'IMLogUpdateMessage',
      notificationType: 'NewMessage',
      imSessionPath: '/im-sessions/007MDF3D0KAHL93L807GK2LAES000001',
      message: 'Hello!',
    },
    breaks: {
      messageType: 'IMLogUpdateMessage',
      notificationType: 'NewMessage',
      imSessionPath: '/im-sessions/007MDF3D0KAHL93L807GK2LAES000001',
      message: 'Hello',
    },
  },
  judge: subscribed((evidence) =>
    each(
      accepted(evidence, 'send'),
      (act): Verdict => {
        const found = toldOf(evidence).some(
          (told) =>
            told.data['message'] === act.marker &&
            told.data['imSessionPath'] === `/im-sessions/${act.session}` &&
            isOfType(told, 'NewMessage'),
        );
        if (found) return undefined;
        return {
          code: 'message-not-notified',
          message: 'no NewMessage with the session’s path and the very text came',
          expected: JSON.stringify({ imSessionPath: `/im-sessions/${act.session}`, message: act.marker }),
          actual: toldOf(evidence).find((told) => told.data['message'] !== undefined)?.data,
          waitedMs: evidence.settings.settleMs,
        };
      },
      { reason: 'no message was sent', remedy: 'see IMS-OPS-05' },
    ),
  ),
};

export const completeNotified: EvidenceRequirement = {
  ...about,
  id: 'IMS-NTF-05',
  title: 'completing brings `StatusChange` with state `Completed`',
  how: 'After `Complete` is accepted a notification with the state `Completed` must come within the settle time.',
  cause: 'The session is dropped before its last change is published.',
  examples: {
    holds: {
      messageType: 'IMSessionStateChangeMessage',
      notificationType: 'StatusChange',
      imSession: session({ state: 'Completed', capabilities: [] }),
    },
    breaks: [],
  },
  judge: subscribed((evidence) =>
    each(accepted(evidence, 'complete'), () => missingState(evidence, 'Completed'), {
      reason: 'no session was completed',
      remedy: 'see IMS-OPS-09',
    }),
  ),
};
