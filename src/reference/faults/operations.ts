import type { JsonObject } from '../../json/value.ts';
import { participant, withUserData, type StoredSession } from '../session.ts';
import { bodyOf, fault, opened, showing, without, type Fault } from './fault.ts';
import { ACCEPTED, acceptingIdly, because, changing, idling, named, refusing } from './operation-hooks.ts';
const dataOf = (session: StoredSession | undefined): JsonObject => session?.userData ?? {};

/** Changes the user data that an operation leaves, given what was there before. */
const leaving = (
  name: string,
  requirement: string,
  summary: string,
  operation: string,
  change: (after: JsonObject, before: JsonObject) => JsonObject,
): Fault =>
  fault(
    name,
    requirement,
    summary,
    changing(named(operation), (after, before) => withUserData(after, change(dataOf(after), dataOf(before)))),
  );

const onlyNew = (after: JsonObject, before: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));

/** Shows the opened session as Initiating from one operation to the next. */
const fallingBack = (name: string, operationName: string, summary: string): Fault =>
  fault(name, 'IMS-OPS-02', summary, () => {
    let isBack = false;
    return {
      decide: (decision, operation) => {
        if (decision.accepted) isBack = operation.name === operationName;
        return decision;
      },
      ...showing(
        (session) =>
          isBack && session['state'] === 'Talking' ? { ...session, state: 'Initiating' } : session,
        opened,
      ),
    };
  });

/** Faults in what the operations do. */
export const operationFaults: readonly Fault[] = [
  fault(
    'initiate-opens-nothing',
    'IMS-OPS-01',
    'InitiateIMSession is accepted and opens nothing',
    idling(named('InitiateIMSession')),
  ),
  fault(
    'initiate-other-participant',
    'IMS-OPS-01',
    'InitiateIMSession opens a session with another participant',
    changing(named('InitiateIMSession'), (after) => ({ ...after, participants: [participant('4711')] })),
  ),
  fault(
    'initiate-refused',
    'IMS-OPS-01',
    'InitiateIMSession is refused',
    refusing(named('InitiateIMSession'), 'internal'),
  ),
  fault(
    'initiate-answered-without-code',
    'IMS-OPS-01',
    'The answer to an accepted InitiateIMSession has no `statusCode`',
    bodyOf(
      ({ kind, operation }) => kind === 'operation' && operation?.to === 'list',
      (body) => without(body, 'statusCode'),
    ),
  ),

  fallingBack(
    'initiating-after-attach',
    'AttachUserData',
    'A Talking session is Initiating again once user data is attached',
  ),
  fallingBack(
    'initiating-after-message',
    'SendMessage',
    'A Talking session is Initiating again once a message is sent',
  ),

  leaving(
    'initiate-loses-user-data',
    'IMS-OPS-03',
    'User data given to InitiateIMSession is lost',
    'InitiateIMSession',
    () => ({}),
  ),
  leaving(
    'initiate-keeps-keys-only',
    'IMS-OPS-03',
    'Values given to InitiateIMSession are lost',
    'InitiateIMSession',
    (after) => Object.fromEntries(Object.keys(after).map((key) => [key, 'lost'])),
  ),

  fault('second-initiate-opens', 'IMS-OPS-04', 'A second InitiateIMSession opens a second session', {
    decide: (decision, operation) => (because('live-session')(operation, decision) ? ACCEPTED : decision),
  }),
  fault(
    'second-initiate-accepted',
    'IMS-OPS-04',
    'A second InitiateIMSession is accepted, and nothing comes of it',
    () => acceptingIdly(because('live-session')),
  ),

  fault(
    'message-refused',
    'IMS-OPS-05',
    'SendMessage is refused though it is offered',
    refusing(named('SendMessage'), 'not-offered'),
  ),
  fault(
    'message-internal-error',
    'IMS-OPS-05',
    'SendMessage ends in an internal error',
    refusing(named('SendMessage'), 'internal'),
  ),

  leaving(
    'attach-ignored',
    'IMS-OPS-06',
    'AttachUserData adds nothing',
    'AttachUserData',
    (_, before) => before,
  ),
  leaving(
    'attach-replaces',
    'IMS-OPS-06',
    'AttachUserData takes away the other keys',
    'AttachUserData',
    onlyNew,
  ),
  leaving(
    'attach-one-key-only',
    'IMS-OPS-06',
    'AttachUserData adds only one of several keys',
    'AttachUserData',
    (after, before) => ({
      ...before,
      ...Object.fromEntries(Object.entries(onlyNew(after, before)).slice(0, 1)),
    }),
  ),

  leaving(
    'update-ignored',
    'IMS-OPS-07',
    'UpdateUserData changes nothing',
    'UpdateUserData',
    (_, before) => before,
  ),
  leaving(
    'update-replaces',
    'IMS-OPS-07',
    'UpdateUserData takes away the other keys',
    'UpdateUserData',
    onlyNew,
  ),
  leaving(
    'update-adds-nothing',
    'IMS-OPS-07',
    'UpdateUserData does not add new keys',
    'UpdateUserData',
    (after, before) =>
      Object.fromEntries(Object.entries(after).filter(([key]) => Object.hasOwn(before, key))),
  ),
  leaving(
    'update-only-adds',
    'IMS-OPS-07',
    'UpdateUserData does not overwrite',
    'UpdateUserData',
    (after, before) => ({
      ...after,
      ...before,
    }),
  ),

  leaving(
    'delete-ignored',
    'IMS-OPS-08',
    'DeleteUserData removes nothing',
    'DeleteUserData',
    (_, before) => before,
  ),
  leaving(
    'delete-removes-all',
    'IMS-OPS-08',
    'DeleteUserData removes all keys',
    'DeleteUserData',
    () => ({}),
  ),
  leaving(
    'delete-removes-longer-keys',
    'IMS-OPS-08',
    'DeleteUserData removes every key that begins as the given one does',
    'DeleteUserData',
    (after, before) => {
      const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
      return Object.fromEntries(
        Object.entries(after).filter(([key]) => !gone.some((one) => key.startsWith(one))),
      );
    },
  ),
  leaving(
    'delete-only-empties',
    'IMS-OPS-08',
    'DeleteUserData leaves the key with an empty value',
    'DeleteUserData',
    (after, before) => ({
      ...Object.fromEntries(Object.keys(before).map((key) => [key, ''])),
      ...after,
    }),
  ),

  fault(
    'complete-ignored',
    'IMS-OPS-09',
    'Complete is accepted and the session goes on',
    idling(named('Complete')),
  ),
  fault(
    'complete-refused',
    'IMS-OPS-09',
    'Complete is refused though it is offered',
    refusing(named('Complete'), 'internal'),
  ),
  fault('completed-revives', 'IMS-OPS-09', 'A Completed session is Talking again soon after', {
    steps: (steps, operation) =>
      operation.name === 'Complete'
        ? steps.flatMap((step) => [
            step,
            {
              ...step,
              afterDelays: 5,
              change: (session) =>
                session?.state === 'Completed' ? { ...session, state: 'Talking' } : session,
            },
          ])
        : steps,
  }),
];
