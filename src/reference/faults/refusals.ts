import type { Hooks } from '../hooks.ts';
import type { Reason } from '../refusal.ts';
import { fault, opened, showing, type Extras, type Fault } from './fault.ts';
import {
  acceptingIdly,
  always,
  attaching,
  because,
  refused,
  refusedStep,
  withOneMore,
  type About,
} from './operation-hooks.ts';
const missing =
  (parameter: string): About =>
  (_, decision) =>
    !decision.accepted && decision.refusal.reason === 'missing' && decision.refusal.pointer === parameter;

const missingAccepted = (name: string, parameter: string): Fault =>
  fault(name, 'IMS-OPS-10', `A request without \`${parameter.slice(1)}\` is accepted`, () =>
    acceptingIdly(missing(parameter)),
  );

const otherCode = (name: string, requirement: string, summary: string, about: About, reason: Reason): Fault =>
  fault(name, requirement, summary, {
    decide: (decision, operation) =>
      !decision.accepted && about(operation, decision) ? refused(reason) : decision,
  });

/** Refusals of operations with another HTTP status. */
const refusedWith = (status: number): Hooks => ({
  answer: (answer, { kind, operation }) => (kind === 'error' && operation ? { ...answer, status } : answer),
});

const SLOW: Extras = { options: { delayMs: 200 } };

/** Faults in what is refused, how, and what comes of it. */
export const refusalFaults: readonly Fault[] = [
  missingAccepted('missing-operation-name-accepted', '/operationName'),
  missingAccepted('missing-destination-accepted', '/destination'),
  missingAccepted('missing-phone-number-accepted', '/destination/phoneNumber'),
  missingAccepted('missing-text-accepted', '/text'),
  missingAccepted('missing-device-path-accepted', '/devicePath'),
  missingAccepted('missing-user-data-accepted', '/userData'),
  missingAccepted('missing-key-accepted', '/key'),
  otherCode(
    'missing-parameter-other-code',
    'IMS-OPS-10',
    'A missing parameter is refused as out of range',
    because('missing'),
    'out-of-range',
  ),
  otherCode(
    'missing-text-other-code',
    'IMS-OPS-10',
    'A missing `text` is refused as out of range',
    missing('/text'),
    'out-of-range',
  ),
  otherCode(
    'missing-operation-name-other-code',
    'IMS-OPS-10',
    'A missing `operationName` is refused as an unknown operation',
    missing('/operationName'),
    'unknown-operation',
  ),

  fault('unknown-session-accepted', 'IMS-OPS-11', 'An operation on an unknown session is accepted', () =>
    acceptingIdly(because('unknown-session')),
  ),
  otherCode(
    'unknown-session-other-code',
    'IMS-OPS-11',
    'An operation on an unknown session is refused as not valid for the state',
    because('unknown-session'),
    'not-offered',
  ),

  fault('unknown-operation-accepted', 'IMS-OPS-12', 'An unknown operation is accepted', () =>
    acceptingIdly(because('unknown-operation')),
  ),
  fault(
    'unknown-operation-accepted-by-list',
    'IMS-OPS-12',
    'An unknown operation on the list is accepted',
    () =>
      acceptingIdly(
        (operation, decision) => operation.to === 'list' && because('unknown-operation')(operation, decision),
      ),
  ),

  fault(
    'refused-operation-adds-participant',
    'IMS-OPS-13',
    'A refused operation adds a participant to the live session',
    refusedStep(always, () => ({ change: withOneMore })),
  ),
  fault(
    'refused-operation-attaches',
    'IMS-OPS-13',
    'User data of a refused operation is attached all the same',
    refusedStep(because('missing', 'unknown-operation', 'unknown-session'), attaching),
  ),
  fault(
    'refused-operation-changes-completed',
    'IMS-OPS-13',
    'A refused operation changes the user data of a Completed session',
    () => {
      let refusals = 0;
      return {
        decide: (decision) => {
          if (!decision.accepted) refusals += 1;
          return decision;
        },
        ...showing((session) => (refusals > 0 ? { ...session, userData: { refusals } } : session)),
      };
    },
  ),

  fault('refusal-with-200', 'IMS-OPS-14', 'Operations are refused with HTTP 200', refusedWith(200)),
  fault('refusal-with-500', 'IMS-OPS-14', 'Operations are refused with HTTP 500', refusedWith(500)),

  fault(
    'initiator-alerting',
    'IMS-OPS-15',
    "The initiator's session is Alerting at first",
    showing(
      (session) => (session['state'] === 'Initiating' ? { ...session, state: 'Alerting' } : session),
      opened,
    ),
    SLOW,
  ),
];
