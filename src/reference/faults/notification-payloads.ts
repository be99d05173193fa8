import { isArray, isObject } from '../../json/value.ts';
import { text } from '../operation.ts';
import { participant } from '../session.ts';
import { partiesOf, without, type Fault } from './fault.ts';

import { all, became, besides, inPayload, ofStatus } from './notification-hooks.ts';
/** Faults in what notifications say of a session. */
export const notificationPayloadFaults: readonly Fault[] = [
  inPayload(
    'notified-uri-relative',
    'IMS-NTF-06',
    'The `uri` in notifications is relative',
    all,
    (session) => ({
      ...session,
      uri: `/api/v2${text(session['path'])}`,
    }),
  ),
  inPayload(
    'notified-participant-without-digits',
    'IMS-NTF-06',
    'Participants in notifications have no `digits`',
    all,
    (session) => ({
      ...session,
      participants: partiesOf(session).map((one) => (isObject(one) ? without(one, 'digits') : one)),
    }),
  ),
  inPayload(
    'notified-capability-unknown',
    'IMS-NTF-06',
    'Sessions in notifications offer an operation that there is not',
    all,
    (session) => ({
      ...session,
      capabilities: [...(isArray(session['capabilities']) ? session['capabilities'] : []), 'Transfer'],
    }),
  ),
  inPayload(
    'notified-without-capabilities',
    'IMS-NTF-06',
    'Sessions in notifications have no `capabilities`',
    all,
    (session) => without(session, 'capabilities'),
  ),
  inPayload(
    'notified-participants-null',
    'IMS-NTF-06',
    '`participants` is null in notifications',
    all,
    (session) => ({
      ...session,
      participants: null,
    }),
  ),

  inPayload(
    'notified-other-participant',
    'IMS-NTF-08',
    'Sessions in notifications have another participant than in the feed',
    ofStatus,
    (session) => ({
      ...session,
      participants: [{ ...participant('4711') }],
    }),
  ),
  inPayload(
    'notified-fewer-capabilities',
    'IMS-NTF-08',
    'Sessions in notifications do not offer AttachUserData',
    all,
    (session) => ({
      ...session,
      capabilities: (isArray(session['capabilities']) ? session['capabilities'] : []).filter(
        (name) => name !== 'AttachUserData',
      ),
    }),
  ),
  inPayload(
    'completed-notified-without-user-data',
    'IMS-NTF-08',
    'The session has no user data in its last notification',
    became('Completed'),
    (session) => without(session, 'userData'),
  ),

  besides('notified-unknown-message-type', 'A notification has a `messageType` that there is not', () => ({
    messageType: 'IMSessionHeartbeat',
    notificationType: 'StatusChange',
  })),
  besides(
    'notified-unknown-notification-type',
    'A notification has a `notificationType` that there is not',
    (data) => ({
      ...data,
      notificationType: 'Refreshed',
    }),
  ),
  besides('notified-without-message-type', 'A notification has no `messageType`', (data) =>
    without(data, 'messageType'),
  ),
  besides('notified-without-notification-type', 'A notification has no `notificationType`', (data) =>
    without(data, 'notificationType'),
  ),
];
