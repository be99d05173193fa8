import { apiSchema } from '../../contract/schemas.ts';
import { isObject, type Json } from '../../json/value.ts';
import type { Case, Origin } from '../case.ts';
import { edited, reversed } from '../edit.ts';
import { error } from '../error.ts';
import { literal, spelled } from '../spelling.ts';
import { STRINGS } from './strings.ts';
import { WRITTEN } from './written.ts';

const edge = (description: string, place: string, make: (origin: Origin) => Json): Case => ({
  requirement: null,
  description,
  make: (origin) => ({ payload: make(origin), pointer: place }),
});

const keyword = (member: string, name: string): number => {
  const properties = apiSchema('error')['properties'];
  const schema = isObject(properties) ? properties[member] : undefined;
  const value = isObject(schema) ? schema[name] : undefined;
  if (typeof value !== 'number') throw new Error(`specs/error.schema.json: ${member} has no ${name}`);
  return value;
};

const least = keyword('statusCode', 'minimum');
const most = keyword('statusCode', 'maximum');
const shortest = keyword('statusMessage', 'minLength');

const codes = [least, least + 1, most - 1, most].map((code) =>
  edge(`the statusCode is ${code}`, '/statusCode', (origin) => edited(error(origin), ['statusCode'], code)),
);

const forms = ['6.0', '6e0', '0.6E+1', '600e-2'].map((number): Case => ({
  requirement: null,
  description: `the statusCode is written ${number}`,
  make: (origin) => ({
    payload: edited(error(origin), ['statusCode'], literal(number)),
    pointer: '/statusCode',
    write: spelled,
  }),
}));

const messages = STRINGS.filter(([, text]) => text.length >= shortest).map(([description, text]) =>
  edge(`the statusMessage is ${description}`, '/statusMessage', (origin) =>
    edited(error(origin), ['statusMessage'], text),
  ),
);

export const errorEdges: readonly Case[] = [
  ...codes,
  ...forms,
  ...messages,
  edge('members stand in reversed order', '', (origin) => reversed(error(origin))),
  ...WRITTEN.map(([description, write]): Case => ({
    requirement: null,
    description,
    make: (origin) => ({ payload: error(origin), pointer: '', write }),
  })),
];
