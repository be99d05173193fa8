import { pointer } from '../../json/value.ts';
import { interleaved, type Case, type Origin } from '../case.ts';
import { edited } from '../edit.ts';
import { keywordFaults, type KeywordFault } from '../keyword-faults.ts';
import { fullRequest, OPERATIONS } from '../request.ts';
import { damaged } from './damaged.ts';
import { OTHER_TYPES, SYNTAX, TRAILING, type Damage } from './document.ts';

/** The requirement by which a server must refuse it; undefined where none speaks of it. */
function refusedBy({ keyword, value, type, mandatory }: KeywordFault): string | undefined {
  if (keyword === 'required') return 'IMS-OPS-10';
  if (keyword === 'const') return 'IMS-OPS-12';
  if (keyword !== 'type') return undefined;
  if (value === null) return mandatory ? 'IMS-ROB-07' : undefined;
  return type === 'object' || typeof value === 'object' ? 'IMS-ROB-02' : 'IMS-ROB-07';
}

const keywords = OPERATIONS.flatMap((name) =>
  [...keywordFaults({ schema: { $ref: `#/$defs/${name}` }, name: 'operation' })].flatMap((fault): Case[] => {
    const requirement = refusedBy(fault);
    if (requirement === undefined) return [];
    return [
      {
        requirement,
        description: `${name}: ${fault.description}`,
        make: ({ seed }) => ({
          payload: edited(fullRequest(name, seed), fault.path, fault.value),
          pointer: pointer(...fault.path),
        }),
      },
    ];
  }),
);

const NO_BODY: Damage = { description: 'the body is empty', write: () => '' };

const any = ({ seed, index }: Origin): ReturnType<typeof fullRequest> =>
  fullRequest(OPERATIONS[index % OPERATIONS.length] ?? 'Complete', seed);

/** Every request that a server must refuse. */
export const requestFaults: readonly Case[] = interleaved([
  ...keywords,
  ...damaged('IMS-ROB-01', any, [NO_BODY, ...SYNTAX, ...TRAILING, ...OTHER_TYPES]),
]);
