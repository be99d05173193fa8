import { isObject } from '../../json/value.ts';
import type { Notice } from '../hooks.ts';
import { text } from '../operation.ts';
import { fault, without, type Fault } from './fault.ts';

import {
  became,
  inPayload,
  noticing,
  ofData,
  ofMessage,
  ofStatus,
  operationSilent,
  payload,
  refusedNotice,
  refusing,
  silent,
  SLOW,
  twice,
  VANISHING,
} from './notification-hooks.ts';
/** Faults in whether, when and in which order notifications come. */
export const notificationFaults: readonly Fault[] = [
  fault('notifications-not-found', 'IMS-NTF-01', 'The notification endpoint is not found', {
    endpoint: () => false,
  }),
  refusing('handshake-refused', 'The Bayeux handshake is refused', '/meta/handshake'),
  refusing('connect-refused', 'Bayeux connect messages are refused', '/meta/connect'),
  refusing('subscription-refused', 'The subscription is refused', '/meta/subscribe'),

  silent('initiating-not-notified', 'IMS-NTF-02', 'Initiating is not notified', became('Initiating'), SLOW),
  silent('talking-not-notified', 'IMS-NTF-02', 'Talking is not notified', became('Talking')),
  payload(
    'status-change-without-session',
    'IMS-NTF-02',
    'The StatusChange of Talking has no `imSession`',
    became('Talking'),
    (data) => without(data, 'imSession'),
  ),

  operationSilent('attach-not-notified', 'AttachUserData'),
  operationSilent('update-not-notified', 'UpdateUserData'),
  operationSilent('delete-not-notified', 'DeleteUserData'),
  inPayload(
    'user-data-notified-without-values',
    'IMS-NTF-03',
    'A change of user data is notified with empty values',
    ofData,
    (session) =>
      isObject(session['userData'])
        ? {
            ...session,
            userData: Object.fromEntries(Object.keys(session['userData']).map((key) => [key, ''])),
          }
        : session,
  ),

  silent('message-not-notified', 'IMS-NTF-04', 'A message is not notified', ofMessage),
  payload(
    'message-trimmed',
    'IMS-NTF-04',
    'The last character of a message is missing',
    ofMessage,
    (data) => ({
      ...data,
      message: text(data['message']).slice(0, -1),
    }),
  ),
  payload(
    'message-without-text',
    'IMS-NTF-04',
    'The notification of a message has no text',
    ofMessage,
    (data) => without(data, 'message'),
  ),
  payload(
    'message-of-other-session',
    'IMS-NTF-04',
    '`imSessionPath` names another session',
    ofMessage,
    (data) => ({
      ...data,
      imSessionPath: `${text(data['imSessionPath']).slice(0, -1)}Z`,
    }),
  ),
  payload('message-path-is-uri', 'IMS-NTF-04', '`imSessionPath` is an absolute URL', ofMessage, (data) => ({
    ...data,
    imSessionPath: `http://127.0.0.1/api/v2${text(data['imSessionPath'])}`,
  })),

  silent('completed-not-notified', 'IMS-NTF-05', 'Completed is not notified', became('Completed'), VANISHING),
  payload(
    'completed-without-session',
    'IMS-NTF-05',
    'The StatusChange of Completed has no `imSession`',
    became('Completed'),
    (data) => without(data, 'imSession'),
  ),

  fault('initiating-notified-after-talking', 'IMS-NTF-07', 'Initiating is notified after Talking', () => {
    let held: readonly Notice[] = [];
    return {
      notices: (notices, change) => {
        if (became('Initiating')(change)) {
          held = notices;
          return [];
        }
        const late = held;
        held = [];
        return [...notices, ...late];
      },
    };
  }),

  refusedNotice(
    'refused-notified-as-data',
    'A refused operation brings AttachedDataChanged',
    'AttachedDataChanged',
  ),
  refusedNotice('refused-notified-as-status', 'A refused operation brings StatusChange', 'StatusChange'),

  twice('user-data-notified-twice', 'Each change of user data is notified twice', ofData),
  twice('message-notified-twice', 'Each message is notified twice', ofMessage),
  twice('state-notified-twice', 'Each change of state is notified twice', ofStatus),
  noticing(
    'completed-notified-as-data',
    'IMS-NTF-11',
    'Completed is notified as a change of user data, too',
    became('Completed'),
    (notice) => [
      notice,
      {
        ...notice,
        data: { ...(isObject(notice.data) ? notice.data : {}), notificationType: 'AttachedDataChanged' },
      },
    ],
  ),
];
