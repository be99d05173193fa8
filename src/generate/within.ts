import { STATES } from '../contract/index.ts';
import type { ImSession, ImSessionStateChangeMessage } from '../contract/types.ts';
import { pointer, type Json } from '../json/value.ts';
import type { Traits } from './capabilities.ts';
import { choice, type Case, type Change, type Origin } from './case.ts';
import { subSeed, type Draw } from './random.ts';
import type { SessionCase } from './session-case.ts';
import { server, session, TRAITS, traitsOf, type Server } from './session.ts';

/** A server that offers all that goes with a session's state: what a case changes is then all that is special. */
export const plainServer = (seed: number): Server => ({ ...server(seed), manner: 0 });

const wanted = (one: SessionCase, draw: Draw): Traits => ({ ...draw.pick(TRAITS), ...one.traits });

const made = (one: SessionCase, { seed, index }: Origin, traits: Traits): ImSession =>
  session(seed, index, plainServer(seed), traits, one.parties);

/** Traits of another state. */
export const apart = (traits: Traits, from: Traits): Traits =>
  traits.state === from.state
    ? { ...traits, state: STATES.find((state) => state !== from.state) ?? traits.state }
    : traits;

/** The change of a session seen from the document that it stands in; bytes are special as a whole. */
function within(change: Change, place: string, payload: Json): Change {
  const whole = change.write !== undefined && change.pointer === '';
  return { ...change, pointer: whole ? '' : place + change.pointer, payload };
}

/** The case as a session by itself. */
export const bare = (one: SessionCase): Case => ({
  requirement: one.requirement,
  description: one.description,
  make(origin) {
    const draw = choice(origin);
    return one.change(made(one, origin, wanted(one, draw)), draw);
  },
});

/** The case as one session of a feed whose others are as they should be. */
export const inFeed = (one: SessionCase): Case => ({
  requirement: one.requirement,
  description: one.description,
  make(origin) {
    const draw = choice(origin);
    const count = Math.max(1, origin.sessions);
    const traits = wanted(one, draw);
    const at = draw.below(count);
    const on = plainServer(origin.seed);
    const first = origin.index * count;
    const change = one.change(session(subSeed(origin.seed, at), first + at, on, traits, one.parties), draw);
    const imSessions: Json[] = [];
    for (let other = 0; other < count; other++) {
      const plain = traitsOf(first + other);
      imSessions.push(
        other === at
          ? change.payload
          : session(subSeed(origin.seed, other), first + other, on, one.alone ? apart(plain, traits) : plain),
      );
    }
    return within(change, pointer('imSessions', at), { imSessions, statusCode: 0 });
  },
});

/** The notification of a session's state. */
export const statusChange = (imSession: ImSession): ImSessionStateChangeMessage => ({
  messageType: 'IMSessionStateChangeMessage',
  notificationType: 'StatusChange',
  imSession,
});

/** The case as the session of a notification: a broken `must` of the session is one of the notification. */
export const inNotification = (one: SessionCase): Case => ({
  requirement: one.must ? 'IMS-NTF-06' : one.requirement,
  description: one.description,
  make(origin) {
    const draw = choice(origin);
    const right = made(one, origin, wanted(one, draw));
    const change = one.change(right, draw);
    return within(change, pointer('imSession'), { ...statusChange(right), imSession: change.payload });
  },
});
