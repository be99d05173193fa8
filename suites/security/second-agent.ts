import { isAccepted, statusOf } from '../../src/check/answer.ts';
import { each, type Nothing, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import { deliveredTo } from '../../src/check/notification.ts';
import { combine, inconclusive, skip, type Outcome } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isObject, isString, type JsonObject } from '../../src/json/value.ts';
import { NO_TARGET, stepsOf, unanswered } from '../feed/subjects.ts';
import { isLive, ownSession, shownIn } from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { hasSegments } from '../live/segment.ts';
import { actsIn, notDone, opened } from '../live/ground.ts';
import { READS, TAKE_OVER } from '../live/intrusion.ts';
import { tellsOf } from '../live/listening.ts';
import { isOwnView } from '../live/party.ts';
import { refusalsOf } from '../live/refusal.ts';
import { toldOf } from '../notifications/story.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'security',
  profile: 'security',
  source: 'Security',
  firmness: 'derived',
} as const;

const noSecond: Outcome = skip('there is no second agent', 'give --second-user and --second-password');

const needsSecond =
  (judge: EvidenceRequirement['judge']): EvidenceRequirement['judge'] =>
  (evidence) => {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return evidence.settings.secondAgent ? judge(evidence) : noSecond;
  };

/** The sessions of the first agent, as its reads until then showed them. */
function firstSessions({ exchanges }: Evidence, until: number): ReadonlyMap<string, JsonObject> {
  const known = new Map<string, JsonObject>();
  for (const exchange of exchanges) {
    if (exchange.step['shows'] !== 'feed' || exchange.agent !== 'first' || exchange.index > until) continue;
    for (const one of feedOf(exchange)?.sessions() ?? []) if (isString(one['id'])) known.set(one['id'], one);
  }
  return known;
}

export const othersFeed: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-03',
  title: 'a second agent’s feed shows none of the first agent’s sessions (needs `--second-user`)',
  how: 'The second agent’s feed is compared with the first one’s; a conversation between the two, which each sees with the other as its participant, does not count.',
  cause: 'The list is filtered in the client, or by tenant and not by agent.',
  examples: { holds: { first: ['A'], second: [] }, breaks: { first: ['A'], second: ['A'] } },
  judge: needsSecond((evidence) =>
    each(
      stepsOf(evidence, READS.second),
      (exchange): Verdict => {
        const status = statusOf(exchange);
        if (status === undefined) return unanswered(exchange);
        const theirs = feedOf(exchange);
        if (!isAccepted(exchange) || !theirs?.sessionsKnown)
          return {
            inconclusive: `the second agent’s feed was answered with HTTP ${status}`,
            remedy: 'check --second-user and --second-password',
          };
        const mine = firstSessions(evidence, exchange.index);
        if (mine.size === 0)
          return {
            inconclusive: 'the first agent has no session that could show',
            remedy: 'give --destination, so that one is opened',
          };
        const leaked = theirs.sessions().find((one) => {
          const own = isString(one['id']) ? mine.get(one['id']) : undefined;
          return own !== undefined && !isOwnView(own, one);
        });
        if (!leaked) return undefined;
        return {
          code: 'session-of-another-agent',
          message: 'the second agent’s feed shows a session of the first agent',
          pointer: '/imSessions',
          expected: 'the second agent’s own sessions',
          actual: leaked['id'],
        };
      },
      { reason: 'the second agent’s feed was not read', remedy: 'run again with a longer --deadline' },
    ),
  ),
};

export const othersOperation: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-04',
  title: 'a second agent’s operation on the first agent’s session is refused and changes nothing',
  how: 'The second agent attaches, updates and deletes user data of the live session, sends a message in it and, last, completes it; the same operations by the first agent were accepted. Where the two agents talk with each other in it, nothing of this is tried.',
  cause: 'The session is looked up by its id alone.',
  examples: { holds: { statusCode: 6, statusMessage: 'Resource not found' }, breaks: { statusCode: 0 } },
  judge: needsSecond(
    opened((evidence) => {
      const nothing = takesPart(evidence)
        ? {
            reason: 'the second agent takes part in the session',
            remedy: 'give a --destination that is not the second agent’s',
          }
        : notDone('an operation by the second agent');
      const refused = refusalsOf(evidence, 'IMS-SEC-04', nothing);
      return combine(
        refused,
        takenOver(evidence, nothing),
        effectOutcome(
          evidence,
          'IMS-SEC-04',
          refused.kind === 'judged' && hasSegments(evidence, 'security'),
          nothing,
        ),
      );
    }),
  ),
};

/** Does the second agent’s feed show the session as a conversation of its own? */
const takesPart = (evidence: Evidence): boolean =>
  [...stepsOf(evidence, READS.second)].some(({ value: read }) => {
    const id = ownSession(evidence) ?? '';
    const mine = firstSessions(evidence, read.index).get(id);
    const theirs = shownIn(read, id);
    return mine !== undefined && theirs !== undefined && isOwnView(mine, theirs);
  });

/** Is the session over once the second agent was refused to complete it? */
const takenOver = (evidence: Evidence, nothing: Nothing): Outcome =>
  each(
    actsIn(evidence, TAKE_OVER)
      .filter(({ refused }) => refused)
      .map((act) => ({ value: act, exchange: act.exchange, sessionId: act.session })),
    (act): Verdict => {
      const read = act.reads.at(-1);
      const session = shownIn(read, act.session);
      if (read === undefined || feedOf(read)?.sessionsKnown !== true || (session && isLive(session)))
        return undefined;
      return {
        code: 'completed-by-another',
        message: 'the second agent was refused to complete the session, and yet it is over',
        expected: 'the session as it was',
        actual: session?.['state'] ?? 'no session',
        exchange: read,
      };
    },
    nothing,
  );

export const othersNotifications: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-06',
  title:
    'notifications of one agent’s sessions never reach another agent’s subscription (needs the profile `notifications`, too)',
  how: 'Both agents subscribe before the session is opened; nothing of it may arrive at the second until the end of the run.',
  cause: 'The topic is published to all subscribers of that name.',
  examples: { holds: { second: [] }, breaks: { second: ['StatusChange'] } },
  judge: needsSecond((evidence) => {
    if (!evidence.settings.profiles.includes('notifications'))
      return skip(
        'the profile notifications was not chosen',
        'choose it with --profile security,notifications',
      );
    return opened(judgeNotifications)(evidence);
  }),
};

function judgeNotifications(evidence: Evidence): Outcome {
  const mark = evidence.marks.find(({ name, agent }) => name === 'subscription' && agent === 'second');
  if (mark?.['ok'] !== true)
    return inconclusive(
      'the second agent could not subscribe',
      'see IMS-NTF-01, and check --second-user and --second-password',
    );
  if (toldOf(evidence).length === 0)
    return inconclusive('the first agent was not notified either', 'see IMS-NTF-02');
  const id = ownSession(evidence) ?? '';
  const leaked = deliveredTo(evidence.exchanges, 'second').filter(
    ({ data }) => isObject(data) && tellsOf(data, id) && !isPartysOwn(evidence, data),
  );
  const subjects: Subject<(typeof leaked)[number] | undefined>[] = leaked.map((one) => ({
    value: one,
    exchange: one.exchange,
    pointer: one.pointer,
  }));
  return each(
    subjects.length > 0 ? subjects : [{ value: undefined }],
    (one) =>
      one && {
        code: 'notification-of-another-agent',
        message: 'a notification of the first agent’s session reached the second agent',
        expected: 'none',
        actual: one.data,
      },
    notDone('any notification'),
  );
}

/** A conversation between the two agents is told to each, with the other as its participant. */
function isPartysOwn(evidence: Evidence, data: JsonObject): boolean {
  const theirs = data['imSession'];
  const second = evidence.exchanges.filter(
    (one: Exchange) => one.agent === 'second' && one.step['shows'] === 'feed',
  );
  const id = ownSession(evidence) ?? '';
  const mine = firstSessions(evidence, Number.MAX_SAFE_INTEGER).get(id);
  if (isObject(theirs)) return mine !== undefined && isOwnView(mine, theirs);
  return second.some((one) => {
    const shown = feedOf(one)?.session(id);
    return shown !== undefined && mine !== undefined && isOwnView(mine, shown);
  });
}
