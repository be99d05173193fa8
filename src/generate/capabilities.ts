import { CAPABILITIES, STATES } from '../contract/index.ts';
import type { Capability, State } from '../contract/types.ts';
import type { Draw } from './random.ts';

/** What decides which operations a session offers. */
export interface Traits {
  readonly state: State;
  readonly userData: boolean;
}

/**
 * Servers differ in what they offer beyond what the states ask for; each of these is consistent in itself. The first
 * offers all that goes with the state, and nothing once the session is completed.
 */
export const MANNERS = 4;

function offers(capability: Capability, { state, userData }: Traits, manner: number): boolean {
  if (capability === 'SendMessage') return state === 'Talking';
  if (capability === 'Complete') return state === 'Talking' || (state !== 'Completed' && manner !== 1);
  const open = state === 'Completed' ? manner === 2 : state === 'Talking' || manner !== 3;
  return open && (capability === 'AttachUserData' || userData);
}

/** What a session with these traits offers, in the order of the schema. */
export const offered = (traits: Traits, manner = 0): Capability[] =>
  CAPABILITIES.filter((capability) => offers(capability, traits, manner));

const byTraits = (manner: number): ReadonlyMap<string, readonly Capability[]> =>
  new Map(
    STATES.flatMap((state) =>
      [true, false].map((userData) => [key({ state, userData }), offered({ state, userData }, manner)]),
    ),
  );
const key = ({ state, userData }: Traits): string => (userData ? `${state} with user data` : state);
const MANNER_TABLES = Array.from({ length: MANNERS }, (_, manner) => byTraits(manner));

/** The same in an order that is drawn: the order of capabilities means nothing. */
export function capabilities(draw: Draw, traits: Traits, manner: number): Capability[] {
  const list = MANNER_TABLES[manner]?.get(key(traits)) ?? [];
  const from = draw.below(list.length + 1);
  return [...list.slice(from), ...list.slice(0, from)];
}
