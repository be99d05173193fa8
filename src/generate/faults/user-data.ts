import type { UserData } from '../../contract/types.ts';
import type { Json } from '../../json/value.ts';
import type { Path } from '../edit.ts';
import { changed, type SessionCase } from '../session-case.ts';
import { again, spelled } from '../spelling.ts';

const holding = (description: string, path: Path, value: Json): SessionCase => ({
  requirement: 'IMS-UD-02',
  description,
  traits: { userData: true },
  change: (session) => changed(session, ['userData', ...path], value),
});

/** A key that stands twice, the second time at the end. */
const twice = (description: string, pointer: string, make: (data: UserData) => UserData): SessionCase => ({
  requirement: 'IMS-UD-02',
  description,
  traits: { userData: true },
  change: (session) => ({
    payload: { ...session, userData: make(session.userData ?? {}) },
    pointer: `/userData/${pointer}`,
    write: spelled,
  }),
});

/** What can be wrong with user data beyond its type. */
export const userDataFaults: readonly SessionCase[] = [
  holding('a value of the user data is null', ['note'], null),
  holding('a value of the user data is an empty array', ['tags'], []),
  holding('a value of the user data is an array of strings', ['tags'], ['new', 'urgent']),
  holding('a value of the user data is an array of objects', ['pairs'], [{ key: 'a', value: 'b' }]),
  holding('a value in a nested object of the user data is null', ['order', 'note'], null),
  holding('a value in a nested object of the user data is an array', ['order', 'lines'], [1, 2]),
  holding('a value deep in the user data is null', ['a', 'b', 'c', 'd'], null),
  holding('a key of the user data is empty', [''], 'x'),
  holding('a key in a nested object of the user data is empty', ['order', ''], 'x'),
  twice('a key of the user data stands twice with one value', 'topic', (data) => ({
    ...data,
    topic: 'refund',
    [again('topic')]: 'refund',
  })),
  twice('a key of the user data stands twice with two values', 'topic', (data) => ({
    topic: 'refund',
    ...data,
    [again('topic')]: 'delivery',
  })),
  twice('a key in a nested object of the user data stands twice', 'ticket/number', (data) => ({
    ...data,
    ticket: { number: 1, [again('number')]: 2 },
  })),
];
