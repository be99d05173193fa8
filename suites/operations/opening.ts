import { isIntermediary, objectOf, statusOf } from '../../src/check/answer.ts';
import { each, type Subject } from '../../src/check/each.ts';
import { feedOf } from '../../src/check/feed.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { combine, inconclusive } from '../../src/check/outcome.ts';
import { unanswered } from '../feed/subjects.ts';
import {
  liveReads,
  ownKeys,
  ownSession,
  shownIn,
  stateOf,
  tagOf,
  userDataOf,
  type Act,
} from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { actsIn, asked, notDone, opened } from '../live/ground.ts';
import { namesNumber } from '../live/number.ts';
import { refusalsOf } from '../live/refusal.ts';

const about = {
  kind: 'evidence',
  area: 'operations',
  profile: 'operations',
  source: 'InitiateIMSession',
  firmness: 'stated',
} as const;

/** The exchange that asked for an operation, as a subject. */
export const subjects = (acts: readonly Act[]): Subject<Act>[] =>
  acts.map((act) => ({
    value: act,
    exchange: act.exchange,
    ...(act.session === '' ? {} : { sessionId: act.session }),
  }));

/** ms from the request to the last look at what came of it. */
export const waited = ({ exchange, reads }: Act): number => {
  const last = reads.at(-1);
  return last ? last.startedMs + last.durationMs - exchange.startedMs : 0;
};

/** Was the operation accepted with `{"statusCode":0}`? */
export function acceptance(act: Act, code: string): Verdict {
  const status = statusOf(act.exchange);
  if (status === undefined) return unanswered(act.exchange);
  if (act.accepted) return undefined;
  if (isIntermediary(act.exchange))
    return {
      inconclusive: `an intermediary answered HTTP ${status}`,
      remedy: 'run again at a slower --rate',
    };
  return {
    code,
    message: `${act.operation} is not accepted: HTTP ${status}`,
    expected: '{"statusCode":0}',
    actual: objectOf(act.exchange) ?? `HTTP ${status}`,
  };
}

export const initiates: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-01',
  level: 'must',
  title:
    '`InitiateIMSession` with a destination is accepted with `{"statusCode":0}`, and within the settle time a session with that participant is in the feed',
  how: 'The run asks for one session to --destination and polls the feed until a new session shows that number among its participants.',
  cause:
    'The destination or the device is not known to the server, the feature is off, or the list is cached.',
  examples: { holds: { statusCode: 0 }, breaks: { statusCode: 4, statusMessage: 'Internal error' } },
  judge: asked((evidence) =>
    each(
      subjects(actsIn(evidence, 'initiate')),
      (act): Verdict => {
        const answered = acceptance(act, 'initiate-refused');
        if (answered !== undefined) return answered;
        const id = ownSession(evidence);
        if (id === undefined)
          return {
            code: 'no-session-appears',
            message: 'the operation is accepted, but no new session appears in the feed',
            expected: `a session with ${evidence.settings.destination}`,
            actual: `${act.reads.length} reads without one`,
            waitedMs: waited(act),
          };
        const shown = act.reads.map((read) => shownIn(read, id)).filter((one) => one !== undefined);
        if (shown.length === 0 || shown.some((one) => namesNumber(one, evidence.settings.destination)))
          return undefined;
        return {
          code: 'other-participant',
          message: 'the new session does not have the destination among its participants',
          expected: evidence.settings.destination,
          actual: shown.at(-1)?.['participants'],
          waitedMs: waited(act),
        };
      },
      notDone('InitiateIMSession'),
    ),
  ),
};

/** The states that the run's session was seen in, with repeats left out. */
export function statesSeen(evidence: Evidence): { state: string; exchange: Act['exchange'] }[] {
  const id = ownSession(evidence);
  if (id === undefined) return [];
  const seen: { state: string; exchange: Act['exchange'] }[] = [];
  for (const exchange of liveReads(evidence)) {
    const state = stateOf(shownIn(exchange, id));
    if (state !== undefined && seen.at(-1)?.state !== state) seen.push({ state, exchange });
  }
  return seen;
}

const RANK: Readonly<Record<string, number>> = { Initiating: 0, Talking: 1, Completed: 2 };

export const statesMoveForward: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-02',
  level: 'must',
  title: 'the session’s states move forward only: `Initiating` before `Talking` before `Completed`',
  how: 'The states of the run’s session in all reads, in order; each may be too brief to be seen. A session that comes back after `Complete` is IMS-OPS-09’s.',
  cause: 'Events that are handled out of order, or reads that are served by copies that lag behind.',
  examples: { holds: ['Initiating', 'Talking', 'Completed'], breaks: ['Talking', 'Initiating', 'Talking'] },
  judge: opened((evidence) => {
    const completed = actsIn(evidence, 'complete').find(({ accepted }) => accepted)?.exchange.index;
    const states = statesSeen(evidence).map(({ state, exchange }, index, all) => ({
      value: { state, before: all[index - 1]?.state, index: exchange.index },
      exchange,
    }));
    return each(
      states,
      ({ state, before, index }): Verdict => {
        const [now, was] = [RANK[state], before === undefined ? undefined : RANK[before]];
        if (now === undefined) return NOT_APPLICABLE;
        if (
          was === undefined ||
          now >= was ||
          (before === 'Completed' && completed !== undefined && index > completed)
        )
          return undefined;
        return {
          code: 'state-moves-back',
          message: `the session went from ${before ?? ''} back to ${state}`,
          expected: 'Initiating, Talking, Completed, in this order',
          actual: `${before ?? ''}, then ${state}`,
        };
      },
      { reason: 'the session was not seen in a documented state', remedy: 'see IMS-STA-02' },
    );
  }),
};

export const initialUserData: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-03',
  level: 'must',
  title: '`userData` given to `InitiateIMSession` is on the session',
  how: 'Two keys are given; within the settle time the session must show both with their values.',
  cause: 'The member is optional and ignored, or attached to the call and not to the session.',
  examples: { holds: { userData: { favColor: 'blue' } }, breaks: {} },
  judge: opened((evidence) => {
    const own = each(
      subjects(actsIn(evidence, 'initiate')),
      (act): Verdict => {
        const id = ownSession(evidence) ?? '';
        const last = act.reads.findLast(readable);
        if (!last) return { inconclusive: 'the feed could not be read afterwards', remedy: 'see IMS-ENV-01' };
        const session = shownIn(last, id);
        if (!session)
          return {
            inconclusive: 'the session was gone before its user data could show',
            remedy: 'see that the destination keeps the conversation up',
          };
        const shown = ownKeys(userDataOf(session), tagOf(evidence));
        const lost = Object.entries(act.expected ?? {}).filter(([name, value]) => shown[name] !== value);
        if (lost.length === 0) return undefined;
        return {
          code: 'initial-user-data-lost',
          message: `${lost.length} of the keys given to InitiateIMSession are not on the session`,
          pointer: '/userData',
          expected: JSON.stringify(act.expected),
          actual: shown,
          waitedMs: waited(act),
        };
      },
      notDone('InitiateIMSession'),
    );
    return combine(
      own,
      effectOutcome(evidence, 'IMS-OPS-03', own.kind === 'judged', notDone('InitiateIMSession')),
    );
  }),
};

export const oneSessionAtATime: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-04',
  level: 'must',
  title:
    'while the run’s session is `Talking` a second `InitiateIMSession` is refused with a documented error, and no second `Initiating` or `Talking` session appears',
  how: 'The valid request is sent again with other user data; the answer must be an error, and no further live session may show until the quiet window is over.',
  cause: 'The agent’s sessions are not counted before a new one is made, or only after.',
  examples: { holds: { statusCode: 2, statusMessage: 'Invalid state' }, breaks: { statusCode: 0 } },
  judge: opened((evidence) => {
    const talking = actsIn(evidence, 'second-initiate').some(
      ({ exchange }) =>
        statesSeen(evidence)
          .filter((one) => one.exchange.index < exchange.index)
          .at(-1)?.state === 'Talking',
    );
    const nothing = notDone('a second InitiateIMSession');
    if (!talking && actsIn(evidence, 'second-initiate').length > 0)
      return inconclusive(
        'the session was not Talking when a second one was asked for',
        'run again when the destination answers',
      );
    const refused = refusalsOf(evidence, 'IMS-OPS-04', nothing);
    return combine(refused, effectOutcome(evidence, 'IMS-OPS-04', refused.kind === 'judged', nothing));
  }),
};

export const neverAlerting: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-15',
  level: 'should',
  source: 'IMSessionResource',
  firmness: 'derived',
  title: 'the initiator’s session is never `Alerting`, the state of the party that is called',
  how: 'The states of the run’s own session in all reads.',
  cause: 'One state machine for both parties.',
  examples: { holds: ['Initiating', 'Talking'], breaks: ['Alerting', 'Talking'] },
  judge: opened((evidence) =>
    each(
      statesSeen(evidence).map(({ state, exchange }) => ({ value: state, exchange })),
      (state): Verdict =>
        state === 'Alerting'
          ? {
              code: 'initiator-alerting',
              message: 'the session that the run initiated is Alerting',
              expected: 'Initiating or Talking',
              actual: state,
            }
          : undefined,
      { reason: 'the session was not seen in any state', remedy: 'see IMS-STA-02' },
    ),
  ),
};

/** Feeds that were read whole. */
export const readable = (exchange: Act['exchange']): boolean => feedOf(exchange)?.sessionsKnown === true;
