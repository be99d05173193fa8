import { each } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import type { Exchange } from '../../src/exchange.ts';
import {
  actsOf,
  capabilitiesOf,
  liveReads,
  ownSession,
  shownIn,
  stateOf,
  userDataOf,
  type Act,
} from '../live/act.ts';
import { actsIn, notDone, opened, refusesTogether } from '../live/ground.ts';
import { refusalsOf } from '../live/refusal.ts';
import { acceptance, readable, subjects } from './opening.ts';

const about = {
  kind: 'evidence',
  area: 'capabilities',
  profile: 'operations',
  source: 'IMSessionResource',
  firmness: 'derived',
  level: 'must',
} as const;

/** Roles whose acceptance a finer requirement speaks of. */
const OWN = new Set(['initiate', 'send', 'complete', 'hard', 'plain', 'own-read']);

/** Does a finer requirement speak of this refusal? Where only one of several at once is accepted, IMS-ROB-06 does. */
const isOwned = (evidence: Evidence, { role }: Act): boolean =>
  OWN.has(role) || (role === 'at-once' && refusesTogether(evidence));

/** Was the operation refused because the session no longer offered it, as later reads show? */
export function movedOn(evidence: Evidence, act: Act): boolean {
  if (act.accepted || !act.reads.some(readable)) return false;
  const last = [...act.reads].reverse().find(readable);
  return !capabilitiesOf(shownIn(last, ownSession(evidence) ?? '')).includes(act.operation);
}

export const offeredIsAccepted: EvidenceRequirement = {
  ...about,
  id: 'IMS-CAP-08',
  title: 'an operation that a session offers is accepted',
  how: 'Every operation is used while the last settled read offers it. A refused `SendMessage` is IMS-OPS-05’s, a refused `Complete` IMS-OPS-09’s, refused values IMS-UD-03’s and -04’s.',
  cause: 'A fixed list of capabilities, or rights that are checked only when the operation comes.',
  examples: {
    holds: { offers: 'AttachUserData', answer: { statusCode: 0 } },
    breaks: { offers: 'AttachUserData', answer: { statusCode: 3, statusMessage: 'Forbidden' } },
  },
  judge: opened((evidence) =>
    each(
      subjects(
        actsOf(evidence).filter(
          (act) => act.owner === undefined && act.offered === true && !isOwned(evidence, act),
        ),
      ),
      (act) => (movedOn(evidence, act) ? NOT_APPLICABLE : acceptance(act, 'offered-but-refused')),
      { reason: 'the session never offered a user-data operation', remedy: 'see IMS-CAP-05 and IMS-CAP-06' },
    ),
  ),
};

/** A session that came back to life may offer again what it accepts; that it came back is IMS-OPS-09's. */
function revived(evidence: Evidence, act: Act): Verdict {
  const offered = (read: Exchange | undefined): boolean =>
    capabilitiesOf(shownIn(read, act.session)).includes(act.operation);
  const later = liveReads(evidence).filter(({ index }) => index > act.exchange.index);
  if (act.group !== 'after' || !later.some(offered)) return undefined;
  return { inconclusive: 'the session came back to life', remedy: 'see IMS-OPS-09' };
}

export const unofferedIsRefused: EvidenceRequirement = {
  ...about,
  id: 'IMS-CAP-09',
  title: 'an operation that a session does not offer is refused',
  how: 'In each state that is reached (with and without user data, after `Complete`) what is not listed is asked for; the same operation must have been accepted in a state that offered it.',
  cause: 'Capabilities are only shown, and never checked.',
  examples: { holds: { statusCode: 3, statusMessage: 'Forbidden' }, breaks: { statusCode: 0 } },
  judge: opened((evidence) =>
    refusalsOf(
      evidence,
      'IMS-CAP-09',
      {
        reason: 'the session offered every operation in every state that was reached',
        remedy: 'nothing needs to be done',
      },
      undefined,
      (act) => revived(evidence, act),
    ),
  ),
};

const NEED_DATA = ['UpdateUserData', 'DeleteUserData'] as const;
const OVER = ['SendMessage', 'Complete'] as const;

/** The capabilities that the last read after an act shows, held against what the act came to. */
function followVerdict(evidence: Evidence, act: Act): Verdict {
  const session = shownIn(act.reads.at(-1), ownSession(evidence) ?? '');
  if (!act.accepted || !session || !Array.isArray(session['capabilities'])) return NOT_APPLICABLE;
  const offered = capabilitiesOf(session);
  if (act.role === 'attach') {
    if (Object.keys(userDataOf(session)).length === 0) return NOT_APPLICABLE;
    const missing = NEED_DATA.filter((one) => !offered.includes(one));
    if (missing.length === 0) return undefined;
    return {
      code: 'capabilities-lag',
      message: `after user data is attached ${missing.join(' and ')} is not offered`,
      pointer: '/capabilities',
      expected: NEED_DATA.join(', '),
      actual: offered.join(', '),
    };
  }
  if (stateOf(session) !== 'Completed') return NOT_APPLICABLE;
  const still = OVER.filter((one) => offered.includes(one));
  if (still.length === 0) return undefined;
  return {
    code: 'capabilities-stay',
    message: `after Complete ${still.join(' and ')} is still offered`,
    pointer: '/capabilities',
    expected: 'neither SendMessage nor Complete',
    actual: offered.join(', '),
  };
}

export const capabilitiesFollow: EvidenceRequirement = {
  ...about,
  id: 'IMS-CAP-10',
  level: 'should',
  title:
    'capabilities follow the session: after user data is attached, update and delete are offered; after `Complete`, neither `SendMessage` nor `Complete`',
  how: 'The capabilities of the run’s session are read once the effect of each operation shows.',
  cause: 'Capabilities are worked out when the session is made, and not again.',
  examples: {
    holds: {
      after: 'AttachUserData',
      offers: ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'],
    },
    breaks: { after: 'AttachUserData', offers: ['SendMessage', 'AttachUserData', 'Complete'] },
  },
  judge: opened((evidence) =>
    each(
      subjects(actsIn(evidence, 'attach', 'complete')),
      (act) => followVerdict(evidence, act),
      notDone('AttachUserData'),
    ),
  ),
};
