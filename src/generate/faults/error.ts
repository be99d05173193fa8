import { apiSchema } from '../../contract/schemas.ts';
import { pointer } from '../../json/value.ts';
import { interleaved, type Case } from '../case.ts';
import { edited } from '../edit.ts';
import { error } from '../error.ts';
import { keywordFaults } from '../keyword-faults.ts';
import { again, ILL_FORMED, raw, spelled, withBytes } from '../spelling.ts';
import { damaged } from './damaged.ts';

/**
 * What is wrong with the members of an error answer. A missing `statusCode` is left out: by it alone a payload is known
 * for an error answer.
 */
const keywords = [...keywordFaults({ schema: apiSchema('error'), name: 'error' })].flatMap(
  ({ path, value, description, claim }): Case[] =>
    claim === undefined || (value === undefined && path[0] === 'statusCode')
      ? []
      : [
          {
            requirement: claim,
            description,
            make: (origin) => ({ payload: edited(error(origin), path, value), pointer: pointer(...path) }),
          },
        ],
);

const twice: Case[] = (['statusCode', 'statusMessage'] as const).map((member) => ({
  requirement: 'IMS-ENV-02',
  description: `${member} stands twice`,
  make(origin) {
    const right = error(origin);
    return {
      payload: { ...right, [again(member)]: right[member] },
      pointer: pointer(member),
      write: spelled,
    };
  },
}));

const illFormed: Case[] = ILL_FORMED.map(([what, bytes]) => ({
  requirement: 'IMS-ENV-02',
  description: `${what} stands in the statusMessage: no UTF-8`,
  make: (origin) => ({
    payload: { ...error(origin), statusMessage: raw('No ', ' here') },
    pointer: '',
    write: withBytes(bytes),
  }),
}));

/** Every fault of an error answer. */
export const errorFaults: readonly Case[] = interleaved([
  ...keywords,
  ...twice,
  ...illFormed,
  ...damaged('IMS-ENV-02', error),
]);
