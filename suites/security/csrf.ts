import { isIntermediary, statusOf } from '../../src/check/answer.ts';
import { each } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { combine, skip } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { header } from '../../src/exchange.ts';
import { NO_TARGET, unanswered } from '../feed/subjects.ts';
import { acceptedOperations, actsOf, type Act } from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { notDone, opened } from '../live/ground.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'security',
  profile: 'security',
  source: 'Security',
} as const;

const handsOutToken = ({ exchanges }: Evidence): boolean =>
  exchanges.some(
    ({ agent, request, response }) =>
      agent === 'first' &&
      request.method === 'GET' &&
      response !== undefined &&
      header(response.headers, 'x-csrf-header') !== undefined &&
      header(response.headers, 'x-csrf-token') !== undefined,
  );

function csrfVerdict(act: Act, accepted: ReadonlySet<string>): Verdict {
  const status = statusOf(act.exchange);
  if (status === undefined) return unanswered(act.exchange);
  if (isIntermediary(act.exchange))
    return {
      inconclusive: `an intermediary answered HTTP ${status}`,
      remedy: 'run again at a slower --rate',
    };
  if (status !== 403)
    return {
      code: act.accepted ? 'accepted-without-token' : 'not-forbidden',
      message: `${act.operation} ${act.variant ?? ''} is answered with HTTP ${status}`,
      expected: 'HTTP 403',
      actual: `HTTP ${status}`,
    };
  if (act.twin !== undefined && !accepted.has(act.twin))
    return { inconclusive: `${act.operation} is refused with the token, too`, remedy: 'see IMS-CAP-08' };
  return undefined;
}

export const csrf: EvidenceRequirement = {
  ...about,
  id: 'IMS-SEC-05',
  firmness: 'stated',
  title:
    'where a `GET` hands out a CSRF token, a `POST` without it, and one with a wrong one, get HTTP 403 and change nothing',
  how: 'Valid operations on the live session are sent without the token and with another one.',
  cause: 'The token is handed out and not asked for, or only its presence is looked at.',
  examples: { holds: { http: 403 }, breaks: { http: 200, statusCode: 0 } },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    if (!handsOutToken(evidence))
      return skip(
        'no GET handed out a CSRF token',
        'nothing needs to be done where the target has no CSRF protection',
      );
    return opened((seen) => {
      const acts = actsOf(seen).filter(({ owner }) => owner === 'IMS-SEC-05');
      const accepted = acceptedOperations(seen);
      const nothing = notDone('a POST without the CSRF token');
      const refused = each(
        acts.map((act) => ({ value: act, exchange: act.exchange })),
        (act) => csrfVerdict(act, accepted),
        nothing,
      );
      return combine(refused, effectOutcome(seen, 'IMS-SEC-05', refused.kind === 'judged', nothing));
    })(evidence);
  },
};
