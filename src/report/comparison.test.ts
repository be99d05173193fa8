import { describe, expect, it } from 'vitest';
import type { RunResult, Status } from '../contract/types.ts';
import { compareResults, type Comparison } from './comparison.ts';
import { comparisonFormats } from './comparison-text.ts';
import { finding, hostileResult, requirement, sampleResult } from './sample.test-data.ts';

/** A result with a requirement for each name, in the status given. */
function run(statuses: Readonly<Record<string, Status>>, members: Partial<RunResult> = {}): RunResult {
  const requirements = Object.entries(statuses).map(([id, status]) =>
    requirement({
      id,
      status,
      ...(status === 'fail' ? { findings: [finding()], findingCount: 1 } : {}),
      ...(status === 'skip' ? { reason: 'no session' } : {}),
    }),
  );
  return sampleResult({ requirements, ...members });
}

const ids = (comparison: Comparison): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(comparison)
      .filter(([name]) => !['targets', 'verdicts', 'notes'].includes(name))
      .map(([name, changes]) => [name, (changes as { id: string }[]).map(({ id }) => id)])
      .filter(([, list]) => list?.length !== 0),
  ) as Record<string, string[]>;

describe('compareResults', () => {
  it.each<[Status | undefined, Status | undefined, Record<string, string[]>]>([
    ['pass', 'pass', {}],
    ['fail', 'fail', {}],
    ['pass', 'fail', { newFailures: ['A'] }],
    ['warn', 'fail', { newFailures: ['A'] }],
    ['skip', 'fail', { newFailures: ['A'] }],
    ['waived', 'fail', { newFailures: ['A'] }],
    [undefined, 'fail', { newFailures: ['A'], newRequirements: ['A'] }],
    [undefined, 'pass', { newRequirements: ['A'] }],
    ['pass', undefined, { lostRequirements: ['A'] }],
    ['fail', undefined, { lostRequirements: ['A'] }],
    ['fail', 'pass', { fixed: ['A'] }],
    ['warn', 'pass', { fixed: ['A'] }],
    ['fail', 'waived', {}],
    ['fail', 'skip', { noLongerJudged: ['A'] }],
    ['pass', 'inconclusive', { noLongerJudged: ['A'] }],
    ['skip', 'inconclusive', {}],
    ['pass', 'warn', { newWarnings: ['A'] }],
    ['fail', 'warn', {}],
    ['skip', 'pass', {}],
  ])('from %s to %s', (before, after, expected) => {
    const of = (status: Status | undefined): RunResult => run(status === undefined ? {} : { A: status });
    expect(ids(compareResults(of(before), of(after)))).toEqual(expected);
  });

  it('says what the runs do not have in common', () => {
    const suite = { requirementSet: '2', hash: `sha256-${'0'.repeat(64)}` };
    const other = run({}, { suite, profiles: ['security'], target: 'http://x', complete: false });
    const { notes } = compareResults(run({}), other);
    expect(notes.map((note) => note.split(':')[0])).toEqual([
      'the requirement sets differ',
      'the profiles differ',
      'the targets differ',
      'one of the runs was not complete',
    ]);
  });
});

describe('comparisonFormats', () => {
  const comparison = compareResults(
    run({ A: 'pass', B: 'fail', C: 'pass', D: 'pass' }),
    run({ A: 'fail', B: 'pass', C: 'skip', E: 'pass' }),
  );
  const written = (format: keyof typeof comparisonFormats, of = comparison): string =>
    [...comparisonFormats[format](of, { colour: false })].join('');

  it('tells a person what changed, the worst first', () => {
    const text = written('text');
    expect(text).toMatch(/^New failures \(1\)\n {3}A .* \(pass to fail\): path names another session\n/);
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '1 new failure, 1 fixed; the verdict was non-conformant and is non-conformant',
    );
    expect(text).toContain('No longer judged (1)\n   C ');
    expect([...comparisonFormats.text(comparison, { colour: true })].join('')).toContain(
      '\u001b[31mNew failures',
    );
  });

  it('tells it as Markdown and as JSON', () => {
    expect(written('markdown')).toMatch(/^## ❌ imSessions: 1 new failure, 1 fixed;/);
    expect(written('markdown')).toContain(
      '- **E** `path` is a string of the form `/im-sessions/{id}` (none to pass)',
    );
    expect(JSON.parse(written('json'))).toEqual(comparison);
  });

  it.each(['text', 'markdown', 'json'] as const)('lets nothing hostile through: %s', (format) => {
    const text = written(format, compareResults(run({}), hostileResult()));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u);
    expect(text).not.toMatch(/^\s*::|##[\w.-]*\[/m);
  });
});
