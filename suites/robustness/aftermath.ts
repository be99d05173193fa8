import { isAccepted } from '../../src/check/answer.ts';
import { each } from '../../src/check/each.ts';
import { equalJson } from '../../src/check/equality.ts';
import { feedOf } from '../../src/check/feed.ts';
import { combine } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { isIntermediary } from '../../src/check/answer.ts';
import { unanswered } from '../feed/subjects.ts';
import { actsOf, liveReads, ownSession, ownKeys, shownIn, tagOf, userDataOf } from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { hasSegments } from '../live/segment.ts';
import { actsIn, notDone, opened, refusesTogether } from '../live/ground.ts';
import { acceptance, waited } from '../operations/opening.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'robustness',
  profile: 'robustness',
  source: 'ReturnValues',
  firmness: 'derived',
} as const;

export const stillTheSame: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-05',
  firmness: 'stated',
  title: 'after all this the feed still answers and is what it was',
  how: 'The feed is read after the bad requests, once a later accepted change shows, and compared with the one before.',
  cause: 'A worker that died, a lock that was not given back, or a session left half changed.',
  examples: { holds: { before: ['A'], after: ['A'] }, breaks: { before: ['A'], after: [] } },
  judge: opened((evidence) => {
    const nonsense = actsOf(evidence).filter(({ group }) => group === 'robustness');
    const last = nonsense.at(-1);
    const reads = last
      ? liveReads(evidence)
          .filter((read) => read.index > last.exchange.index)
          .slice(0, 1)
      : [];
    const answers = each(
      reads.map((read) => ({ value: read, exchange: read })),
      (read): Verdict => {
        if (isIntermediary(read))
          return {
            inconclusive: 'the feed was answered by an intermediary',
            remedy: 'run again at a slower --rate',
          };
        if (read.failure?.kind === 'deadline' || read.failure?.kind === 'aborted') return unanswered(read);
        return isAccepted(read) && feedOf(read)?.sessionsKnown === true
          ? undefined
          : {
              code: 'feed-does-not-answer',
              message: `after the bad requests the feed is answered with ${read.failure?.message ?? `HTTP ${read.response?.status ?? 0}`}`,
              expected: 'the feed as it was',
              actual: read.failure?.kind ?? read.response?.status,
            };
      },
      notDone('any bad request'),
    );
    return combine(
      answers,
      effectOutcome(
        evidence,
        'IMS-ROB-05',
        answers.kind === 'judged' && hasSegments(evidence, 'robustness'),
        notDone('any bad request'),
      ),
    );
  }),
};

export const noLostUpdate: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-06',
  title: 'eight concurrent user-data operations on one session lose no update',
  how: 'Eight fresh keys are attached and updated at once, each by a request of its own; within the settle time all that were accepted must show.',
  cause: 'The data is read, changed and written back without a lock.',
  examples: { holds: { accepted: 8, shown: 8 }, breaks: { accepted: 8, shown: 5 } },
  judge: opened((evidence) => {
    const acts = actsIn(evidence, 'at-once');
    const accepted = acts.filter((act) => act.accepted);
    const read = [...acts]
      .reverse()
      .find(({ reads }) => reads.length > 0)
      ?.reads.at(-1);
    const session = shownIn(read, ownSession(evidence) ?? '');
    return each(
      acts.slice(0, 1).map((act) => ({ value: act, ...(read ? { exchange: read } : {}) })),
      (act): Verdict => {
        const missed = acts.find(({ exchange, refused }) => !refused && !isAccepted(exchange));
        if (accepted.length < 2 && missed) return acceptance(missed, 'concurrent-refused');
        if (accepted.length < 2)
          return refusesTogether(evidence)
            ? {
                code: 'concurrent-refused',
                message: `${acts.length - accepted.length} of ${acts.length} concurrent operations are refused`,
                expected: 'all accepted',
                actual: accepted.length,
              }
            : {
                inconclusive: 'operations on user data are refused one by one, too',
                remedy: 'see IMS-CAP-08',
              };
        if (!session)
          return { inconclusive: 'the session was gone before the effects could show', remedy: 'run again' };
        const shown = ownKeys(userDataOf(session), tagOf(evidence));
        const given = accepted.flatMap((one) =>
          Object.keys(one.expected ?? {}).filter((key) => ownKeyOf(one, key)),
        );
        const lost = [...new Set(given)].filter((key) => !equalJson(shown[key], act.expected?.[key]));
        return lost.length === 0
          ? undefined
          : {
              code: 'update-lost',
              message: `${lost.length} of ${accepted.length} concurrent updates are lost`,
              pointer: '/userData',
              expected: JSON.stringify(act.expected),
              actual: shown,
              waitedMs: waited(acts.at(-1) ?? act),
            };
      },
      notDone('concurrent operations'),
    );
  }),
};

/** Is it the key that this request gave? */
const ownKeyOf = ({ exchange }: ReturnType<typeof actsIn>[number], key: string): boolean =>
  exchange.request.body !== undefined && new TextDecoder().decode(exchange.request.body).includes(`"${key}"`);
