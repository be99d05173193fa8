import { NOT_APPLICABLE, type DocumentRequirement, type Verdict } from '../../src/check/requirement.ts';
import { isObject, isString, typeName } from '../../src/json/value.ts';
import { session } from '../example.ts';

const about = {
  kind: 'document',
  documents: ['notification'],
  level: 'must',
  area: 'notifications',
  profile: 'notifications',
  source: 'IMSessionNotifications',
  firmness: 'stated',
} as const;

const EXAMPLE = {
  messageType: 'IMSessionStateChangeMessage',
  notificationType: 'StatusChange',
  imSession: session(),
};

export const notifiedSessions: DocumentRequirement = {
  ...about,
  none: 'no notification with a session in it was seen',
  id: 'IMS-NTF-06',
  firmness: 'derived',
  title: 'every `imSession` in a notification meets every `must` on a session',
  how: 'The session in each notification is judged by the very checks of a session in the feed; the finding names the requirement that is broken. A broken `should` is a finding of that `should` itself.',
  cause:
    'Notifications are rendered by other code than the feed, as the published samples show: a state with a leading blank, a uri of another session.',
  examples: {
    holds: EXAMPLE,
    breaks: { ...EXAMPLE, imSession: session({ state: ' Talking' }) },
  },
  start() {
    return {
      end({ document, envelope }): Verdict {
        if (!isObject(envelope) || envelope['messageType'] !== 'IMSessionStateChangeMessage')
          return NOT_APPLICABLE;
        const told = envelope['imSession'];
        // Where it is absent in a run, the requirement that waits for it misses it.
        if (told === undefined && document.origin === 'target') return NOT_APPLICABLE;
        // A session that is there was judged when it was met.
        if (isObject(told)) return NOT_APPLICABLE;
        return {
          code: 'no-im-session',
          message: `imSession is of type ${typeName(told)}`,
          pointer: '/imSession',
          expected: 'the whole session',
          actual: told,
        };
      },
    };
  },
};

const TYPES: Readonly<Record<string, readonly string[]>> = {
  IMSessionStateChangeMessage: ['StatusChange', 'AttachedDataChanged'],
  IMLogUpdateMessage: ['NewMessage'],
};

export const documentedTypes: DocumentRequirement = {
  ...about,
  none: 'no notification was seen',
  id: 'IMS-NTF-09',
  title: 'every payload has a documented `messageType` and `notificationType`',
  how: 'Both members of every payload on the topic are looked up among the documented pairs.',
  cause: 'Names of another resource or release, or the pair mixed up.',
  examples: { holds: EXAMPLE, breaks: { ...EXAMPLE, notificationType: 'StateChanged' } },
  start: () => ({
    end({ envelope }): Verdict {
      if (!isObject(envelope))
        return {
          code: 'payload-no-object',
          message: `the payload is of type ${typeName(envelope)}`,
          expected: 'an object',
          actual: envelope,
        };
      const { messageType, notificationType } = envelope;
      const allowed =
        isString(messageType) && Object.hasOwn(TYPES, messageType) ? TYPES[messageType] : undefined;
      if (!allowed)
        return {
          code: 'message-type-unknown',
          message: 'messageType is not documented',
          pointer: '/messageType',
          expected: Object.keys(TYPES).join(' or '),
          actual: messageType,
        };
      if (isString(notificationType) && allowed.includes(notificationType)) return undefined;
      return {
        code: 'notification-type-unknown',
        message: 'notificationType is not documented for this messageType',
        pointer: '/notificationType',
        expected: allowed.join(' or '),
        actual: notificationType,
      };
    },
  }),
};
