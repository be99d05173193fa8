import { claimed } from '../../src/check/claim.ts';
import type { Defect } from '../../src/check/finding.ts';
import {
  NOT_APPLICABLE,
  type DocumentRequirement,
  type SessionRequirement,
  type Verdict,
} from '../../src/check/requirement.ts';
import type { SessionSubject } from '../../src/check/session.ts';
import type { Capability } from '../../src/contract/types.ts';
import { isObject } from '../../src/json/value.ts';
import { feed, OTHER_ID, session } from '../example.ts';

const about = { area: 'capabilities', profile: 'feed', source: 'IMSessionResource' } as const;

export const capabilitiesArray = claimed({
  ...about,
  id: 'IMS-CAP-01',
  level: 'must',
  firmness: 'stated',
  title: '`capabilities` is an array of strings',
  how: 'The type of `capabilities` and of its entries in the session schema.',
  cause: 'A map of flags in place of a list, or one comma-separated string.',
  examples: { holds: session(), breaks: session({ capabilities: { SendMessage: true } }) },
  member: 'capabilities',
});

export const knownCapabilities = claimed({
  ...about,
  id: 'IMS-CAP-02',
  level: 'must',
  firmness: 'derived',
  title:
    'each capability is one of `SendMessage`, `AttachUserData`, `UpdateUserData`, `DeleteUserData`, `Complete`, exactly',
  how: 'The enumeration of the entries of `capabilities` in the session schema.',
  cause: 'Capabilities of another resource (a call, a chat), another case, or internal names.',
  examples: { holds: session(), breaks: session({ capabilities: ['SendMessage', 'Complete', 'Transfer'] }) },
  member: 'capabilities',
  none: 'with a capability',
  also: ({ view: { capabilities = [] } }) => (capabilities.length === 0 ? NOT_APPLICABLE : undefined),
});

export const capabilitiesOnce: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-CAP-03',
  level: 'should',
  firmness: 'sample',
  title: 'no capability is listed twice',
  how: 'The entries of `capabilities` are compared with each other.',
  cause: 'Capabilities gathered from several sources without a set.',
  examples: { holds: session(), breaks: session({ capabilities: ['SendMessage', 'Complete', 'Complete'] }) },
  none: 'with a well-formed capability',
  judge: ({ view: { capabilities } }) => {
    if (capabilities === undefined || capabilities.length === 0) return NOT_APPLICABLE;
    for (let index = 1; index < capabilities.length; index++) {
      const one = capabilities[index];
      if (one !== undefined && capabilities.indexOf(one) < index)
        return {
          code: 'capability-twice',
          message: `${one} is listed twice`,
          pointer: `/capabilities/${index}`,
          expected: 'each capability once',
          actual: one,
        };
    }
    return undefined;
  },
};

const listed = (capabilities: readonly Capability[]): string => `[${capabilities.join(', ')}]`;

const completedOffers = (capabilities: readonly Capability[]): Defect | undefined => {
  const wrong = capabilities.find((one) => one === 'SendMessage' || one === 'Complete');
  return wrong === undefined
    ? undefined
    : {
        code: 'completed-offers',
        message: `a Completed session offers ${wrong}`,
        pointer: '/capabilities',
        expected: 'neither SendMessage nor Complete',
        actual: listed(capabilities),
      };
};

export const completedCapabilities: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-CAP-04',
  level: 'should',
  firmness: 'derived',
  title: 'a `Completed` session offers neither `SendMessage` nor `Complete`',
  how: 'The capabilities of each session in the state `Completed` are looked at.',
  cause: 'A fixed list of capabilities, whatever the state, as in the published `Complete` sample.',
  examples: {
    holds: session({ state: 'Completed', capabilities: [] }),
    breaks: session({ state: 'Completed' }),
  },
  none: 'in the state `Completed` with well-formed capabilities',
  judge: ({ view: { state, capabilities } }) =>
    state !== 'Completed' || capabilities === undefined ? NOT_APPLICABLE : completedOffers(capabilities),
};

const talkingLacks = (capabilities: readonly Capability[]): Defect | undefined => {
  if (capabilities.includes('SendMessage') && capabilities.includes('Complete')) return undefined;
  const missing = (['SendMessage', 'Complete'] as const).filter((one) => !capabilities.includes(one));
  return {
    code: 'talking-does-not-offer',
    message: `a Talking session does not offer ${missing.join(' and ')}`,
    pointer: '/capabilities',
    expected: 'SendMessage and Complete among them',
    actual: listed(capabilities),
  };
};

export const talkingCapabilities: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-CAP-05',
  level: 'should',
  firmness: 'sample',
  title: 'a `Talking` session offers `SendMessage` and `Complete`',
  how: 'The capabilities of each session in the state `Talking` are looked at.',
  cause: 'Capabilities that are worked out once, when the session is made, and not when its state changes.',
  examples: { holds: session(), breaks: session({ capabilities: ['AttachUserData', 'Complete'] }) },
  none: 'in the state `Talking` with well-formed capabilities',
  judge: ({ view: { state, capabilities } }) =>
    state !== 'Talking' || capabilities === undefined ? NOT_APPLICABLE : talkingLacks(capabilities),
};

/** Whether a session has user data: an empty object is neither with nor without, a malformed one not known. */
export function hasUserData({ value, view }: SessionSubject): boolean | undefined {
  if (isObject(value) && value['userData'] === undefined) return false;
  if (view.userData === undefined) return undefined;
  for (const name in view.userData) if (Object.hasOwn(view.userData, name)) return true;
  return undefined;
}

const needsData = (one: Capability): boolean => one === 'UpdateUserData' || one === 'DeleteUserData';

const offersWithoutData = (capabilities: readonly Capability[]): Defect | undefined =>
  capabilities.some(needsData)
    ? {
        code: 'offers-without-user-data',
        message: `a session without user data offers ${capabilities.filter(needsData).join(' and ')}`,
        pointer: '/capabilities',
        expected: 'neither UpdateUserData nor DeleteUserData',
        actual: listed(capabilities),
      }
    : undefined;

export const userDataCapabilities: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-CAP-06',
  level: 'should',
  firmness: 'derived',
  title: '`UpdateUserData` and `DeleteUserData` are offered only where there is user data',
  how: 'The capabilities of each session are held against its `userData`; sessions with an empty one are left out.',
  cause: 'A fixed list of capabilities, whatever data is attached.',
  examples: {
    holds: session(),
    breaks: session({ capabilities: ['SendMessage', 'UpdateUserData', 'Complete'] }),
  },
  none: 'with well-formed capabilities and user data',
  judge(subject) {
    const { capabilities } = subject.view;
    const data = hasUserData(subject);
    if (capabilities === undefined || data === undefined) return NOT_APPLICABLE;
    return data ? undefined : offersWithoutData(capabilities);
  },
};

/** Sessions whose capabilities break a finer requirement are left to that one. */
const isOdd = (state: string, capabilities: readonly Capability[], data: boolean): boolean =>
  (state === 'Completed' && completedOffers(capabilities) !== undefined) ||
  (state === 'Talking' && talkingLacks(capabilities) !== undefined) ||
  (!data && offersWithoutData(capabilities) !== undefined);

/** What the first session of its kind offers: as it is listed, and in order without doubles. */
interface Offer {
  readonly listed: readonly Capability[];
  readonly set: string;
}

const setOf = (capabilities: readonly Capability[]): string => [...new Set(capabilities)].sort().join(', ');

const sameList = (one: readonly Capability[], other: readonly Capability[]): boolean =>
  one.length === other.length && one.every((capability, index) => capability === other[index]);

export const sameCapabilities: DocumentRequirement = {
  ...about,
  kind: 'document',
  documents: ['feed'],
  none: 'no two sessions of the same state and the same presence of user data were seen in one feed',
  id: 'IMS-CAP-07',
  level: 'should',
  firmness: 'derived',
  title: 'two sessions of the same state and the same presence of user data offer the same set',
  how: 'Within one feed the sets of capabilities are compared, order aside.',
  cause:
    'Capabilities that depend on something the session does not show, or are worked out at different times.',
  examples: {
    holds: feed([
      session(),
      session({
        id: OTHER_ID,
        path: `/im-sessions/${OTHER_ID}`,
        uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}`,
      }),
    ]),
    breaks: feed([
      session(),
      session({
        id: OTHER_ID,
        path: `/im-sessions/${OTHER_ID}`,
        uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}`,
        capabilities: ['SendMessage', 'Complete'],
      }),
    ]),
  },
  start() {
    const withData = new Map<string, Offer>();
    const without = new Map<string, Offer>();
    const defects: Defect[] = [];
    let compared = false;
    return {
      add(subject) {
        const { state, capabilities } = subject.view;
        const data = hasUserData(subject);
        if (state === undefined || capabilities === undefined || data === undefined) return;
        if (isOdd(state, capabilities, data)) return;
        const known = data ? withData : without;
        const other = known.get(state);
        if (other === undefined) {
          known.set(state, { listed: capabilities, set: setOf(capabilities) });
          return;
        }
        compared = true;
        if (sameList(other.listed, capabilities) || defects.length >= 20) return;
        const set = setOf(capabilities);
        if (other.set === set) return;
        defects.push({
          code: 'capabilities-differ',
          message: `sessions that are ${state}${data ? ' with user data' : ''} offer different sets`,
          pointer: `${subject.pointer}/capabilities`,
          expected: `[${other.set}]`,
          actual: `[${set}]`,
        });
      },
      end: (): Verdict => (defects.length > 0 ? defects : compared ? undefined : NOT_APPLICABLE),
    };
  },
};
