import { isAccepted, objectOf, statusCodeOf, statusOf } from '../../src/check/answer.ts';
import { each, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import { combine, skip, type Outcome } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import type { Exchange } from '../../src/exchange.ts';
import { NO_TARGET, stepsOf, unanswered } from '../feed/subjects.ts';
import { actsOf } from '../live/act.ts';
import { effectOutcome, textOf } from '../live/effects.ts';
import { READS } from '../live/intrusion.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'security',
  profile: 'security',
  source: 'Security',
  firmness: 'stated',
} as const;

/** The ids of the first agent's sessions, from all reads of its feed. */
export const firstIds = ({ exchanges }: Evidence): ReadonlySet<string> =>
  new Set(
    exchanges
      .filter(({ step, agent }) => step['shows'] === 'feed' && agent === 'first')
      .flatMap((exchange) => [...(feedOf(exchange)?.ids ?? [])]),
  );

/** Session data in an answer that should have none: sessions under their names, or an id that was not asked for. */
function sessionData(evidence: Evidence, exchange: Exchange): string | undefined {
  const body = objectOf(exchange);
  const list = body?.['imSessions'];
  if (Array.isArray(list) && list.length > 0) return 'imSessions';
  if (body?.['imSession'] !== undefined) return 'imSession';
  const text = textOf(exchange);
  return [...firstIds(evidence)].find(
    (id) => id.length >= 8 && text.includes(id) && !exchange.request.path.includes(id),
  );
}

function turnedAway(evidence: Evidence, exchange: Exchange, who: string): Verdict {
  const status = statusOf(exchange);
  if (status === undefined) return unanswered(exchange);
  if (status === 429 || status >= 502)
    return {
      inconclusive: `the request ${who} met HTTP ${status}`,
      remedy: 'run again when the target is reachable',
    };
  const leak = sessionData(evidence, exchange);
  if (leak !== undefined)
    return {
      code: 'session-data-leaks',
      message: `the answer to a request ${who} holds session data: ${leak}`,
      expected: 'no session data',
      actual: `HTTP ${status}`,
    };
  if (status === 401 || status === 403 || statusCodeOf(exchange) === 20) return undefined;
  return {
    code: isAccepted(exchange) ? 'let-in' : 'not-turned-away',
    message: `a request ${who} is answered with HTTP ${status}`,
    expected: 'HTTP 401, or statusCode 20 (403 allowed)',
    actual: objectOf(exchange) ?? `HTTP ${status}`,
  };
}

/** A request that differs from these only in its credentials must have been answered. */
const isLetIn = ({ exchanges }: Evidence): boolean =>
  exchanges.some((one) => one.agent === 'first' && one.step['shows'] === 'feed' && isAccepted(one));

function judgeAccess(evidence: Evidence, subjects: Subject<Exchange>[], who: string): Outcome {
  const lonely: Verdict = isLetIn(evidence)
    ? undefined
    : {
        inconclusive: 'the same request with credentials was not answered either',
        remedy: 'give the right credentials',
      };
  return each(
    subjects,
    (exchange) => {
      const verdict = turnedAway(evidence, exchange, who);
      return verdict ?? lonely;
    },
    { reason: `no request ${who} was sent`, remedy: 'run again with a longer --deadline' },
  );
}

const unknowable = ({ settings }: Evidence): Outcome | undefined => {
  if (settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
  if (settings.credentials !== 'header' && settings.credentials !== 'certificate') return undefined;
  return skip(
    'with credentials in --header or a client certificate the suite cannot know what to leave out',
    'give them by --user and --password, or --bearer',
  );
};

export const withoutCredentials: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-01',
  title: 'without credentials: HTTP 401 or `statusCode` 20 (403 allowed), and no session data in the body',
  how: 'The feed is read with neither `Authorization` nor cookie; where there is a live session of the run, that, too, and an operation is tried on it.',
  cause: 'The filter that asks for credentials does not cover the resource, or runs after it.',
  examples: { holds: { http: 401, statusCode: 20 }, breaks: { http: 200, imSessions: [] } },
  judge(evidence) {
    const unknown = unknowable(evidence);
    if (unknown) return unknown;
    const acts = actsOf(evidence).filter(({ owner }) => owner === 'IMS-SEC-01');
    const subjects = [
      ...stepsOf(evidence, READS.anonymous),
      ...acts.map(({ exchange }) => ({ value: exchange, exchange })),
    ];
    const read = judgeAccess(evidence, subjects, 'without credentials');
    if (acts.length === 0) return read;
    return combine(
      read,
      effectOutcome(evidence, 'IMS-SEC-01', read.kind === 'judged', { reason: '', remedy: '' }),
    );
  },
};

export const wrongCredentials: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-02',
  title: 'wrong credentials: HTTP 401 or `statusCode` 20 (403 allowed), and no session data in the body',
  how: 'The feed is read once with the agent’s name and a wrong password: once only, for an account may be locked.',
  cause: 'The name is looked up and the password is not compared.',
  examples: { holds: { http: 401, statusCode: 20 }, breaks: { http: 200, imSessions: [] } },
  judge(evidence) {
    const unknown = unknowable(evidence);
    if (unknown) return unknown;
    if (evidence.settings.credentials !== 'basic')
      return skip('a wrong password needs a user', 'give --user and --password');
    return judgeAccess(evidence, [...stepsOf(evidence, READS.intruder)], 'with a wrong password');
  },
};
