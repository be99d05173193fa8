import { PROFILES } from '../../src/contract/generated/values.ts';
import type { Profile } from '../../src/contract/types.ts';
import {
  createReferenceServer,
  faults,
  variationOf,
  type Fault,
  type ReferenceOptions,
} from '../../src/reference/index.ts';
import { requirements } from '../index.ts';
import { degenerateTrials } from './degenerate.ts';
import type { Trial, TrialKind } from './trial.ts';

/** Which trials there are to be. */
export interface TrialChoice {
  readonly seed: number;
  /** How many generated conforming variations. */
  readonly variations: number;
  /** The requirements in question: of faults, those that break one of these. */
  readonly ids: ReadonlySet<string>;
}

/** Effects that come soon, but not at once. */
const DELAY_MS = 2;
/** Long polls end soon, so that a server can be closed. */
const POLL_MS = 2000;
/** Sessions at the start of some variations, so that they differ in kind and in number. */
const SESSIONS = 12;

const profileOf = new Map(requirements.map(({ id, profile }) => [id, profile]));

/** What shows the requirement: its own profile, and those whose evidence it takes besides. */
function profilesFor(id: string): readonly Profile[] {
  if (id === 'IMS-SEC-06') return ['notifications', 'security'];
  return [profileOf.get(id) ?? 'feed'];
}

const isReading = (profiles: readonly Profile[]): boolean => profiles.every((one) => one === 'feed');

const referenceTrial = (
  kind: TrialKind,
  name: string,
  profiles: readonly Profile[],
  options: ReferenceOptions,
): Trial => ({
  name,
  kind,
  profiles,
  excused: [],
  meets: [],
  start: () =>
    // Where sessions are only read a live one among them gives more to judge; else it would be in the way.
    createReferenceServer({ delayMs: DELAY_MS, pollMs: POLL_MS, live: isReading(profiles), ...options }),
});

const faultTrial = ({ name, requirement, unavoidable = [] }: Fault): Trial => ({
  ...referenceTrial('fault', name, profilesFor(requirement), { faults: [name] }),
  breaks: requirement,
  excused: unavoidable.map((one) => one.requirement),
});

const cleanTrials: readonly Trial[] = [
  referenceTrial('clean', 'reading', ['feed'], {}),
  referenceTrial('clean', 'reading many sessions', ['feed'], { sessions: 300 }),
  referenceTrial('clean', 'everything', PROFILES, {}),
  referenceTrial('clean', 'everything with CSRF protection', PROFILES, { csrf: true }),
  referenceTrial('clean', 'everything at once', PROFILES, { delayMs: 0 }),
  referenceTrial('clean', 'everything slowly', PROFILES, { delayMs: 120 }),
  referenceTrial('clean', 'everything among many sessions', PROFILES, { sessions: 80 }),
];

/** Hundreds of sessions cost more than they show: few variations have them, and none whose life is watched. */
const LARGE = 'many-sessions';
const LARGE_EVERY = 8;

/** A variation of its own for each number; `seed` moves them all. */
function variationTrial(seed: number, profiles: readonly Profile[]): Trial {
  const reads = isReading(profiles);
  const mayBeLarge = reads && seed % LARGE_EVERY === 0;
  const chosen = variationOf(seed).dimensions.filter(({ name }) => mayBeLarge || name !== LARGE);
  const names = chosen.map(({ name }) => name);
  const words = names.length === 0 ? 'none' : names.join(', ');
  const sessions = reads && seed % 2 === 0 ? { sessions: SESSIONS } : {};
  return {
    ...referenceTrial('variation', `variation ${seed}: ${words}`, profiles, {
      seed,
      variation: { dimensions: names },
      ...sessions,
    }),
    excused: chosen.flatMap(({ expectedWarnings }) => expectedWarnings),
  };
}

/** One variation in so many has its sessions' life watched; the others are only read, which costs a tenth. */
const LIVE_EVERY = 17;

/** More variations than anybody asks for: those of one seed are no other's. */
const SERIES = 1_000_000;

/** The variations that show something of the requirements in question. */
function variationTrials({ seed, variations, ids }: TrialChoice): readonly Trial[] {
  const wanted = new Set([...ids].map((id) => profileOf.get(id) === 'feed'));
  return Array.from({ length: variations }, (_, index) => {
    const reads = index % LIVE_EVERY !== 0;
    return wanted.has(reads) ? variationTrial(seed * SERIES + index, reads ? ['feed'] : PROFILES) : undefined;
  }).filter((one) => one !== undefined);
}

/** Every server to be tried, in a fixed order: the same choice gives the same list. */
export function trialsOf(choice: TrialChoice): readonly Trial[] {
  return [
    ...cleanTrials,
    ...degenerateTrials,
    ...faults.filter(({ requirement }) => choice.ids.has(requirement)).map(faultTrial),
    ...variationTrials(choice),
  ];
}
