import { each } from '../../src/check/each.ts';
import { skip } from '../../src/check/outcome.ts';
import type { EvidenceRequirement, Verdict } from '../../src/check/requirement.ts';
import { NO_TARGET } from '../feed/subjects.ts';
import { asked } from '../live/ground.ts';

export const subscribes: EvidenceRequirement = {
  kind: 'evidence',
  id: 'IMS-NTF-01',
  level: 'must',
  area: 'notifications',
  profile: 'notifications',
  source: 'CometD',
  firmness: 'stated',
  title: 'handshake, connect and subscription to `/v2/me/im-sessions` succeed',
  how: 'The suite speaks Bayeux over long polling: `/meta/handshake`, `/meta/connect`, `/meta/subscribe`, each to the endpoint with that word appended and, where this is refused, to the bare endpoint.',
  cause:
    'The endpoint is elsewhere (see --notifications-path), asks for other credentials, or speaks WebSocket only.',
  examples: {
    holds: [{ channel: '/meta/subscribe', successful: true, subscription: '/v2/me/im-sessions' }],
    breaks: [{ channel: '/meta/subscribe', successful: false, error: '403::denied' }],
  },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return asked(judged)(evidence);
  },
};

const judged: EvidenceRequirement['judge'] = (evidence) => {
  const marks = evidence.marks.filter(({ name, agent }) => name === 'subscription' && agent === 'first');
  const last = evidence.exchanges.filter(
    (one) => one.step.name.startsWith('bayeux.') && one.agent === 'first',
  );
  return each(
    marks.map((mark) => ({ value: mark, ...(last[0] ? { exchange: last[0] } : {}) })),
    (mark): Verdict =>
      mark['ok'] === true
        ? undefined
        : mark['isCut'] === true
          ? {
              inconclusive:
                'the run was over, or an intermediary answered, before the subscription was there',
              remedy: 'run again with a longer --deadline',
            }
          : {
              code: 'not-subscribed',
              message: `the subscription failed: ${typeof mark['reason'] === 'string' ? mark['reason'] : ''}`,
              expected: 'handshake, connect and subscription succeed',
              actual: mark['reason'],
            },
    {
      reason: 'the run did not subscribe',
      remedy: 'choose the profile notifications, and give --destination',
    },
  );
};
