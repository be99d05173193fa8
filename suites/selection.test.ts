import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createReferenceServer,
  mergeResults,
  probe,
  type ProbeOptions,
  type ReferenceServer,
} from '../src/index.ts';
import { drivesLive, select, shardOf } from './selection.ts';

const LIVE: ProbeOptions = {
  profiles: 'all',
  user: 'agent1',
  password: 'secret1',
  secondUser: 'agent2',
  secondPassword: 'secret2',
  destination: '3002',
  devicePath: '/devices/1',
  quietMs: 50,
  seed: 1,
};

let server: ReferenceServer;
beforeAll(async () => {
  server = await createReferenceServer();
});
afterAll(() => server.close());

it('a requirement on sessions drives the live profiles that are chosen, for it judges what they show', async () => {
  const { requirements } = await probe(server.url, { ...LIVE, only: ['IMS-CAP-05'] });
  expect(requirements.map(({ id, status }) => [id, status])).toEqual([['IMS-CAP-05', 'pass']]);
  const reading = await probe(server.url, { ...LIVE, profiles: ['feed'], only: ['IMS-CAP-05'] });
  expect(reading.requirements.map(({ status }) => status)).toEqual(['skip']);
});

it('a requirement on the reads of the profile feed drives no other', () => {
  expect(drivesLive(select(['feed', 'operations'], ['IMS-ID-03']), ['feed', 'operations'])).toBe(false);
  expect(drivesLive(select(['feed'], ['IMS-CAP-05']), ['feed'])).toBe(false);
});

describe('shards', () => {
  it.each([1, 2, 3, 7, 100])('of %i: each requirement stands in one, and one at most is live', (count) => {
    for (const profiles of [['feed'], ['feed', 'operations'], ['security']] as const) {
      const whole = select(profiles);
      const parts = Array.from({ length: count }, (_, at) => shardOf(whole, profiles, at + 1, count));
      expect(parts.flat().toSorted((a, b) => whole.indexOf(a) - whole.indexOf(b))).toEqual(whole);
      const live = parts.filter((part) => drivesLive(part, profiles));
      expect(live.length).toBe(profiles.length === 1 && profiles[0] === 'feed' ? 0 : 1);
    }
  });

  it('of a run with live profiles come to what the whole run does', async () => {
    const whole = await probe(server.url, LIVE);
    const parts = [];
    for (const index of [1, 2, 3])
      parts.push(await probe(server.url, { ...LIVE, shard: { index, count: 3 } }));
    const merged = mergeResults(parts);
    const statuses = ({ requirements }: typeof whole) =>
      requirements.map(({ id, status }) => `${id} ${status}`);
    expect(statuses(merged)).toEqual(statuses(whole));
    expect(merged.verdictReason).toBe(whole.verdictReason);
  });
});
