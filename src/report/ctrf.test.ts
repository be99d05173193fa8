import { validate } from 'ctrf';
import { describe, expect, it } from 'vitest';
import { render } from './index.ts';
import { cleanResult, hostileResult, largeResult, repeatedResult, sampleResult } from './sample.test-data.ts';
import type { RunResult } from '../contract/types.ts';

interface Read {
  readonly results: {
    readonly summary: Record<string, number>;
    readonly tests: readonly { readonly name: string; readonly status: string; readonly rawStatus: string }[];
  };
}

function read(result: RunResult): Read {
  const report: unknown = JSON.parse(render('ctrf', result, { colour: false }));
  expect(validate(report)).toMatchObject({ valid: true });
  return report as Read;
}

describe('ctrf', () => {
  it.each([
    ['a usual result', sampleResult()],
    ['a clean one', cleanResult()],
    ['a hostile one', hostileResult()],
    ['a large one', largeResult(1000)],
    ['one without requirements', sampleResult({ requirements: [] })],
    ['one with a broken date', sampleResult({ startedAt: 'yesterday' })],
  ])('meets the published schema: %s', (_, result) => {
    expect(read(result).results.tests).toHaveLength(result.requirements.length);
  });

  it('says passed only of what was judged and fails no run', () => {
    const { results } = read(sampleResult());
    expect(results.tests.map(({ rawStatus, status }) => `${rawStatus} ${status}`)).toEqual([
      'pass passed',
      'warn passed',
      'inconclusive skipped',
      'pass passed',
      'fail failed',
      'waived skipped',
      'skip skipped',
    ]);
    expect(results.summary).toMatchObject({ tests: 7, passed: 3, failed: 1, skipped: 3, duration: 412 });
  });

  it('tells pointer, expected, actual and curl of a failure', () => {
    const failed = read(sampleResult()).results.tests.find(({ status }) => status === 'failed');
    const trace = expect.stringMatching(
      /at \/imSessions\/1\/path\n.*actual: .*\n.*expected: .*\n.*\n.*curl/,
    ) as string;
    expect(failed).toMatchObject({ message: 'path names another session', trace });
  });

  it('says a finding that repeats once, and how many were not kept', () => {
    const { results } = read(repeatedResult());
    expect(JSON.stringify(results.tests[0])).toMatch(
      /1\. path names another session \(3 times\).*2\. path names.*and 3 more/s,
    );
  });
});
