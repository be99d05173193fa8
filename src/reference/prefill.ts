import type { Participant, State } from '../contract/types.ts';
import { isString, type JsonObject } from '../json/value.ts';
import type { Settings } from './options.ts';
import { idSeries, type IdSeries } from './session-id.ts';
import { participant, type StoredSession } from './session.ts';

/** The sessions that an agent has when the server starts; any number of them, made when they are asked for. */
export interface Prefill {
  readonly count: number;
  readonly series: IdSeries;
  at(index: number): StoredSession;
  /** -1 where it is none of these. */
  indexOf(id: string): number;
}

const STATES: readonly State[] = ['Completed', 'Talking', 'Initiating', 'Alerting'];
const COLOURS = ['blue', 'red', 'green', 'amber'];
const DEFAULT_COUNT = 4;
const LARGEST_COUNT = 1_000_000;

/** A well-mixed 32-bit number that depends on the seed and the index only (MurmurHash3's finaliser). */
export function mix(seed: number, index: number): number {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ seed;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The number as four parties write it: an extension, one without E.164, an international one. */
function party(number: number, kind: number): Participant {
  const extension = String(3000 + (number % 7000));
  if (kind === 0) return participant(extension);
  if (kind === 1) return { ...participant(extension), e164Number: '' };
  const line = String(number % 10_000).padStart(4, '0');
  const digits = `1415555${line}`;
  return {
    digits,
    e164Number: `+${digits}`,
    formattedPhoneNumber: `+1 (415) 555-${line}`,
    phoneNumber: digits,
  };
}

const userDataOf = (hash: number): JsonObject => ({
  favColor: COLOURS[hash % COLOURS.length],
  order: { number: hash % 100_000, express: hash % 2 === 0 ? 'yes' : 'no' },
});

function generated(settings: Settings, series: IdSeries, index: number, state: State): StoredSession {
  const hash = mix(settings.seed, index);
  return {
    id: series.at(index),
    state,
    participants: [party(hash, index % 3)],
    ...(index % 4 < 2 ? { userData: userDataOf(hash) } : {}),
    prefilled: true,
    index,
  };
}

function given(sessions: readonly JsonObject[], series: IdSeries): Prefill {
  const stored = sessions.map((asGiven, index): StoredSession => {
    const id = isString(asGiven['id']) ? asGiven['id'] : series.at(index);
    return { id, state: 'Completed', participants: [], prefilled: true, index, asGiven };
  });
  const indices = new Map(stored.map(({ id, index }) => [id, index]));
  return {
    count: stored.length,
    series,
    at: (index) => must(stored[index]),
    indexOf: (id) => indices.get(id) ?? -1,
  };
}

function must(session: StoredSession | undefined): StoredSession {
  if (!session) throw new RangeError('There is no prefilled session of this index');
  return session;
}

/** The first agent has what the settings say, every other agent one Completed session. */
export function prefill(settings: Settings, agent: string): Prefill {
  const series = idSeries(settings.seed, agent, settings.idForm);
  const isFirst = agent === settings.agents[0]?.name;
  const { sessions, live } = settings;
  if (isFirst && typeof sessions === 'object') return given(sessions, series);
  const isNumbered = isFirst && typeof sessions === 'number';
  const count = isNumbered ? sessions : isFirst ? DEFAULT_COUNT + Number(live) : 1;
  if (!Number.isSafeInteger(count) || count < 0 || count > LARGEST_COUNT)
    throw new RangeError(`sessions must be an integer from 0 to ${LARGEST_COUNT}`);
  const stateOf = (index: number): State => {
    if (!live || !isFirst) return 'Completed';
    if (isNumbered) return STATES[mix(settings.seed, index) % STATES.length] ?? 'Completed';
    return index === DEFAULT_COUNT ? 'Talking' : 'Completed';
  };
  return {
    count,
    series,
    at: (index) => generated(settings, series, index, stateOf(index)),
    indexOf(id) {
      const index = series.indexOf(id);
      return index < count ? index : -1;
    },
  };
}
