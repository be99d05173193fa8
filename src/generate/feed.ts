import type { Feed, ImSession } from '../contract/types.ts';
import type { Traits } from './capabilities.ts';
import { subSeed } from './random.ts';
import { server, session, traitsOf, type Server } from './session.ts';
import type { Origin } from './case.ts';

/** The sessions of one feed: unique ids, and equal offers for equal states. */
export function feedSessions(
  { seed, index }: Origin,
  count: number,
  on: Server,
  traits: (at: number) => Traits,
): ImSession[] {
  const list: ImSession[] = [];
  for (let at = 0; at < count; at++) {
    list.push(session(subSeed(seed, at), index * count + at, on, traits(at)));
  }
  return list;
}

/** A feed that keeps every requirement. */
export function feed(origin: Origin): Feed {
  const { sessions, index, seed } = origin;
  const traits = (at: number): Traits => traitsOf(index * sessions + at);
  return { imSessions: feedSessions(origin, sessions, server(seed), traits), statusCode: 0 };
}
