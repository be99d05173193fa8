import type { EvidenceSettings } from '../../src/check/evidence.ts';
import { LIST, type PlannedStep } from '../scenario.ts';
import { STEPS, TOKEN_STEP } from './act.ts';
import { CLEAN_UP_REQUESTS } from './clean-up.ts';
import { READS } from './intrusion.ts';

/** Operations of each group at most; a refused batch of user data is repeated value by value. */
const OPERATIONS = { life: 60, operations: 20, security: 9, robustness: 170 } as const;

/** Reads of the feed at most: polls come at least 5 ms apart, and each wait is bounded by --settle. */
const reads = ({ settleMs, quietMs }: EvidenceSettings, operations: number): number =>
  Math.ceil(operations * (20 + settleMs / 100) + quietMs / 50);

/** What the live profiles send, at most. */
export function livePlan(settings: EvidenceSettings): readonly PlannedStep[] {
  const has = (profile: EvidenceSettings['profiles'][number]): boolean => settings.profiles.includes(profile);
  if (settings.profiles.every((profile) => profile === 'feed')) return [];
  const opens = settings.destination !== '';
  const most = !opens
    ? 0
    : OPERATIONS.life +
      (has('operations') ? OPERATIONS.operations : 0) +
      (has('security') ? OPERATIONS.security : 0) +
      (has('robustness') ? OPERATIONS.robustness : 0);
  return [
    {
      step: STEPS.read,
      request: `GET ${LIST}?fields=*`,
      most: opens ? reads(settings, most) : 3,
      effect: '',
    },
    ...(opens
      ? [
          { step: TOKEN_STEP, request: 'GET /me', most: 2, effect: '' },
          {
            step: STEPS.operation,
            request: has('robustness')
              ? `POST ${LIST} and POST ${LIST}/{id}; GET and POST of hostile ids; PUT, PATCH and DELETE of both`
              : `POST ${LIST} and POST ${LIST}/{id}`,
            most,
            effect: `opens one session to ${settings.destination}, sends messages in it, changes its user data, completes it`,
          },
          {
            step: STEPS.cleanUp,
            request: `GET ${LIST}?fields=*, POST ${LIST}/{id} (Complete)`,
            most: CLEAN_UP_REQUESTS * (has('robustness') ? 12 : 4),
            effect: 'completes sessions that the run opened, and no others',
          },
        ]
      : []),
    ...(has('security')
      ? [
          {
            step: READS.anonymous,
            request: `GET ${LIST}?fields=*, without credentials`,
            most: 2,
            effect: '',
          },
          {
            step: READS.intruder,
            request: `GET ${LIST}?fields=*, with a wrong password`,
            most: 1,
            effect: 'counts as one failed login',
          },
          { step: READS.second, request: `GET ${LIST}?fields=*, as the second agent`, most: 1, effect: '' },
        ]
      : []),
    ...(has('notifications') && opens
      ? [
          {
            step: 'bayeux.handshake',
            request: `POST ${settings.notificationsPath}`,
            most: 200,
            effect: 'opens a CometD session for each agent',
          },
          {
            step: 'bayeux.connect',
            request: `POST ${settings.notificationsPath}`,
            most: 20_000,
            effect: 'long polls',
          },
          {
            step: 'bayeux.subscribe',
            request: `POST ${settings.notificationsPath}`,
            most: 200,
            effect: 'subscribes to /v2/me/im-sessions',
          },
          {
            step: 'bayeux.disconnect',
            request: `POST ${settings.notificationsPath}`,
            most: 10,
            effect: 'ends the CometD sessions',
          },
        ]
      : []),
  ];
}
