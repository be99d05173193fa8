import { describe, expect, it } from 'vitest';
import { bytesOf, type Fixture } from './fixture.ts';
import { caseCount, generateFixtures, type FixtureOptions } from './fixtures.ts';
import { fixtureText, type FixtureFormat } from './text.ts';

const OPTIONS: FixtureOptions = { kind: 'session', class: 'valid', seed: 4 };

function text(options: FixtureOptions, format: FixtureFormat, labelled = false): string {
  const { count = 1, shard } = options;
  const chunks = fixtureText(generateFixtures(options), {
    format,
    labelled,
    count,
    ...(shard ? { shard } : {}),
  });
  return [...chunks].join('');
}

describe.each(['json', 'ndjson'] as const)('%s', (format) => {
  it.each([0, 1, 2, 3, 7, 300])('of %i fixtures is the same in shards', (count) => {
    const shards = [1, 2, 3, 4, 5].map((index) =>
      text({ ...OPTIONS, count, shard: { index, count: 5 } }, format),
    );
    expect(shards.join('')).toBe(text({ ...OPTIONS, count }, format));
  });
});

describe('ndjson', () => {
  it('is one payload a line', () => {
    const lines = text({ ...OPTIONS, count: 3 }, 'ndjson').split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('');
    expect(JSON.parse(lines[2] ?? '')).toHaveProperty('state', 'Alerting');
  });

  it('says of a labelled fixture what it is, in a fixed order', () => {
    const line = JSON.parse(text({ ...OPTIONS, class: 'invalid' }, 'ndjson', true)) as object;
    const names = ['kind', 'valid', 'requirement', 'pointer', 'description', 'seed', 'payload'];
    expect(Object.keys(line)).toEqual(names);
    expect(line).toMatchObject({ kind: 'session', valid: false, requirement: 'IMS-FLD-01', seed: 4 });
  });

  it('holds the exact bytes where the fault is in them', () => {
    const options: FixtureOptions = { ...OPTIONS, class: 'invalid', count: caseCount('session', 'invalid') };
    const fixtures: Fixture[] = [...generateFixtures(options)];
    const lines = text(options, 'ndjson', true).trimEnd().split('\n');
    expect(lines).toHaveLength(fixtures.length);
    let withBytes = 0;
    for (const [index, line] of lines.entries()) {
      const said = JSON.parse(line) as { bytes?: string };
      if (said.bytes === undefined) continue;
      withBytes += 1;
      const fixture = fixtures[index];
      expect(said).not.toHaveProperty('payload');
      expect(Buffer.from(said.bytes, 'base64').equals(fixture ? bytesOf(fixture) : Buffer.alloc(0))).toBe(
        true,
      );
    }
    expect(withBytes).toBeGreaterThan(0);
  });

  it('refuses bytes without a label', () => {
    const options: FixtureOptions = {
      ...OPTIONS,
      class: 'boundary',
      count: caseCount('session', 'boundary'),
    };
    expect(() => text(options, 'ndjson')).toThrow('label it');
  });
});

describe('json', () => {
  it('is the payload itself where there is one', () => {
    expect(JSON.parse(text({ ...OPTIONS, count: 1 }, 'json'))).toHaveProperty('id');
  });

  it('is an array where there are more or none', () => {
    expect(JSON.parse(text({ ...OPTIONS, count: 0 }, 'json'))).toEqual([]);
    expect(JSON.parse(text({ ...OPTIONS, count: 2 }, 'json'))).toHaveLength(2);
  });
});
