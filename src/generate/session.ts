import { STATES } from '../contract/index.ts';
import type { ImSession } from '../contract/types.ts';
import { capabilities, MANNERS, type Traits } from './capabilities.ts';
import { participants } from './participant.ts';
import { Draw, namedSeed, subSeed } from './random.ts';
import { userData } from './user-data.ts';
import { LABELS } from './vocabulary.ts';

/** Each field draws from a seed of its own, so that a new one does not change the others. */
const FIELD = {
  id: namedSeed('id'),
  participants: namedSeed('participants'),
  capabilities: namedSeed('capabilities'),
  userData: namedSeed('userData'),
  origin: namedSeed('origin'),
  manner: namedSeed('manner'),
};

const ALPHABET = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const PAIRS = ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second));
const pair = (value: number): string => PAIRS[value % PAIRS.length] ?? '';

/** Two characters of the alphabet for each power of this. */
const STEP = PAIRS.length;

/** 32 characters as SIP Server makes them; the last eight count the sessions of a run, so that no two are the same. */
function id(draw: Draw, ordinal: number): string {
  let text = '00';
  for (let at = 0; at < 6; at++) {
    const value = draw.next();
    text += pair(value) + (at < 3 ? pair(Math.floor(value / STEP)) : '');
  }
  const high = Math.floor(ordinal / (STEP * STEP));
  return `${text}LAES${pair(Math.floor(high / STEP))}${pair(high)}${pair(Math.floor(ordinal / STEP))}${pair(ordinal)}`;
}

/** Every state with and without user data, in turn. */
export const TRAITS: readonly Traits[] = [false, true].flatMap((data) =>
  STATES.map((state) => ({ state, userData: data })),
);

/** The traits of the sessions of a run in turn. */
export const traitsOf = (ordinal: number): Traits =>
  TRAITS[ordinal % TRAITS.length] ?? { state: 'Talking', userData: false };

/** What all sessions of one server have in common. */
export interface Server {
  /** Scheme, host, port and prefix: what stands before a session's path in its `uri`. */
  readonly api: string;
  /** Which of the manners of offering operations it has. */
  readonly manner: number;
}

const PORTS = ['', ':8080', ':8090', ':8443'];

/** The server that a fixture comes from. */
export function server(seed: number): Server {
  const draw = new Draw(subSeed(seed, FIELD.origin));
  const scheme = draw.below(2) === 0 ? 'https' : 'http';
  const api = `${scheme}://gws${draw.between(1, 9)}.${draw.pick(LABELS)}.example${draw.pick(PORTS)}/api/v2`;
  return { api, manner: new Draw(subSeed(seed, FIELD.manner)).below(MANNERS) };
}

/** At least one participant where someone talks; a completed session may have none left. */
const fewestParties = ({ state }: Traits): number => (state === 'Talking' ? 1 : 0);

/**
 * A session that keeps every requirement.
 * @param seed the session's own seed: nothing else is drawn from
 * @param ordinal counts the sessions of a run; stands in the id
 * @param least how many participants it has at least
 */
export function session(seed: number, ordinal: number, on: Server, traits: Traits, least = 0): ImSession {
  const draw = (field: number): Draw => new Draw(subSeed(seed, field));
  const name = id(draw(FIELD.id), ordinal);
  const path = `/im-sessions/${name}`;
  const parties = draw(FIELD.participants);
  const made: ImSession = {
    capabilities: capabilities(draw(FIELD.capabilities), traits, on.manner),
    id: name,
    participants: participants(parties, parties.between(Math.max(least, fewestParties(traits)), 3)),
    path,
    state: traits.state,
    uri: on.api + path,
  };
  if (traits.userData) {
    const data = draw(FIELD.userData);
    made.userData = userData(data, data.between(1, 5));
  }
  return made;
}
