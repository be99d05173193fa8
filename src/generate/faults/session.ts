import { apiSchema } from '../../contract/schemas.ts';
import { pointer } from '../../json/value.ts';
import type { Traits } from '../capabilities.ts';
import { interleaved } from '../case.ts';
import { keywordFaults, type KeywordFault } from '../keyword-faults.ts';
import { placed } from '../place.ts';
import { changed, type SessionCase } from '../session-case.ts';
import { again, ILL_FORMED, raw, spelled, withBytes } from '../spelling.ts';
import { addressFaults } from './address.ts';
import { capabilityFaults } from './capability.ts';
import { participantFaults } from './participant.ts';
import { userDataFaults } from './user-data.ts';

/** A completed session offers the same with and without user data, so that user data of a wrong type changes nothing else. */
const SETTLED: Traits = { state: 'Completed', userData: true };

function fromKeyword({ path, value, description, claim }: KeywordFault): SessionCase[] {
  if (claim === undefined) return [];
  return [
    {
      requirement: claim,
      must: true,
      description,
      ...(path[0] === 'userData' ? { traits: SETTLED } : {}),
      parties: 1,
      alone: path[0] === 'capabilities',
      change: (session, draw) => changed(session, placed(session, path, draw), value),
    },
  ];
}

const keywords = [...keywordFaults({ schema: apiSchema('session'), name: 'session' })].flatMap(fromKeyword);

/** Every member that the schema names stands twice, with one value. */
const twice = Object.keys(apiSchema('session')['properties'] ?? {}).map((member): SessionCase => ({
  requirement: 'IMS-ENV-02',
  description: `${member} stands twice`,
  traits: { userData: true },
  change: (session) => ({
    payload: { ...session, [again(member)]: session[member] },
    pointer: pointer(member),
    write: spelled,
  }),
}));

const written: readonly SessionCase[] = [
  ...twice,
  {
    requirement: 'IMS-ENV-02',
    description: 'state stands twice, first with another value',
    change: (session) => ({
      payload: { [again('state')]: 'Dialing', ...session },
      pointer: '/state',
      write: spelled,
    }),
  },
  {
    requirement: 'IMS-ENV-02',
    description: 'id stands twice, once written with an escape',
    change: (session) => ({
      payload: { ...session, [again('id')]: session.id },
      pointer: '/id',
      write: (payload) => spelled(payload).replace(/"id":(?!.*"id":)/, '"\\u0069d":'),
    }),
  },
  {
    requirement: 'IMS-ENV-02',
    description: 'a member of a participant stands twice',
    parties: 1,
    change: ({ participants: [first, ...rest], ...session }) => ({
      payload: { ...session, participants: [{ ...first, [again('digits')]: first?.digits }, ...rest] },
      pointer: '/participants/0/digits',
      write: spelled,
    }),
  },
  {
    requirement: 'IMS-ENV-02',
    description: 'a member of an object that no schema knows stands twice',
    change: (session) => ({
      payload: { ...session, origin: { region: 'eu', [again('region')]: 'eu' } },
      pointer: '/origin/region',
      write: spelled,
    }),
  },
  ...ILL_FORMED.map(([what, bytes]): SessionCase => ({
    requirement: 'IMS-ENV-02',
    description: `${what} stands in a string: no UTF-8`,
    traits: { userData: true },
    change: (session) => ({
      payload: { ...session, userData: { ...session.userData, note: raw('caf', ' noir') } },
      pointer: '',
      write: withBytes(bytes),
    }),
  })),
];

/** Every fault of a session, those of one requirement apart from each other. */
export const sessionFaults: readonly SessionCase[] = interleaved([
  ...keywords,
  ...addressFaults,
  ...participantFaults,
  ...capabilityFaults,
  ...userDataFaults,
  ...written,
]);
