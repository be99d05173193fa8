import type { ImLogUpdateMessage, ImSession, Notification, State, UserData } from '../contract/types.ts';
import { capabilities } from './capabilities.ts';
import type { Origin } from './case.ts';
import { Draw, namedSeed, numberSeed, subSeed } from './random.ts';
import { server, session } from './session.ts';
import { userData } from './user-data.ts';
import { PHRASES } from './vocabulary.ts';

/**
 * Lives of a session, a letter a notification: rings or is Initiating, Talks, a Message, user data is Attached, Updated,
 * Deleted, and the session is Completed.
 */
const LIVES = ['ITMAUMDC', 'ITAMUMMC', 'RTMMAUDC', 'ITAUDMMC', 'RTAMUDMC', 'ITMMMAMC'] as const;
/** How many notifications a life has. */
export const LIFE = 8;

const FIELD = {
  life: namedSeed('life'),
  before: namedSeed('before'),
  attached: namedSeed('attached'),
  updated: namedSeed('updated'),
  message: namedSeed('message'),
  order: namedSeed('order'),
};

const STATE: Record<string, State> = { I: 'Initiating', R: 'Alerting', C: 'Completed' };

/** What the session holds after the letters so far: what was there before, and one key that comes, changes and goes. */
function dataAfter(letters: string, seed: number): UserData {
  const draw = (field: number): Draw => new Draw(subSeed(seed, field));
  const before = draw(FIELD.before);
  const data = userData(before, before.below(3));
  if (!letters.includes('A') || letters.includes('D')) return data;
  const change = draw(letters.includes('U') ? FIELD.updated : FIELD.attached);
  return { ...data, topic: change.pick(PHRASES) };
}

/** The payload of a message in a session. */
export const logUpdate = (imSessionPath: string, message: string): ImLogUpdateMessage => ({
  messageType: 'IMLogUpdateMessage',
  notificationType: 'NewMessage',
  imSessionPath,
  message,
});

/** A notification that keeps every requirement; each eight in turn tell the life of one session, in order. */
export function notification({ index }: Origin, runSeed: number): Notification {
  const at = index % LIFE;
  const life = (index - at) / LIFE;
  const seed = numberSeed(runSeed, life);
  const letters = new Draw(subSeed(seed, FIELD.life)).pick(LIVES).slice(0, at + 1);
  const letter = letters.charAt(at);
  const on = server(seed);
  const data = dataAfter(letters, seed);
  const traits = { state: STATE[letter] ?? 'Talking', userData: Object.keys(data).length > 0 };
  const lasting = session(seed, life, on, { ...traits, userData: false }, 1);
  if (letter === 'M') {
    return logUpdate(lasting.path, new Draw(subSeed(subSeed(seed, FIELD.message), at)).pick(PHRASES));
  }
  const order = new Draw(subSeed(subSeed(seed, FIELD.order), at));
  const imSession: ImSession = { ...lasting, capabilities: capabilities(order, traits, on.manner) };
  if (traits.userData) imSession.userData = data;
  return {
    messageType: 'IMSessionStateChangeMessage',
    notificationType: 'AUD'.includes(letter) ? 'AttachedDataChanged' : 'StatusChange',
    imSession,
  };
}
