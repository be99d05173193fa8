import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { render } from './index.ts';
import {
  cleanResult,
  finding,
  hostileResult,
  largeResult,
  requirement,
  sampleResult,
} from './sample.test-data.ts';
import type { RunResult } from '../contract/types.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(schema);

function read(result: RunResult): Run {
  const log: unknown = JSON.parse(render('sarif', result, { colour: false }));
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  const [run] = (log as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

describe('sarif', () => {
  it.each([
    ['a usual result', sampleResult()],
    ['a clean one', cleanResult()],
    ['a hostile one', hostileResult()],
    ['a large one', largeResult(1000)],
    ['one without requirements', sampleResult({ requirements: [] })],
  ])('meets the published schema: %s', (_, result) => {
    const run = read(result);
    expect(run.tool.driver.rules).toHaveLength(result.requirements.length);
    expect(run.results).toHaveLength(result.requirements.flatMap(({ findings }) => findings).length);
  });

  it('has an alert for each finding, suppressed where waived, and none for what was not judged', () => {
    const { results = [], invocations = [] } = read(sampleResult());
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'IMS-ENV-08 warning',
      ...Array.from({ length: 4 }, () => 'IMS-PATH-02 error'),
      'IMS-STA-02 error',
    ]);
    expect(results.map(({ suppressions }) => suppressions?.length ?? 0)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(results[1]?.locations?.[0]?.logicalLocations).toEqual([
      { fullyQualifiedName: '/imSessions/1/path', kind: 'member' },
    ]);
    expect(invocations[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      'IMS-ID-03 was not judged: sessions came and went between all reads; to judge it: probe while the agent is quiet',
    );
  });

  it('points each result at its rule', () => {
    const { results = [], tool } = read(sampleResult());
    for (const { ruleId, ruleIndex = -1 } of results) expect(tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId);
  });

  it('knows a finding again whose place in the list has changed', () => {
    const fingerprints = read(sampleResult())
      .results?.slice(1, 5)
      .map((one) => one.partialFingerprints);
    expect(new Set(fingerprints?.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it.each([
    ['captured/feed.json:12', 'captured/feed.json', 12],
    ['/tmp/a b#c.json', 'tmp/a%20b%23c.json', 1],
    ['C:\\feeds\\a.json:3', './C:%5Cfeeds%5Ca.json', 3],
  ])('places a finding in the file that was judged: %s', (where, uri, startLine) => {
    const findings = [finding({ where })];
    const run = read(
      sampleResult({ requirements: [requirement({ status: 'fail', findings, findingCount: 1 })] }),
    );
    expect(run.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri },
      region: { startLine },
    });
  });

  it('says that the run failed where the tool did', () => {
    const run = read(sampleResult({ toolErrors: [{ where: 'IMS-ID-01', message: 'boom' }] }));
    expect(run.invocations?.[0]).toMatchObject({ executionSuccessful: false });
  });

  it('makes no link of what the target sent', () => {
    for (const { message } of read(hostileResult()).results ?? []) expect(message.text).not.toContain('](');
  });
});
