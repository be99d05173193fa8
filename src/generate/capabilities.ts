import { CAPABILITIES, STATES } from '../contract/index.ts';
import type { Capability, State } from '../contract/types.ts';
import type { Draw } from './random.ts';

/** What decides which operations a session offers. */
export interface Traits {
  readonly state: State;
  readonly userData: boolean;
}

/** A session with these traits, in words. */
export const described = ({ state, userData }: Traits): string =>
  `a session that is ${state} ${userData ? 'with' : 'without'} user data`;

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

type Offers = readonly Capability[];

/** For each manner and state what is offered without and with user data. */
const TABLES = Array.from(
  { length: MANNERS },
  (_, manner): ReadonlyMap<State, readonly [Offers, Offers]> =>
    new Map(
      STATES.map((state) => [
        state,
        [offered({ state, userData: false }, manner), offered({ state, userData: true }, manner)],
      ]),
    ),
);

/** The same in an order that is drawn: the order of capabilities means nothing. */
export function capabilities(draw: Draw, { state, userData }: Traits, manner: number): Capability[] {
  const list = TABLES[manner]?.get(state)?.[userData ? 1 : 0] ?? [];
  const from = draw.below(list.length + 1);
  return [...list.slice(from), ...list.slice(0, from)];
}
