import type { Notification } from '../../contract/types.ts';
import { pointer, type Json } from '../../json/value.ts';
import { choice, interleaved, type Case, type Origin } from '../case.ts';
import { edited } from '../edit.ts';
import { keywordFaults } from '../keyword-faults.ts';
import { logUpdate } from '../notification.ts';
import { Draw } from '../random.ts';
import { session, TRAITS } from '../session.ts';
import { ILL_FORMED, raw, withBytes } from '../spelling.ts';
import { PHRASES } from '../vocabulary.ts';
import { inNotification, plainServer, statusChange } from '../within.ts';
import { damaged } from './damaged.ts';
import { ENCODING, OTHER_TYPES, SYNTAX, TRAILING } from './document.ts';
import { sessionFaults } from './session.ts';

const TOPIC = '/v2/me/im-sessions';
/** The members that say what a notification is. */
const TYPES: readonly string[] = ['messageType', 'notificationType'];

const stateChange = (origin: Origin): Notification =>
  statusChange(session(origin.seed, origin.index, plainServer(origin.seed), choice(origin).pick(TRAITS)));

const newMessage = ({ seed, index }: Origin): Notification => {
  const draw = new Draw(seed);
  const { path } = session(seed, index, plainServer(seed), { state: 'Talking', userData: false });
  return logUpdate(path, draw.pick(PHRASES));
};

const RIGHT: Readonly<Record<string, (origin: Origin) => Notification>> = {
  StateChange: stateChange,
  LogUpdate: newMessage,
};

/** Without a `messageType` a payload is known for a notification only by its channel. */
const delivered = (data: Json): Json => ({ channel: TOPIC, data });

const ofTypes = Object.entries(RIGHT).flatMap(([name, right]) =>
  [...keywordFaults({ schema: { $ref: `#/$defs/${name}` }, name: 'notification' })]
    .filter(({ path }) => path.length === 1 && TYPES.includes(path[0] ?? ''))
    .map(({ path, value, description }): Case => ({
      requirement: 'IMS-NTF-09',
      description: `${description}, in the notification of ${name === 'LogUpdate' ? 'a message' : 'a change'}`,
      make(origin) {
        const payload = edited(right(origin), path, value);
        const wrapped = path[0] === 'messageType' && value === undefined;
        return wrapped
          ? { payload: delivered(payload), pointer: pointer('data', ...path) }
          : { payload, pointer: pointer(...path) };
      },
    })),
);

/** A documented word that goes with the other message type. */
const mismatched: Case[] = (
  [
    [stateChange, 'NewMessage'],
    [newMessage, 'StatusChange'],
    [newMessage, 'AttachedDataChanged'],
  ] as const
).map(([right, word]) => ({
  requirement: 'IMS-NTF-09',
  description: `notificationType is ${word}, which goes with another messageType`,
  make: (origin) => ({
    payload: edited(right(origin), ['notificationType'], word),
    pointer: '/notificationType',
  }),
}));

const illFormed: Case[] = ILL_FORMED.map(([what, bytes]) => ({
  requirement: 'IMS-ENV-02',
  description: `${what} stands in the message: no UTF-8`,
  make: (origin) => ({
    payload: edited(newMessage(origin), ['message'], raw('caf', ' noir')),
    pointer: '',
    write: withBytes(bytes),
  }),
}));

/** An array is no damage: several notifications may stand in one. */
const scalars = OTHER_TYPES.filter(({ write }) => !String(write({})).startsWith('['));

/** Every fault of a notification and of the session in it. */
export const notificationFaults: readonly Case[] = interleaved([
  ...sessionFaults.map(inNotification),
  ...ofTypes,
  ...mismatched,
  ...illFormed,
  ...damaged('IMS-ENV-02', stateChange, [...SYNTAX, ...TRAILING, ...ENCODING, ...scalars]),
]);
