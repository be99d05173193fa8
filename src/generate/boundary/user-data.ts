import { offered } from '../capabilities.ts';
import type { JsonObject, Json } from '../../json/value.ts';
import { pointer } from '../../json/value.ts';
import { changed, type SessionCase } from '../session-case.ts';
import { literal, spelled } from '../spelling.ts';
import { STRINGS } from './strings.ts';

const holding = (description: string, userData: JsonObject, path: readonly string[] = []): SessionCase => ({
  requirement: null,
  description: `the user data ${description}`,
  traits: { userData: true },
  change: (session) => ({ payload: { ...session, userData }, pointer: pointer('userData', ...path) }),
});

/** One value, under a key that is nothing special. */
const value = (description: string, held: Json): SessionCase =>
  holding(`holds ${description}`, { value: held }, ['value']);

/** A number written in a form that `JSON.stringify` has not. */
const written = (number: string): SessionCase => {
  const { change, ...rest } = value(`a number written ${number}`, literal(number));
  return { ...rest, change: (session, draw) => ({ ...change(session, draw), write: spelled }) };
};

const nested = (depth: number): JsonObject => {
  let inner: JsonObject = { depth };
  for (let at = 1; at < depth; at++) inner = { in: inner };
  return inner;
};

const many = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]));

const LONGEST_KEY = 4096;

const KEYS: readonly (readonly [description: string, key: string])[] = [
  ...STRINGS.filter(([, text]) => text !== '' && text.length <= LONGEST_KEY),
  ['the name of a prototype', '__proto__'],
  ['the name of a constructor', 'constructor'],
  ['the name of a method', 'hasOwnProperty'],
  ['a number', '0'],
];

const NUMBERS: readonly number[] = [
  0,
  -1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MIN_VALUE,
  2 ** -1022,
  Number.EPSILON,
  0.1,
  1e21,
  1e-7,
];

const NUMBER_FORMS = [
  '-0',
  '1.0',
  '1E+2',
  '1e-2',
  '9007199254740993',
  '0.1000000000000000055511151231257827',
  `1${'0'.repeat(100)}`,
  '1e-400',
];

/** Without anything in it user data is neither there nor not there: no capability goes with it. */
const empty: SessionCase = {
  requirement: null,
  description: 'the user data is empty',
  traits: { userData: false },
  change: (session) => changed(session, ['userData'], {}),
};

const emptyAndOffered: SessionCase = {
  requirement: null,
  description: 'the user data is empty and all operations on it are offered',
  traits: { userData: false },
  change(session) {
    const capabilities = offered({ state: session.state, userData: true });
    return { payload: { ...session, capabilities, userData: {} }, pointer: '/userData' };
  },
};

export const userDataEdges: readonly SessionCase[] = [
  empty,
  emptyAndOffered,
  ...STRINGS.map(([description, text]) => value(`a string: ${description}`, text)),
  ...KEYS.map(([description, key]) => holding(`has a key: ${description}`, { [key]: 'x' }, [key])),
  ...NUMBERS.map((number) => value(`the number ${number}`, number)),
  ...NUMBER_FORMS.map(written),
  value('true', true),
  value('false', false),
  value('an empty object', {}),
  ...[1, 2, 32, 100, 250].map((depth) => holding(`is nested ${depth} deep`, nested(depth))),
  ...[1, 2, 1000].map((count) => holding(`has ${count} ${count === 1 ? 'key' : 'keys'}`, many(count))),
  holding('has two keys that differ in case', { Topic: 'a', topic: 'b' }),
  holding('has two keys that look alike', { 'caf\u00e9': 'a', 'cafe\u0301': 'b' }),
  holding('has the names of members of a session', {
    id: '1',
    state: 'open',
    path: '/',
    userData: { id: 2 },
  }),
];
