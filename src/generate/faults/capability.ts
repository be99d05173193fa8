import type { Capability, State } from '../../contract/types.ts';
import { described } from '../capabilities.ts';
import { changed, type SessionCase } from '../session-case.ts';

const BOTH: readonly boolean[] = [false, true];

const offering = (
  requirement: string,
  state: State,
  userData: boolean,
  capability: Capability,
): SessionCase => ({
  requirement,
  description: `${described({ state, userData })} offers ${capability}`,
  traits: { state, userData },
  alone: true,
  change: (session) => changed(session, ['capabilities'], [...session.capabilities, capability]),
});

const lacking = (userData: boolean, lost: readonly Capability[]): SessionCase => ({
  requirement: 'IMS-CAP-05',
  description: `${described({ state: 'Talking', userData })} does not offer ${lost.join(' and ')}`,
  traits: { state: 'Talking', userData },
  alone: true,
  change: (session) =>
    changed(
      session,
      ['capabilities'],
      session.capabilities.filter((capability) => !lost.includes(capability)),
    ),
});

/** What can be wrong with capabilities beyond their words; IMS-CAP-07 needs two sessions and is a fault of a feed. */
export const capabilityFaults: readonly SessionCase[] = [
  {
    requirement: 'IMS-CAP-03',
    description: 'a capability is listed twice',
    traits: { state: 'Talking' },
    change: (session, draw) =>
      changed(session, ['capabilities', session.capabilities.length], draw.pick(session.capabilities)),
  },
  ...BOTH.flatMap((userData) => [
    offering('IMS-CAP-04', 'Completed', userData, 'SendMessage'),
    offering('IMS-CAP-04', 'Completed', userData, 'Complete'),
    lacking(userData, ['SendMessage']),
    lacking(userData, ['Complete']),
    lacking(userData, ['SendMessage', 'Complete']),
  ]),
  ...(['Talking', 'Initiating', 'Alerting'] as const).flatMap((state) => [
    offering('IMS-CAP-06', state, false, 'UpdateUserData'),
    offering('IMS-CAP-06', state, false, 'DeleteUserData'),
  ]),
];
