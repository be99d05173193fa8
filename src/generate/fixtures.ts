import type { Json } from '../json/value.ts';
import { errorEdges } from './boundary/error.ts';
import { feedEdges } from './boundary/feed.ts';
import { notificationEdges } from './boundary/notification.ts';
import { requestEdges } from './boundary/request.ts';
import { sessionEdges } from './boundary/session.ts';
import { described } from './capabilities.ts';
import type { Case, Origin } from './case.ts';
import { error } from './error.ts';
import { errorFaults } from './faults/error.ts';
import { feedFaults } from './faults/feed.ts';
import { notificationFaults } from './faults/notification.ts';
import { requestFaults } from './faults/request.ts';
import { sessionFaults } from './faults/session.ts';
import { feed } from './feed.ts';
import type { Fixture, FixtureClass, FixtureKind } from './fixture.ts';
import { notification } from './notification.ts';
import { namedSeed, numberSeed, subSeed } from './random.ts';
import { request } from './request.ts';
import { server, session, traitsOf } from './session.ts';
import { shardRange, WHOLE, type Shard } from './shard.ts';
import { bare } from './within.ts';

export interface FixtureOptions {
  readonly kind: FixtureKind;
  readonly class: FixtureClass;
  /** How many; default 1. */
  readonly count?: number;
  /** Sessions of each feed; default 10. */
  readonly sessions?: number;
  /** A whole number; default 1. */
  readonly seed?: number;
  /** Only this part of them: the parts in turn are exactly the whole. */
  readonly shard?: Shard;
}

export const DEFAULT_SESSIONS = 10;

const encoder = new TextEncoder();
const bytesFrom = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content;

/** A fixture's own facts besides where it is made from. */
interface Run {
  readonly kind: FixtureKind;
  readonly seed: number;
  /** The seed that those of the fixtures are made from. */
  readonly base: number;
}

type Maker = (origin: Origin, run: Run) => Fixture;

/** The cases take turns, so that the first of each comes before the second of any. */
const special =
  (cases: readonly Case[]): Maker =>
  (origin, { kind, seed }) => {
    const one = cases[origin.index % cases.length];
    if (one === undefined) throw new RangeError('there are no cases');
    const { requirement, description } = one;
    const { payload, pointer, write } = one.make(origin);
    const valid = requirement === null;
    return write === undefined
      ? { kind, valid, requirement, pointer, description, seed, payload }
      : { kind, valid, requirement, pointer, description, seed, bytes: bytesFrom(write(payload)) };
  };

const plain = ({ kind, seed }: Run, description: string, payload: Json): Fixture => ({
  kind,
  valid: true,
  requirement: null,
  pointer: '',
  description,
  seed,
  payload,
});

const VALID: Readonly<Record<FixtureKind, Maker>> = {
  feed: (origin, run) => plain(run, `a feed of ${origin.sessions} sessions`, feed(origin)),
  session: ({ seed, index }, run) => {
    const traits = traitsOf(index);
    return plain(run, described(traits), session(seed, index, server(seed), traits));
  },
  notification: (origin, run) => {
    const payload = notification(origin, run.base);
    return plain(run, `${payload.messageType}, ${payload.notificationType}`, payload);
  },
  request: (origin, run) => {
    const payload = request(origin);
    return plain(run, payload.operationName, payload);
  },
  error: (origin, run) => plain(run, 'an error answer', error(origin)),
};

const EDGES: Readonly<Record<FixtureKind, readonly Case[]>> = {
  feed: feedEdges,
  session: sessionEdges.map(bare),
  notification: notificationEdges,
  request: requestEdges,
  error: errorEdges,
};

const FAULTS: Readonly<Record<FixtureKind, readonly Case[]>> = {
  feed: feedFaults,
  session: sessionFaults.map(bare),
  notification: notificationFaults,
  request: requestFaults,
  error: errorFaults,
};

/** How many different cases there are: so many boundary or invalid fixtures have each of them once. */
export const caseCount = (kind: FixtureKind, fixtureClass: 'boundary' | 'invalid'): number =>
  (fixtureClass === 'boundary' ? EDGES : FAULTS)[kind].length;

function makerOf({ kind, class: fixtureClass }: FixtureOptions): Maker {
  if (fixtureClass === 'valid') return VALID[kind];
  return special((fixtureClass === 'boundary' ? EDGES : FAULTS)[kind]);
}

/**
 * Makes fixtures one by one, in constant memory. A fixture depends on seed, kind, class, its place in the run and, for
 * feeds, on `sessions`; not on how many are made or in which shard.
 */
export function* generateFixtures(options: FixtureOptions): Generator<Fixture, void, undefined> {
  const { kind, count = 1, sessions = DEFAULT_SESSIONS, seed = 1, shard = WHOLE } = options;
  const base = subSeed(subSeed(numberSeed(0, seed), namedSeed(kind)), namedSeed(options.class));
  const make = makerOf(options);
  const run: Run = { kind, seed, base };
  const [from, to] = shardRange(count, shard);
  for (let index = from; index < to; index++) {
    yield make({ seed: numberSeed(base, index), index, sessions }, run);
  }
}
