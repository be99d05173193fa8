import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { STATES, validators, violations } from '../contract/index.ts';
import { apiSchema } from '../contract/schemas.ts';
import type { Feed, ImSession, Notification } from '../contract/types.ts';
import { isArray, isObject, type Json } from '../json/value.ts';
import { bytesOf, CLASSES, contentOf, KINDS, type Fixture, type FixtureKind } from './fixture.ts';
import { caseCount, generateFixtures, type FixtureOptions } from './fixtures.ts';
import { session, server, traitsOf } from './session.ts';

const COMBINATIONS = KINDS.flatMap((kind) => CLASSES.map((fixtureClass) => [kind, fixtureClass] as const));
const all = (options: FixtureOptions): Fixture[] => [...generateFixtures(options)];
const texts = (options: FixtureOptions): string[] =>
  all(options).map((fixture) => Buffer.from(bytesOf(fixture)).toString('latin1'));
const payloads = (options: FixtureOptions): Json[] =>
  all(options).map((fixture) => ('payload' in fixture ? fixture.payload : null));

describe.each(COMBINATIONS)('%s fixtures, %s', (kind, fixtureClass) => {
  const options = { kind, class: fixtureClass, sessions: 3, seed: 42 };

  it('are the same for the same seed and others for another', () => {
    const run = texts({ ...options, count: 30 });
    expect(texts({ ...options, count: 30 })).toEqual(run);
    expect(texts({ ...options, count: 30, seed: 43 })).not.toEqual(run);
  });

  it('do not depend on how many are made', () => {
    expect(texts({ ...options, count: 50 }).slice(0, 9)).toEqual(texts({ ...options, count: 9 }));
  });

  it('come in shards that in turn are the whole', () => {
    const shards = [1, 2, 3, 4].flatMap((index) =>
      texts({ ...options, count: 30, shard: { index, count: 4 } }),
    );
    expect(shards).toEqual(texts({ ...options, count: 30 }));
  });

  it('are labelled with kind, seed and a description', () => {
    for (const fixture of all({ ...options, count: 20 })) {
      expect(fixture).toMatchObject({ kind, seed: 42 });
      expect(fixture.description).not.toBe('');
      expect(fixture.valid).toBe(fixture.requirement === null);
    }
  });
});

/** What stands under a pointer's parent: the member itself may be the one that is missing. */
function parentOf(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const part of pointer.split('/').slice(1, -1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isArray(at) ? at[Number(name)] : isObject(at) ? at[name] : undefined;
  }
  return at;
}

it.each(COMBINATIONS.filter(([, fixtureClass]) => fixtureClass !== 'valid'))(
  'every pointer of %s fixtures, %s, leads into its payload',
  (kind, fixtureClass) => {
    const count = fixtureClass === 'valid' ? 1 : caseCount(kind, fixtureClass);
    for (const fixture of all({ kind, class: fixtureClass, count, seed: 5 })) {
      if (!('payload' in fixture) || fixture.pointer === '') continue;
      expect(
        parentOf(fixture.payload, fixture.pointer),
        `${fixture.description}: ${fixture.pointer}`,
      ).toBeTypeOf('object');
    }
  },
);

/** A change of this hash changes what everyone's seeds give: it belongs into the change log. */
it('makes the same bytes everywhere', () => {
  const hash = createHash('sha256');
  for (const [kind, fixtureClass] of COMBINATIONS)
    for (const fixture of generateFixtures({ kind, class: fixtureClass, count: 400, seed: 2 ** 40 + 7 }))
      hash.update(contentOf(fixture));
  expect(hash.digest('hex')).toMatchInlineSnapshot(
    `"3aeacff124f3e4109cba039f53b626765ce3744a38994214f0dae6d08d050002"`,
  );
});

describe('valid fixtures', () => {
  it.each([
    ['feed', validators.feed],
    ['session', validators.session],
    ['notification', validators.notification],
    ['request', validators.operation],
    ['error', validators.error],
  ] as const)('conform to the schema: %s', (kind, validator) => {
    for (const payload of payloads({ kind, class: 'valid', count: 300, seed: 9 })) {
      expect(violations(validator, payload)).toEqual([]);
    }
  });

  const sessions = payloads({ kind: 'session', class: 'valid', count: 800, seed: 3 }) as ImSession[];

  it('show every state with and without user data', () => {
    const seen = new Set(sessions.map(({ state, userData }) => `${state} ${userData !== undefined}`));
    expect(seen.size).toBe(2 * STATES.length);
  });

  it('have ids of their own in the form of a call UUID, in path and uri, too', () => {
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
    for (const { id, path, uri } of sessions) {
      expect(id).toMatch(/^[0-9A-Z]{32}$/);
      expect(path).toBe(`/im-sessions/${id}`);
      expect(uri).toMatch(new RegExp(`^https?://[a-z0-9.-]+(?::\\d+)?/api/v2${path}$`));
    }
  });

  it('offer what fits state and user data', () => {
    for (const { state, userData, capabilities } of sessions) {
      const has = (name: (typeof capabilities)[number]): boolean => capabilities.includes(name);
      expect(has('SendMessage')).toBe(state === 'Talking');
      if (state === 'Talking') expect(has('Complete')).toBe(true);
      if (state === 'Completed') expect(has('Complete')).toBe(false);
      if (userData === undefined) expect(has('UpdateUserData') || has('DeleteUserData')).toBe(false);
      else expect(Object.keys(userData).length).toBeGreaterThan(0);
      expect(new Set(capabilities).size).toBe(capabilities.length);
    }
  });

  it('have participants whose four members are one number, none twice', () => {
    for (const { participants, state } of sessions) {
      if (state === 'Talking') expect(participants.length).toBeGreaterThan(0);
      expect(new Set(participants.map(({ digits }) => digits)).size).toBe(participants.length);
      for (const { digits, e164Number, formattedPhoneNumber, phoneNumber } of participants) {
        expect(digits).toMatch(/^\d{4,15}$/);
        expect(digits.endsWith(phoneNumber)).toBe(true);
        expect(formattedPhoneNumber.replace(/\D/g, '')).toBe(digits);
        expect(['', digits, `+${digits}`]).toContain(e164Number);
        if (e164Number.startsWith('+')) expect(e164Number).toMatch(/^\+[1-9]\d{1,14}$/);
      }
    }
  });

  it('offer the same in a feed where state and presence of user data are the same', () => {
    for (const { imSessions } of payloads({
      kind: 'feed',
      class: 'valid',
      count: 50,
      sessions: 24,
    }) as Feed[]) {
      const offers = new Map<string, string>();
      for (const { state, userData, capabilities } of imSessions) {
        const kind = `${state} ${userData !== undefined}`;
        const set = [...capabilities].sort().join();
        expect(offers.get(kind) ?? set).toBe(set);
        offers.set(kind, set);
      }
      expect(offers.size).toBe(2 * STATES.length);
    }
  });

  it('keep their other fields where one comes in', () => {
    const made = (userData: boolean): ImSession => session(77, 3, server(77), { ...traitsOf(1), userData });
    const { userData, ...rest } = made(true);
    expect(userData).toBeDefined();
    expect(made(false)).toEqual({ ...rest, capabilities: made(false).capabilities });
  });
});

it('tells the life of one session in each eight notifications', () => {
  const list = payloads({ kind: 'notification', class: 'valid', count: 80, seed: 6 }) as Notification[];
  for (let from = 0; from < list.length; from += 8) {
    const life = list.slice(from, from + 8);
    const paths = life.map((one) =>
      one.messageType === 'IMLogUpdateMessage' ? one.imSessionPath : one.imSession.path,
    );
    expect(new Set(paths).size).toBe(1);
    const states = life.flatMap((one) =>
      one.messageType === 'IMSessionStateChangeMessage' ? [one.imSession.state] : [],
    );
    expect(['Initiating', 'Alerting']).toContain(states[0]);
    expect(states.at(-1)).toBe('Completed');
    expect(new Set(states.slice(1, -1))).toEqual(new Set(['Talking']));
  }
});

/** The requirements that the keywords of a schema are claimed by, those of the schemas that it refers to aside. */
function claims(name: string): string[] {
  const found = new Set<string>();
  JSON.parse(JSON.stringify(apiSchema(name)), (key, value: unknown) => {
    if (key === 'x-requirements' && typeof value === 'object' && value !== null)
      for (const id of Object.values(value)) found.add(String(id));
    return value;
  });
  return [...found];
}

describe('invalid fixtures', () => {
  const invalid = (kind: FixtureKind): Fixture[] =>
    all({ kind, class: 'invalid', count: caseCount(kind, 'invalid'), seed: 8 });

  it.each([
    ['feed', ['envelope', 'feed', 'session', 'participant', 'user-data']],
    ['session', ['session', 'participant', 'user-data']],
    ['error', ['error']],
  ] as const)('break every keyword of the schema of a %s', (kind, names) => {
    const broken = new Set(invalid(kind).map(({ requirement }) => requirement));
    const wanted = names.flatMap(claims).filter((id) => kind === 'feed' || id !== 'IMS-ENV-04');
    expect(wanted.filter((id) => !broken.has(id))).toEqual([]);
  });

  it.each([
    ['feed', validators.feed],
    ['session', validators.session],
    ['error', validators.error],
  ] as const)('break one requirement of the schema or none: %s', (kind, validator) => {
    for (const fixture of invalid(kind)) {
      if (!('payload' in fixture)) continue;
      const found = new Set(violations(validator, fixture.payload).map(({ requirement }) => requirement));
      expect(
        [...found].filter((id) => id !== fixture.requirement),
        fixture.description,
      ).toEqual([]);
    }
  });

  it('break a must on a session as one on the notification, a should as itself', () => {
    const broken = new Set(invalid('notification').map(({ requirement }) => requirement));
    expect([...broken].sort()).toEqual(expect.arrayContaining(['IMS-NTF-06', 'IMS-NTF-09', 'IMS-UD-02']));
    expect(broken).not.toContain('IMS-STA-02');
  });

  it.each(['request', 'notification'] as const)('are none that the schema of a %s allows', (kind) => {
    const validator = kind === 'request' ? validators.operation : validators.notification;
    const named = new Set(['IMS-OPS-10', 'IMS-OPS-12', 'IMS-ROB-02', 'IMS-ROB-07', 'IMS-NTF-09']);
    for (const fixture of invalid(kind)) {
      if ('payload' in fixture && named.has(fixture.requirement ?? ''))
        expect(validator(fixture.payload), fixture.description).toBe(false);
    }
  });
});

describe('boundary fixtures', () => {
  it.each([
    ['feed', validators.feed],
    ['session', validators.session],
    ['request', validators.operation],
    ['error', validators.error],
  ] as const)('conform to the schema, however they are written: %s', (kind, validator) => {
    for (const fixture of all({ kind, class: 'boundary', count: caseCount(kind, 'boundary') })) {
      const value = JSON.parse(Buffer.from(bytesOf(fixture)).toString()) as Json;
      expect(violations(validator, value), fixture.description).toEqual([]);
    }
  });

  it('have ids that are no call UUID as their only fault', () => {
    const broken = all({
      kind: 'session',
      class: 'boundary',
      count: caseCount('session', 'boundary'),
    }).flatMap(({ requirement }) => (requirement === null ? [] : [requirement]));
    expect(new Set(broken)).toEqual(new Set(['IMS-ID-04']));
  });

  it('have feeds of none, one and many sessions', () => {
    const sizes = all({ kind: 'feed', class: 'boundary', count: caseCount('feed', 'boundary') }).flatMap(
      (fixture) =>
        'payload' in fixture && isObject(fixture.payload) && isArray(fixture.payload['imSessions'])
          ? [fixture.payload['imSessions'].length]
          : [],
    );
    expect(sizes).toEqual(expect.arrayContaining([0, 1, 200]));
  });
});
