import { each } from '../../src/check/each.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { combine } from '../../src/check/outcome.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { liveReads, ownSession, shownIn, stateOf, type Act } from '../live/act.ts';
import { actsIn, notDone, opened } from '../live/ground.ts';
import { movedOn } from './capabilities.ts';
import { acceptance, readable, subjects, waited } from './opening.ts';

const about = {
  kind: 'evidence',
  area: 'operations',
  profile: 'operations',
  firmness: 'stated',
  level: 'must',
} as const;

export const sendsMessages: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-05',
  source: 'SendMessage',
  title: '`SendMessage` with its mandatory parameters is accepted while it is offered',
  how: 'A text is sent to --destination from --device-path while the session offers `SendMessage`.',
  cause:
    'The device path is not known to the server, or the capability is shown whether or not a message can be sent.',
  examples: { holds: { statusCode: 0 }, breaks: { statusCode: 2, statusMessage: 'Invalid state' } },
  judge: opened((evidence) =>
    each(
      subjects(actsIn(evidence, 'send')),
      (act) => (movedOn(evidence, act) ? NOT_APPLICABLE : acceptance(act, 'message-refused')),
      {
        reason: 'the session never offered SendMessage',
        remedy: 'see IMS-CAP-05, and that the destination answers',
      },
    ),
  ),
};

/** Is the session over in this read: `Completed`, or no longer in the feed? */
const isOver = (read: Act['exchange'], id: string): boolean => {
  const session = shownIn(read, id);
  return session === undefined || stateOf(session)?.trim() === 'Completed';
};

/** The reads after `Complete` was accepted in which the session was seen to be over, and those after the first of them. */
function afterTheEnd(
  evidence: Evidence,
  act: Act,
): { readonly ended: boolean; readonly later: readonly Act['exchange'][] } {
  const id = ownSession(evidence) ?? '';
  const reads = liveReads(evidence).filter((read) => Number(read.step['act']) >= act.act && readable(read));
  const first = reads.findIndex((read) => isOver(read, id));
  return {
    ended: act.reads.some((read) => readable(read) && isOver(read, id)),
    later: first === -1 ? [] : reads.slice(first + 1),
  };
}

/** How long the session took to be over, where it did within the settle time. */
function endVerdict(evidence: Evidence, act: Act): Verdict {
  if (movedOn(evidence, act))
    return { inconclusive: 'the session was over before it was completed', remedy: 'see what else ended it' };
  const answered = acceptance(act, 'complete-refused');
  if (answered !== undefined) return answered;
  const id = ownSession(evidence) ?? '';
  const { ended, later } = afterTheEnd(evidence, act);
  const last = act.reads.findLast(readable);
  if (!last) return { inconclusive: 'the feed could not be read afterwards', remedy: 'see IMS-ENV-01' };
  const session = shownIn(last, id);
  if (!ended)
    return {
      code: 'not-completed',
      message: `Complete is accepted, but the session is still ${stateOf(session) ?? 'in the feed'}`,
      expected: 'Completed, or gone from the feed',
      actual: stateOf(session),
      waitedMs: waited(act),
    };
  const back = later.find((read) => !isOver(read, id));
  if (!back) return undefined;
  return {
    code: 'comes-back',
    message: `the completed session came back as ${stateOf(shownIn(back, id)) ?? ''}`,
    expected: 'Completed, or gone for good',
    actual: stateOf(shownIn(back, id)),
    exchange: back,
  };
}

export const completes: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-09',
  source: 'Complete',
  title:
    '`Complete` is accepted, and within the settle time the session is `Completed` or gone from the feed; it never comes back to life',
  how: 'The run completes its session, polls the feed until it is over, and watches until the end of the last quiet window.',
  cause: 'The release is acknowledged but not carried out, or a late event puts the old state back.',
  examples: { holds: ['Talking', 'Completed'], breaks: ['Talking', 'Completed', 'Talking'] },
  judge: opened((evidence) => {
    const failed = evidence.marks.find(({ name }) => name === 'clean-up-failed');
    const acts = actsIn(evidence, 'complete');
    const lived = each(subjects(acts), (act) => endVerdict(evidence, act), notDone('Complete'));
    if (!failed || lived.kind !== 'judged' || lived.count > 0) return lived;
    return combine(
      lived,
      each(
        [{ value: failed }],
        (mark): Verdict => ({
          code: 'clean-up-failed',
          message: 'a session that the run opened could not be completed: complete it by hand',
          expected: 'Completed, or gone from the feed',
          actual: mark['ids'],
        }),
        notDone('Complete'),
      ),
    );
  }),
};
