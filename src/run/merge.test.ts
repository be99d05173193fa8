import { describe, expect, it } from 'vitest';
import type { RequirementResult, RunResult } from '../contract/types.ts';
import { finding, requirement, sampleResult } from '../report/sample.test-data.ts';
import { MergeError, mergeResults, type NamedResult } from './merge.ts';
import { summarise } from './verdict.ts';

const MUST = { failOn: 'must', failOnUnjudged: false } as const;

const ALL: readonly RequirementResult[] = [
  requirement({ id: 'A' }),
  requirement({ id: 'B', status: 'fail', findings: [finding()], findingCount: 1 }),
  requirement({ id: 'C', status: 'skip', reason: 'none', remedy: 'more' }),
  requirement({ id: 'D', level: 'should' }),
  requirement({ id: 'E' }),
];

function whole(requirements: readonly RequirementResult[], members: Partial<RunResult> = {}): RunResult {
  const { staleWaivers = [], toolErrors = [], sessionsSeen = 12, blocked } = members;
  const facts = {
    ...MUST,
    profiles: ['feed'] as const,
    sessionsSeen,
    staleWaivers: staleWaivers.length,
    toolErrors: toolErrors.length,
    ...(blocked === undefined ? {} : { blocked }),
  };
  return sampleResult({
    notes: ['loud'],
    ...members,
    ...summarise(requirements, facts),
    requirements: [...requirements],
  });
}

/** Every `count`-th requirement from the `index`-th on. */
function shards(
  count: number,
  all = ALL,
  members: (index: number) => Partial<RunResult> = () => ({}),
): NamedResult[] {
  const of = all.map(({ id }) => id);
  return Array.from({ length: count }, (_, at) => ({
    name: `shard-${at + 1}.json`,
    result: {
      ...whole(
        all.filter((_one, index) => index % count === at),
        members(at + 1),
      ),
      shard: { index: at + 1, count, of },
    },
  }));
}

const merged = (results: readonly NamedResult[]): RunResult => mergeResults(results, MUST);

describe('mergeResults', () => {
  it.each([1, 2, 3, 7])('makes of %i shards what the whole run gives, in any order', (count) => {
    expect(merged(shards(count))).toEqual(whole(ALL));
    expect(merged(shards(count).reverse())).toEqual(whole(ALL));
  });

  it('finds the verdict anew', () => {
    const good = ALL.filter(({ status }) => status !== 'fail');
    expect(merged(shards(2, good)).verdict).toBe('conformant');
    expect(merged(shards(2)).verdict).toBe('non-conformant');
    expect(mergeResults(shards(2, good), { failOn: 'must', failOnUnjudged: true }).verdict).toBe(
      'inconclusive',
    );
    const blocked = shards(2, good, (index) => (index === 2 ? { blocked: 'refused: 401' } : {}));
    expect(merged(blocked)).toMatchObject({ verdict: 'inconclusive', blocked: 'refused: 401' });
  });

  it('brings together notes, stale waivers and faults of the tool, each once', () => {
    const stale = { requirement: 'A', reason: 'x', why: 'matches-nothing' } as const;
    const error = { where: 'B', message: 'boom' };
    const result = merged(
      shards(2, ALL, (index) => ({
        notes: ['loud', `of ${index}`],
        staleWaivers: [stale],
        ...(index === 2 ? { toolErrors: [error], interrupted: true, complete: false } : {}),
        startedAt: `2026-01-01T00:00:0${index}.000Z`,
        sessionsSeen: index,
      })),
    );
    expect(result).toMatchObject({
      notes: ['loud', 'of 1', 'of 2'],
      staleWaivers: [stale],
      toolErrors: [error],
      interrupted: true,
      complete: false,
      startedAt: '2026-01-01T00:00:01.000Z',
      durationMs: 1412,
      sessionsSeen: 2,
      verdict: 'inconclusive',
    });
  });

  it('gives a single whole result back', () => {
    const only = whole(ALL);
    expect(merged([{ name: 'a.json', result: only }])).toBe(only);
  });

  const [one, two, three] = shards(3) as [NamedResult, NamedResult, NamedResult];
  const changed = (members: Partial<RunResult>): NamedResult => ({
    name: 'other.json',
    result: { ...two.result, ...members },
  });
  const suite = { requirementSet: '1', hash: `sha256-${'0'.repeat(64)}` };

  it.each<[string, NamedResult[], string]>([
    ['no result', [], 'no result was given'],
    ['a missing one', [one, three], 'of 3 shards these are missing: 2'],
    ['one alone', [two], 'of 3 shards these are missing: 1, 3'],
    ['a double one', [one, two, three, changed({})], 'shard-2.json and other.json are both shard 2 of 3'],
    ['a whole one among them', [one, { name: 'w', result: whole(ALL) }], 'w is a whole result, not a shard'],
    [
      'two whole ones',
      shards(2).map(({ name }) => ({ name, result: whole(ALL) })),
      'is a whole result, not a shard',
    ],
    ['another target', [one, changed({ target: 'http://x' }), three], 'the target differs'],
    ['another seed', [one, changed({ seed: 2 }), three], 'the seed differs'],
    ['another requirement set', [one, changed({ suite }), three], 'the requirement set differs'],
    ['other profiles', [one, changed({ profiles: ['security'] }), three], 'the profiles differs'],
    ['another tool', [one, changed({ tool: { name: 'x', version: '1' } }), three], 'the tool differs'],
    ['other settings', [one, changed({ settings: {} }), three], 'the settings differs'],
    [
      'another count',
      [one, changed({ shard: { index: 2, count: 2, of: [] } })],
      'the number of shards differs',
    ],
    ['a lost requirement', [one, changed({ requirements: [] }), three], 'B stands in none of the results'],
    [
      'a requirement twice',
      [one, changed({ requirements: one.result.requirements }), three],
      'A stands in shard-1.json and in other.json',
    ],
    [
      'a strange requirement',
      [one, changed({ requirements: [requirement({ id: 'Z' })] }), three],
      'other.json has Z, which is not in the list of its run',
    ],
  ])('refuses %s', (_, results, message) => {
    expect(() => merged(results)).toThrow(MergeError);
    expect(() => merged(results)).toThrow(message);
  });
});
