import { each, type Subject } from '../../src/check/each.ts';
import { claimed } from '../../src/check/claim.ts';
import { inconclusive, skip, type Outcome } from '../../src/check/outcome.ts';
import {
  NOT_APPLICABLE,
  type DocumentFold,
  type DocumentRequirement,
  type EvidenceRequirement,
  type SessionRequirement,
  type Verdict,
} from '../../src/check/requirement.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf, type FeedReading } from '../../src/check/feed.ts';
import type { Exchange } from '../../src/exchange.ts';
import { feed, OTHER_ID, session } from '../example.ts';
import { IdSet } from './id-set.ts';
import { NO_TARGET } from './subjects.ts';

const about = { area: 'id', profile: 'feed', source: 'IMSessionResource' } as const;

export const idForm = claimed({
  ...about,
  id: 'IMS-ID-01',
  level: 'must',
  firmness: 'derived',
  title:
    '`id` is a string of one or more characters that can stand in a path segment unescaped, and not `.` or `..`',
  how: 'The type and pattern of `id` in the session schema: RFC 3986 unreserved, sub-delims, `:` and `@`; no `%`.',
  cause:
    'A database key as a number, or an id that must be escaped before it can stand in `/im-sessions/{id}`.',
  examples: { holds: session(), breaks: session({ id: 'a/b', path: '/im-sessions/a/b' }) },
  member: 'id',
});

/** The form of the published ids: a SIP Server call UUID. */
const CALL_UUID = /^[0-9A-Z]{32}$/;

export const callUuid: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-ID-04',
  level: 'should',
  firmness: 'stated',
  title: '`id` has the form of a SIP Server call UUID: 32 characters of `0-9A-Z`',
  how: 'Each well-formed `id` is matched against the form of the published ids.',
  cause: 'Ids made by the server itself in place of the call UUID that SIP Server gave.',
  examples: {
    holds: session(),
    breaks: session({
      id: '12398123091823091283012',
      path: '/im-sessions/12398123091823091283012',
      uri: 'http://localhost:8090/api/v2/im-sessions/12398123091823091283012',
    }),
  },
  none: 'with a well-formed `id`',
  judge: ({ view: { id } }) => {
    if (id === undefined) return NOT_APPLICABLE;
    if (CALL_UUID.test(id)) return undefined;
    return {
      code: 'id-not-a-call-uuid',
      message: `the id ${id} has not the form of a SIP Server call UUID`,
      pointer: '/id',
      expected: '32 characters of 0-9A-Z',
      actual: id,
    };
  },
};

export const uniqueIds: DocumentRequirement = {
  ...about,
  kind: 'document',
  documents: ['feed'],
  none: 'no feed with a session in it was seen',
  id: 'IMS-ID-02',
  level: 'must',
  firmness: 'stated',
  title: 'ids are unique in the feed',
  how: 'The ids of each feed are compared with each other.',
  cause: 'A join that doubles rows, or an id that is unique only together with another field.',
  examples: {
    holds: feed([session()]),
    breaks: feed([session(), session({ state: 'Completed', capabilities: [] })]),
  },
  start() {
    const ids = new IdSet();
    return {
      add: (subject, known) => {
        const { id } = subject.view;
        if (id !== undefined && known !== undefined) ids.add(id, known, subject);
      },
      end: (): Verdict => (ids.size === 0 ? NOT_APPLICABLE : ids.verdict()),
      again: () => (ids.isUnsure ? secondRead(ids) : undefined),
    };
  },
};

function secondRead(ids: IdSet): DocumentFold {
  const read = ids.secondRead();
  return {
    add: (subject) => {
      const { id } = subject.view;
      if (id !== undefined) read.add(id, subject);
    },
    end: () => read.verdict(),
  };
}

/** The reads of the feed that were made one straight after the other, in order. */
export function readsOf({ exchanges }: Evidence): readonly { exchange: Exchange; reading: FeedReading }[] {
  return exchanges
    .filter(({ step }) => step.name === 'feed.plain' || step.name === 'feed.again')
    .flatMap((exchange) => {
      const reading = feedOf(exchange);
      return reading?.sessionsKnown ? [{ exchange, reading }] : [];
    });
}

export const stableIds: EvidenceRequirement = {
  ...about,
  kind: 'evidence',
  id: 'IMS-ID-03',
  level: 'must',
  firmness: 'derived',
  title: 'ids are stable: consecutive reads with the same number of sessions hold the same ids',
  how: 'The feed is read up to five times; two consecutive reads must hold the same ids. Sessions may come and go meanwhile.',
  cause: 'An id that is made anew for each answer.',
  examples: {
    holds: { reads: [[OTHER_ID], [OTHER_ID]] },
    breaks: { reads: [['A1'], ['A2'], ['A3'], ['A4'], ['A5']] },
  },
  judge: stable,
};

function stable(evidence: Evidence): Outcome {
  if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
  const reads = readsOf(evidence);
  if (reads.every(({ reading }) => reading.count === 0))
    return skip('no session was seen', 'open a session for this agent and run again');
  const pairs = reads.slice(1).flatMap((after, index) => {
    const before = reads[index];
    return before ? [{ before, after }] : [];
  });
  if (pairs.length === 0) return inconclusive('the feed could not be read twice', 'run again');
  if (pairs.some(({ before, after }) => before.reading.sameIds(after.reading)))
    return { kind: 'judged', findings: [], count: 0 };
  const comparable = pairs.filter(({ before, after }) => before.reading.count === after.reading.count);
  if (comparable.length === 0)
    return inconclusive(
      'the number of sessions changed between any two reads',
      'run again at a quieter time',
    );
  const subjects: Subject<(typeof comparable)[number]>[] = comparable
    .slice(-1)
    .map((pair) => ({ value: pair, exchange: pair.after.exchange, pointer: '/imSessions' }));
  return each(
    subjects,
    ({ before, after }) => ({
      code: 'ids-change',
      message: 'consecutive reads with the same number of sessions hold other ids',
      expected: [...before.reading.ids].slice(0, 5).join(', '),
      actual: [...after.reading.ids].slice(0, 5).join(', '),
    }),
    NO_TARGET,
  );
}
