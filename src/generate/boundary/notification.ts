import type { Notification } from '../../contract/types.ts';
import type { Json } from '../../json/value.ts';
import type { Case, Origin } from '../case.ts';
import { reversed } from '../edit.ts';
import { LIFE, logUpdate, notification } from '../notification.ts';
import { inNotification } from '../within.ts';
import { sessionEdges, withStrangers } from './session.ts';
import { STRINGS } from './strings.ts';
import { WRITTEN } from './written.ts';

const TOPIC = '/v2/me/im-sessions';

const edge = (description: string, place: string, make: (origin: Origin) => Json): Case => ({
  requirement: null,
  description,
  make: (origin) => ({ payload: make(origin), pointer: place }),
});

/** The whole life of a session. */
const life = (origin: Origin): Notification[] =>
  Array.from({ length: LIFE }, (_, index) => notification({ ...origin, index }, origin.seed));

const first = (origin: Origin): Notification => notification({ ...origin, index: 1 }, origin.seed);

const delivered = (data: Json): Json => ({ channel: TOPIC, data });

const pathOf = (one: Notification): string =>
  one.messageType === 'IMLogUpdateMessage' ? one.imSessionPath : one.imSession.path;

const message = (description: string, text: string): Case =>
  edge(`the message is ${description}`, '/message', (origin) => logUpdate(pathOf(first(origin)), text));

export const notificationEdges: readonly Case[] = [
  edge('it stands in a Bayeux message', '', (origin) => delivered(first(origin))),
  edge('it stands in a Bayeux message with an id and an extension', '', (origin) => ({
    ...{ id: '17', ext: { ack: 3 } },
    data: first(origin),
    channel: TOPIC,
  })),
  edge('it stands in an array of one Bayeux message', '', (origin) => [delivered(first(origin))]),
  edge("a session's whole life stands in an array of Bayeux messages", '', (origin) =>
    life(origin).map(delivered),
  ),
  edge('an answer to a connect stands beside it', '', (origin) => [
    delivered(first(origin)),
    { channel: '/meta/connect', successful: true, id: '4', advice: { reconnect: 'retry', interval: 0 } },
  ]),
  edge('members stand in reversed order', '', (origin) => reversed(first(origin))),
  edge('members that no schema names stand everywhere', '', (origin) => withStrangers(first(origin))),
  ...STRINGS.map(([description, text]) => message(description, text)),
  ...WRITTEN.map(([description, write]): Case => ({
    requirement: null,
    description: `the notification: ${description}`,
    make: (origin) => ({ payload: first(origin), pointer: '', write }),
  })),
  ...sessionEdges.map(inNotification),
];
