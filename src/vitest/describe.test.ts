import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

interface OneTest {
  readonly title: string;
  readonly ancestorTitles: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly failureMessages: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

/** Runs a file of tests with vitest itself, as people do. */
function run(file: string): Promise<{ code: number; tests: readonly OneTest[]; verbose: string }> {
  const config = join(root, 'src/vitest/testing/conformance.vitest.config.ts');
  const words = [bin, 'run', '--config', config, '--reporter=json', '--reporter=verbose', file];
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
    execFile(process.execPath, words, { cwd: root, timeout: 60_000, env }, (error, stdout) => {
      const start = stdout.indexOf('{"numTotalTestSuites"');
      const end = stdout.indexOf('\n', start);
      const { testResults } = JSON.parse(stdout.slice(start, end === -1 ? undefined : end)) as {
        testResults: { assertionResults: OneTest[] }[];
      };
      resolve({
        code: typeof error?.code === 'number' ? error.code : 0,
        tests: testResults.flatMap(({ assertionResults }) => assertionResults),
        verbose: stdout.slice(0, start),
      });
    });
  });
}

describe('a file that describes conformance', () => {
  let ended: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    ended = await run('broken.conformance.ts');
  }, 60_000);
  const of = (name: string) => ended.tests.filter(({ ancestorTitles }) => ancestorTitles.includes(name));
  const titled = (name: string, status: OneTest['status']) =>
    of(name)
      .filter((one) => one.status === status)
      .map(({ title }) => title.split(' ', 1)[0]);

  it('fails the tests of what is broken, and the verdict', () => {
    expect(titled('broken', 'failed')).toEqual(['IMS-STA-02', 'verdict']);
    const [first] = of('broken').filter(({ status }) => status === 'failed');
    expect(first?.failureMessages[0]).toMatch(
      /IMS-STA-02 \(must\): .*\n.*state is "\w+".*\n.*at \/imSessions\/0\/state/,
    );
    expect(ended.code).toBe(1);
  });

  it('only remarks on a broken should, unless it counts', () => {
    expect(titled('warned', 'failed')).toEqual([]);
    expect(titled('warned', 'passed')).toContain('IMS-FLD-02');
    expect(titled('strict', 'failed')).toEqual(['IMS-FLD-02', 'verdict']);
  });

  it.each(['refused', 'unreached'])('skips what was not judged, and fails the verdict: %s', (name) => {
    expect(titled(name, 'failed')).toEqual(['verdict']);
    expect(titled(name, 'passed')).toEqual([]);
    expect(of(name).length).toBeGreaterThan(30);
  });

  it('says why a test is skipped', () => {
    expect(ended.verbose).toMatch(/unreached > IMS-ENV-01 .*\[.*127\.0\.0\.1:9 refused the connection/);
    expect(ended.verbose).toMatch(/waived > IMS-STA-02 .*\[waived: known\]/);
  });
});
