import { pointer, type Json } from '../../json/value.ts';
import type { Case, Origin } from '../case.ts';
import { edited, reversed } from '../edit.ts';
import { fullRequest, lessened, OPERATIONS } from '../request.ts';
import { withStrangers } from './session.ts';
import { STRINGS } from './strings.ts';
import { WRITTEN } from './written.ts';

const edge = (description: string, path: readonly string[], make: (origin: Origin) => Json): Case => ({
  requirement: null,
  description,
  make: (origin) => ({ payload: make(origin), pointer: pointer(...path) }),
});

/** Every member of a request that is a string of the caller's. */
const TEXTS = [
  ['SendMessage', ['text']],
  ['SendMessage', ['destination', 'phoneNumber']],
  ['DeleteUserData', ['key']],
  ['InitiateIMSession', ['devicePath']],
] as const;

const texts = TEXTS.flatMap(([name, path]) =>
  STRINGS.map(([description, text]) =>
    edge(`${name}: ${path.join('.')} is ${description}`, path, ({ seed }) =>
      edited(fullRequest(name, seed), path, text),
    ),
  ),
);

const whole = OPERATIONS.flatMap((name) => [
  edge(`${name} with every member`, [], ({ seed }) => fullRequest(name, seed)),
  edge(`${name} with its mandatory members alone`, [], ({ seed }) => lessened(fullRequest(name, seed), [])),
  edge(`${name}: members stand in reversed order`, [], ({ seed }) => reversed(fullRequest(name, seed))),
  edge(`${name}: members that no schema names stand everywhere`, [], ({ seed }) =>
    withStrangers(fullRequest(name, seed)),
  ),
]);

const written = OPERATIONS.flatMap((name) =>
  WRITTEN.map(([description, write]): Case => ({
    requirement: null,
    description: `${name}: ${description}`,
    make: ({ seed }) => ({ payload: fullRequest(name, seed), pointer: '', write }),
  })),
);

const empty = (['InitiateIMSession', 'AttachUserData', 'UpdateUserData'] as const).map((name) =>
  edge(`${name}: the user data is empty`, ['userData'], ({ seed }) =>
    edited(fullRequest(name, seed), ['userData'], {}),
  ),
);

export const requestEdges: readonly Case[] = [...whole, ...empty, ...texts, ...written];
