import { bodyOf } from '../../src/check/answer.ts';
import { each, type Subject } from '../../src/check/each.ts';
import { equalSessions } from '../../src/check/equality.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { skip } from '../../src/check/outcome.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { textParameter, type Exchange } from '../../src/exchange.ts';
import { isObject } from '../../src/json/value.ts';
import { SAMPLE } from '../example.ts';
import { neighbours, refusal } from './lists.ts';
import { NO_TARGET, stepsOf } from './subjects.ts';

/** Does this read show the session as the feed does, before it or after? */
export function sessionVerdict(evidence: Evidence, exchange: Exchange): Verdict {
  const id = textParameter(exchange, 'id');
  const [before, after] = neighbours(evidence, exchange);
  if (before && after && !after.ids.has(id)) return NOT_APPLICABLE;
  const refused = refusal(exchange, 'session-refused', 'the session under `imSession`');
  if (refused !== 'fine') return refused;
  const body = bodyOf(exchange);
  const shown = isObject(body) ? body['imSession'] : undefined;
  if (!isObject(shown))
    return {
      code: 'no-im-session',
      message: 'the answer has no object `imSession`',
      pointer: '/imSession',
      expected: 'the session',
      actual: shown,
    };
  const entries = [before?.session(id), after?.session(id)].filter((one) => one !== undefined);
  if (entries.length === 0) return NOT_APPLICABLE;
  if (entries.some((entry) => equalSessions(entry, shown))) return undefined;
  return {
    code: 'session-differs',
    message: `the session ${id} is not as the feed shows it`,
    pointer: '/imSession',
    expected: JSON.stringify(entries[0]),
    actual: shown,
  };
}

/** The last read of each sampled session: earlier ones were repeated because they differed. */
function lastReads(evidence: Evidence): Subject<Exchange>[] {
  const last = new Map<string, Subject<Exchange>>();
  for (const subject of stepsOf(evidence, 'session.read')) {
    const id = textParameter(subject.value, 'id');
    last.set(id, { ...subject, sessionId: id });
  }
  return [...last.values()];
}

export const singleSession: EvidenceRequirement = {
  kind: 'evidence',
  id: 'IMS-FLD-04',
  level: 'should',
  area: 'fields',
  profile: 'feed',
  title: '`GET …/me/im-sessions/{id}` answers with that session under `imSession`, equal to the feed’s entry',
  source: 'ReturnValues',
  firmness: 'convention',
  how: 'A sample of at most 20 sessions, drawn by the seed, is read one by one and compared with the feed before and after; where they differ, both are read again, up to three times. Undocumented members and the order of lists do not count.',
  cause: 'The resource is not routed, or the single session is rendered by other code than the list.',
  examples: {
    holds: { imSession: SAMPLE, statusCode: 0 },
    breaks: { imSession: { ...SAMPLE, state: 'Completed' }, statusCode: 0 },
  },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return each(lastReads(evidence), (exchange) => sessionVerdict(evidence, exchange), {
      reason: 'no session was seen that could be read by its id',
      remedy: 'open a session for this agent and run again',
    });
  },
};
