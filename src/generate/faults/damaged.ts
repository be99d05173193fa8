import type { Json } from '../../json/value.ts';
import type { Case, Origin } from '../case.ts';
import { ENCODING, OTHER_TYPES, SYNTAX, TRAILING, type Damage } from './document.ts';

const EVERY: readonly Damage[] = [...SYNTAX, ...TRAILING, ...ENCODING, ...OTHER_TYPES];

/** Every damage to the text of documents that are otherwise right, as faults of one requirement. */
export const damaged = (
  requirement: string,
  right: (origin: Origin) => Json,
  damages: readonly Damage[] = EVERY,
): Case[] =>
  damages.map(({ description, write }) => ({
    requirement,
    description,
    make: (origin) => ({ payload: right(origin), pointer: '', write }),
  }));
