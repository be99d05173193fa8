import { STATES } from '../../contract/index.ts';
import type { Capability, ImSession, State } from '../../contract/types.ts';
import { isObject, type Json, type JsonObject } from '../../json/value.ts';
import { described } from '../capabilities.ts';
import { reversed } from '../edit.ts';
import { changed, type SessionCase } from '../session-case.ts';
import { TRAITS } from '../session.ts';
import { addressEdges } from './address.ts';
import { participantEdges } from './participant.ts';
import { userDataEdges } from './user-data.ts';
import { WRITTEN } from './written.ts';

const whole = (description: string, change: (session: ImSession) => Json): SessionCase => ({
  requirement: null,
  description,
  traits: { userData: true },
  change: (session) => ({ payload: change(session), pointer: '' }),
});

/** Members that no schema names: of every type, with names that are easily mistaken. */
export const STRANGERS: JsonObject = {
  note: 'x',
  size: -0.5,
  flag: false,
  nothing: null,
  list: [1, [2], { a: null }],
  '': {},
  State: 'talking',
  'im-sessions': [],
  'a/b~c': '/',
  ['__proto__']: { polluted: true },
  constructor: 'x',
  toString: 1,
  'é😀': 'é😀',
};

/** Adds them to every object but user data, where they would be just that. */
export function withStrangers(value: Json, name = ''): Json {
  if (Array.isArray(value)) return value.map((entry) => withStrangers(entry));
  if (!isObject(value) || name === 'userData') return value;
  const members = Object.entries(value).map(
    ([key, member]) => [key, member === undefined ? undefined : withStrangers(member, key)] as const,
  );
  return { ...Object.fromEntries(members), ...STRANGERS };
}

/** The least and the most that sessions may offer. */
const offering = (state: State, userData: boolean, capabilities: readonly Capability[]): SessionCase => ({
  requirement: null,
  description: `${described({ state, userData })} offers ${capabilities.join(', ') || 'nothing'}`,
  traits: { state, userData },
  alone: true,
  change: (session) => changed(session, ['capabilities'], [...capabilities]),
});

const offers: readonly SessionCase[] = [
  ...STATES.filter((state) => state !== 'Talking').map((state) => offering(state, false, [])),
  offering('Talking', false, ['Complete', 'SendMessage']),
  offering('Talking', true, ['SendMessage', 'Complete']),
  offering('Talking', true, [
    'Complete',
    'DeleteUserData',
    'UpdateUserData',
    'AttachUserData',
    'SendMessage',
  ]),
  offering('Completed', true, ['AttachUserData', 'UpdateUserData', 'DeleteUserData']),
];

/** The sessions at the edges of the schema's keywords. */
export const sessionEdges: readonly SessionCase[] = [
  ...TRAITS.map((traits) => ({
    ...whole(described(traits), (one) => one),
    traits,
  })),
  whole('members stand in reversed order', reversed),
  whole('members that no schema names stand everywhere', (session) => withStrangers(session)),
  whole('a member that no schema names is 65,536 characters long', (session) => ({
    ...session,
    ['n'.repeat(255)]: 'x'.repeat(65_536),
  })),
  ...offers,
  ...addressEdges,
  ...participantEdges,
  ...userDataEdges,
  ...WRITTEN.map(([description, write]): SessionCase => ({
    ...whole(description, (session) => session),
    change: (session) => ({ payload: session, pointer: '', write }),
  })),
];
