import { isArray, isString, typeName, type Json, type JsonObject } from '../json/value.ts';

/** One value of each JSON type, and a number that is no integer. */
const SAMPLES: readonly Json[] = ['text', 4711, 0.5, true, [], {}, null];

const fits = (type: string, value: Json): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === typeName(value);

/** One value of each other type; a number is written as text, as a careless server does. */
function mistyped(type: string, only: Json | undefined): readonly Json[] {
  const number = type === 'integer';
  return SAMPLES.filter((value) => !fits(type, value) && (number || value !== 0.5)).map((value) =>
    number && value === 'text' ? JSON.stringify(only ?? 6) : value,
  );
}

/** Words that are nearly, or not at all, one of those allowed. */
function misspelt(words: readonly string[]): string[] {
  const at = (index: number): string => words[index % words.length] ?? '';
  const near = [
    at(0).toLowerCase(),
    at(1).toUpperCase(),
    ` ${at(1)}`,
    `${at(2)} `,
    `${at(3)}\t`,
    at(0).slice(0, -1),
    `${at(1)}ed`,
    'Unknown',
    '',
    ...words.map((word) => word.charAt(0).toLowerCase() + word.slice(1)),
  ];
  return [...new Set(near)].filter((word) => !words.includes(word));
}

export const texts = (value: Json | undefined): string[] => (isArray(value) ? value.filter(isString) : []);

const article = (value: Json): string => {
  const type = typeName(value);
  return type === 'null' ? 'null' : /^[ao]/.test(type) ? `an ${type}` : `a ${type}`;
};

/** A keyword, a value that breaks it, and a sentence that says so. */
export type WrongValue = readonly [keyword: string, value: Json, description: string];

/** Every way in which a value can break the assertions that one schema makes about the value itself. */
export function wrongValues(schema: JsonObject, name: string): WrongValue[] {
  const said: WrongValue[] = [];
  const { type } = schema;
  if (isString(type)) {
    const wanted =
      type === 'integer' ? 'an integer' : article(type === 'array' ? [] : type === 'object' ? {} : '');
    for (const value of mistyped(type, schema['const']))
      said.push(['type', value, `${name} is ${article(value)} instead of ${wanted}`]);
  }
  const words = texts(schema['enum']);
  const only = schema['const'];
  for (const word of misspelt(isString(only) ? [only] : words)) {
    if (words.length > 0)
      said.push(['enum', word, `${name} is ${JSON.stringify(word)}, none of the words allowed`]);
    else if (isString(only)) said.push(['const', word, `${name} is ${JSON.stringify(word)}, not ${only}`]);
  }
  if (only === 0) for (const value of [1, -1]) said.push(['const', value, `${name} is ${value}, not 0`]);
  const { minimum, maximum, minLength } = schema;
  if (typeof minimum === 'number') said.push(['minimum', minimum - 2, `${name} is below ${minimum}`]);
  if (typeof maximum === 'number') {
    said.push(['maximum', maximum + 1, `${name} is one above ${maximum}`]);
    said.push(['maximum', maximum * 50, `${name} is far above ${maximum}`]);
  }
  if (minLength === 1) said.push(['minLength', '', `${name} is empty`]);
  if (schema['not'] !== undefined) {
    for (const value of ['OK', '', null]) said.push(['not', value, `${name} is there`]);
  }
  return said;
}
