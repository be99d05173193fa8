import { afterEach, describe, expect, it } from 'vitest';
import * as validators from '../../contract/generated/validators.js';
import type { Json } from '../../json/value.ts';
import { createReferenceServer } from '../index.ts';
import { transcript } from '../testing/transcript.ts';
import { dimensions, dimensionsOf, variationOf } from './index.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const FEED = '/api/v2/me/im-sessions';
const Authorization = `Basic ${Buffer.from('agent1:secret1').toString('base64')}`;

describe.each(dimensions.map(({ name }) => name))('%s', (name) => {
  it('is another server, and its answers meet the schemas', async () => {
    const server = await createReferenceServer({ live: true, variation: { dimensions: [name] } });
    closing.push(() => server.close());
    const get = async (path: string, headers = { Authorization }) =>
      JSON.parse(await (await fetch(server.url + path, { headers })).text()) as Json;
    expect(validators.feed(await get(`${FEED}?fields=*`))).toBe(true);
    expect(validators.uris(await get(FEED))).toBe(true);
    expect(validators.error(await get(`${FEED}/none`))).toBe(true);
    expect(validators.error(await get(FEED, { Authorization: '' }))).toBe(true);
  });
});

describe('a dimension', () => {
  it('has a name of its own', () => {
    expect(new Set(dimensions.map(({ name }) => name)).size).toBe(dimensions.length);
  });

  it('with an unknown name is refused with the names there are', () => {
    expect(() => dimensionsOf({ dimensions: ['none'] })).toThrow(
      'There is no variation "none"; there are immediate',
    );
  });
});

describe('a variation', () => {
  it('is the same for the same seed', async () => {
    expect(variationOf(7)).toEqual(variationOf(7));
    const variation = { seed: 7 };
    expect(await transcript({ variation }, 'reading')).toEqual(await transcript({ variation }, 'reading'));
  });

  it('has at most one dimension of a group', () => {
    for (let seed = 0; seed < 200; seed++) {
      const groups = variationOf(seed).dimensions.map(({ group }) => group);
      expect(groups).toEqual([...new Set(groups)]);
    }
  });

  it('brings every dimension into play over the seeds', () => {
    const drawn = new Set(
      Array.from({ length: 200 }, (_, seed) => variationOf(seed)).flatMap((one) => one.dimensions),
    );
    expect(drawn.size).toBe(dimensions.length);
  });
});
