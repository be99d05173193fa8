import type { JsonObject } from '../../json/value.ts';
import { quoted, suggestion } from '../usage-error.ts';

/** A JSON Schema that says of which JSON types a value is. */
export interface TypeSchema extends JsonObject {
  readonly type: string | string[];
}

/**
 * How a value is written. `read` makes the value of what was given, one text for each time the option stands, or throws
 * an `InvalidValue`; `schema` is the JSON Schema of the same value in the config file.
 */
export interface ValueType<T> {
  readonly schema: TypeSchema;
  readonly read: (texts: readonly string[]) => T;
  /** The values to offer in completion. */
  readonly choices?: readonly string[];
}

/** What is wrong with a value, in words that follow the option's name. */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';
  /** The value and what is near it; left out where the option is a secret. */
  readonly hint: string;

  constructor(expectation: string, hint = '') {
    super(expectation);
    this.hint = hint;
  }
}

const not = (text: string): string => `, not ${quoted(text)}`;

/** Of a value that is given more than once the last counts. */
const single =
  <T>(read: (text: string) => T) =>
  (texts: readonly string[]): T =>
    read(texts.at(-1) ?? '');

export const flag: ValueType<boolean> = {
  schema: { type: 'boolean' },
  read: single((text) => {
    if (/^(?:true|1|yes|on)$/i.test(text)) return true;
    if (/^(?:false|0|no|off)$/i.test(text)) return false;
    throw new InvalidValue('must be true or false', not(text));
  }),
};

export const text: ValueType<string | undefined> = {
  schema: { type: 'string', minLength: 1 },
  read: single((given) => {
    if (given === '') throw new InvalidValue('must not be empty');
    return given;
  }),
};

interface Range {
  readonly min: number;
  readonly max: number;
}

export function integer({ min, max }: Range): ValueType<number> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    read: single((given) => {
      const value = /^\d{1,16}$/.test(given) ? Number(given) : NaN;
      if (value >= min && value <= max) return value;
      throw new InvalidValue(`must be a whole number from ${min} to ${max}`, not(given));
    }),
  };
}

/** The same, where nothing given has a meaning of its own. */
export const optionalInteger = (range: Range): ValueType<number | undefined> => integer(range);

/** A number that may have a fraction; `scale` makes, for instance, ms of seconds. */
export function decimal({ min, max, scale = 1 }: Range & { scale?: number }): ValueType<number> {
  return {
    schema: { type: 'number', minimum: min, maximum: max },
    read: single((given) => {
      const value = /^\d{1,10}(?:\.\d{1,6})?$/.test(given) ? Number(given) : NaN;
      if (value >= min && value <= max) return value * scale;
      throw new InvalidValue(`must be a number from ${min} to ${max}`, not(given));
    }),
  };
}

function chosen<C extends string>(choices: readonly C[], given: string): C {
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw new InvalidValue(`must be one of ${choices.join(', ')}`, not(given) + suggestion(given, choices, ''));
}

export const choice = <C extends string>(choices: readonly C[]): ValueType<C> => ({
  schema: { type: 'string', enum: [...choices] },
  choices,
  read: single((given) => chosen(choices, given)),
});

export const optionalChoice = <C extends string>(choices: readonly C[]): ValueType<C | undefined> =>
  choice(choices);

const parts = (given: string): string[] =>
  given
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A comma list of given words; `all` stands for every one. The order is that of `choices`. */
export function choices<C extends string>(all: readonly C[]): ValueType<readonly C[]> {
  return {
    schema: {
      type: ['string', 'array'],
      items: { type: 'string', enum: [...all, 'all'] },
    },
    choices: [...all, 'all'],
    read: single((given) => {
      const named = parts(given).map((part) => (part === 'all' ? part : chosen([...all, 'all'], part)));
      if (named.length === 0)
        throw new InvalidValue(`must name at least one of ${[...all, 'all'].join(', ')}`);
      return all.filter((each) => named.includes('all') || named.includes(each));
    }),
  };
}

/** A comma list of words that only the command itself can check. */
export const words: ValueType<readonly string[]> = {
  schema: { type: ['string', 'array'], items: { type: 'string' } },
  read: single((given) => {
    const named = parts(given);
    if (named.length === 0) throw new InvalidValue('must name something');
    return named;
  }),
};

/** An option that may stand more than once. */
export function each<T>(one: ValueType<T>): ValueType<readonly T[]> {
  return {
    schema: { type: ['string', 'array'], items: one.schema },
    ...(one.choices ? { choices: one.choices } : {}),
    read: (texts) => texts.map((given) => one.read([given])),
  };
}
