import { createHash } from 'node:crypto';
import type { IdForm } from './options.ts';

/** Numbers an agent's sessions: each id has its number in it, at the end. */
export interface IdSeries {
  at(index: number): string;
  /** The number of an id of this series; -1 for any other. */
  indexOf(id: string): number;
}

interface Form {
  readonly radix: number;
  /** What stands before the number, of a hash in hexadecimal. */
  readonly prefix: (hash: string) => string;
}

const FORMS: Readonly<Record<IdForm, Form>> = {
  // As in published samples: 32 characters of 0-9A-Z.
  'call-uuid': {
    radix: 36,
    prefix: (hash) => BigInt(`0x${hash}`).toString(36).toUpperCase().padStart(22, '0').slice(0, 22) + 'LAES',
  },
  // As in one published sample: 23 digits.
  digits: { radix: 10, prefix: (hash) => BigInt(`0x${hash}`).toString(10).slice(0, 17) },
  dashed: {
    radix: 16,
    prefix: (hash) => hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{6}).*$/, '$1-$2-$3-$4-$5'),
  },
};

const NUMBER_LENGTH = 6;

/** The ids of one agent's sessions: they follow from the seed and the agent. */
export function idSeries(seed: number, agent: string, form: IdForm): IdSeries {
  const { radix, prefix: prefixOf } = FORMS[form];
  const prefix = prefixOf(createHash('sha256').update(`${seed} ${agent}`).digest('hex'));
  const written = (index: number) => index.toString(radix).padStart(NUMBER_LENGTH, '0');
  const at = (index: number) => prefix + (form === 'dashed' ? written(index) : written(index).toUpperCase());
  return {
    at,
    indexOf(id) {
      const index = Number.parseInt(id.slice(prefix.length), radix);
      return Number.isSafeInteger(index) && index >= 0 && at(index) === id ? index : -1;
    },
  };
}
