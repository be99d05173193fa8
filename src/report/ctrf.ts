import type { CTRFReport, Test, TestStatus } from 'ctrf';
import type { RequirementResult, RunResult, Status } from '../contract/types.ts';
import { messageText, numberedLines } from './finding-text.ts';
import { jsonChunks } from './json-chunks.ts';
import { line } from './neutral.ts';
import { openFindings, unjudgedText } from './status-text.ts';
import { verdictText } from './verdict-text.ts';

/** What is not judged is never passed; a warning passes, for it fails no run; the own word stays in `rawStatus`. */
const STATUS: Readonly<Record<Status, TestStatus>> = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failed',
  skip: 'skipped',
  inconclusive: 'skipped',
  waived: 'skipped',
};

/** The version of the format that is written here. */
const SPEC_VERSION = '0.0.0';

function spoken(one: RequirementResult): { message?: string; trace?: string } {
  if (one.status === 'pass') return {};
  if (one.status !== 'fail' && one.status !== 'warn') return { message: line(unjudgedText(one)) };
  const [first] = openFindings(one);
  return {
    message: line(first === undefined ? one.title : messageText(first)),
    trace: numberedLines(one).map(line).join('\n'),
  };
}

const test = (one: RequirementResult): Test => ({
  testId: one.id,
  name: line(`${one.id} ${one.title}`),
  status: STATUS[one.status],
  duration: one.durationMs,
  suite: [one.profile, one.area],
  ...spoken(one),
  rawStatus: one.status,
  tags: [one.level],
  labels: { level: one.level, area: one.area, profile: one.profile, source: line(one.source) },
  ...(one.flaky === undefined ? {} : { extra: { flaky: one.flaky } }),
});

/** The result in the Common Test Report Format: a test for each requirement. */
export function* ctrf(result: RunResult): Generator<string> {
  const tests = result.requirements.map(test);
  const count = (status: TestStatus): number => tests.filter((one) => one.status === status).length;
  const parsed = Date.parse(result.startedAt);
  const start = Number.isNaN(parsed) ? 0 : parsed;
  const report: CTRFReport = {
    reportFormat: 'CTRF',
    specVersion: SPEC_VERSION,
    timestamp: new Date(start + result.durationMs).toISOString(),
    generatedBy: `${result.tool.name} ${result.tool.version}`,
    results: {
      tool: { name: result.tool.name, version: result.tool.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: 0,
        start,
        stop: start + result.durationMs,
        duration: result.durationMs,
      },
      tests,
      environment: {
        testEnvironment: line(result.target),
        appName: line(result.statement.product),
        appVersion: line(result.statement.version),
      },
      extra: {
        verdict: result.verdict,
        verdictReason: line(verdictText(result)),
        judged: result.judged,
        seed: result.seed,
        requirementSet: result.suite.requirementSet,
        hash: result.suite.hash,
        staleWaivers: result.staleWaivers ?? [],
        toolErrors: result.toolErrors ?? [],
      },
    },
  };
  yield* jsonChunks(report, 3);
  yield '\n';
}
