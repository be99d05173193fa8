import { quoted } from '../usage-error.ts';
import { InvalidValue, type ValueType } from './value-type.ts';

/** The `index`-th of `count` parts; the first is 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export const shard: ValueType<Shard | undefined> = {
  schema: { type: 'string', pattern: '^[1-9][0-9]*/[1-9][0-9]*$' },
  read: (texts) => {
    const given = texts.at(-1) ?? '';
    const match = /^(\d{1,9})\/(\d{1,9})$/.exec(given);
    const index = Number(match?.[1] ?? 0);
    const count = Number(match?.[2] ?? 0);
    if (index >= 1 && index <= count) return { index, count };
    throw new InvalidValue('must be I/N with I from 1 to N, such as 2/4', `, not ${quoted(given)}`);
  },
};
