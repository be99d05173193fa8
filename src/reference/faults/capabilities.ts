import { isArray, isString, type Json } from '../../json/value.ts';
import {
  completedBefore,
  inSession,
  instead,
  LIVE,
  talkingBefore,
  type Choice,
  type Extras,
  type Fault,
} from './fault.ts';

/** All sessions of one kind offer the same, so that IMS-CAP-07 holds. */
const offering = (
  name: string,
  requirement: string,
  summary: string,
  capabilities: readonly string[],
  choice: Choice = completedBefore,
): Fault =>
  inSession(name, requirement, summary, (session) => ({ ...session, capabilities: [...capabilities] }), {
    choice,
  });

const ofTalking = (
  name: string,
  requirement: string,
  summary: string,
  change: (offered: readonly string[]) => Json,
  extras: Extras = LIVE,
): Fault =>
  inSession(
    name,
    requirement,
    summary,
    (session) => {
      const { capabilities } = session;
      return { ...session, capabilities: change(isArray(capabilities) ? capabilities.filter(isString) : []) };
    },
    { ...extras, choice: talkingBefore },
  );

const bare: Choice = (stored) => completedBefore(stored) && stored.userData === undefined;

export const capabilityFaults: readonly Fault[] = [
  instead('capabilities-string', 'IMS-CAP-01', '`capabilities` is a string', 'capabilities', ''),
  instead('capabilities-in-object', 'IMS-CAP-01', '`capabilities` is an object', 'capabilities', {}),
  instead('capability-number', 'IMS-CAP-01', 'A capability is a number', 'capabilities', [1]),
  instead('capability-null', 'IMS-CAP-01', 'A capability is null', 'capabilities', [null]),
  instead('capability-object', 'IMS-CAP-01', 'A capability is an object', 'capabilities', [
    { name: 'AttachUserData' },
  ]),

  offering('capability-unknown', 'IMS-CAP-02', 'A capability is not one of the five', ['Transfer']),
  offering('capability-initiate', 'IMS-CAP-02', 'A session offers InitiateIMSession', ['InitiateIMSession']),
  offering('capability-lower-case', 'IMS-CAP-02', 'A capability starts in lower case', ['attachUserData']),
  offering('capability-trailing-blank', 'IMS-CAP-02', 'A capability has a blank after it', [
    'AttachUserData ',
  ]),

  ofTalking('capability-listed-twice', 'IMS-CAP-03', 'A capability is listed twice', (offered) => [
    ...offered,
    'SendMessage',
  ]),

  offering('completed-offers-message', 'IMS-CAP-04', 'A Completed session offers SendMessage', [
    'SendMessage',
  ]),
  offering('completed-offers-complete', 'IMS-CAP-04', 'A Completed session offers Complete', ['Complete']),

  ofTalking(
    'talking-without-message',
    'IMS-CAP-05',
    'A Talking session does not offer SendMessage',
    (offered) => offered.filter((name) => name !== 'SendMessage'),
  ),
  ofTalking(
    'talking-without-complete',
    'IMS-CAP-05',
    'A Talking session does not offer Complete',
    (offered) => offered.filter((name) => name !== 'Complete'),
  ),
  ofTalking('talking-offers-nothing', 'IMS-CAP-05', 'A Talking session offers nothing', () => []),

  offering(
    'update-without-user-data',
    'IMS-CAP-06',
    'UpdateUserData is offered where there is no user data',
    ['UpdateUserData'],
    bare,
  ),
  offering(
    'delete-without-user-data',
    'IMS-CAP-06',
    'DeleteUserData is offered where there is no user data',
    ['DeleteUserData'],
    bare,
  ),

  offering(
    'same-kind-other-capabilities',
    'IMS-CAP-07',
    'Of two Completed sessions with user data, one offers an operation',
    ['UpdateUserData'],
    ({ prefilled, index }) => prefilled && index === 1,
  ),
  offering(
    'same-bare-kind-other-capabilities',
    'IMS-CAP-07',
    'Of two Completed sessions without user data, one offers an operation',
    ['AttachUserData'],
    ({ prefilled, index }) => prefilled && index === 2,
  ),
];
