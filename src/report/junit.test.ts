import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { render } from './index.ts';
import {
  cleanResult,
  finding,
  hostileResult,
  largeResult,
  repeatedResult,
  requirement,
  sampleResult,
} from './sample.test-data.ts';
import type { RunResult } from '../contract/types.ts';

type Node = Record<string, unknown>;

/** What Jenkins and GitLab read of a case. */
interface Case {
  readonly classname: string;
  readonly name: string;
  readonly time: number;
  readonly failure?: Node | string;
  readonly skipped?: Node | string;
  readonly error?: Node | string;
}

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly testcase: Case[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: true,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === 'testcase' || name === 'testsuite' || name === 'property',
});

function read(result: RunResult): { suites: Suite[]; text: string; root: Suite } {
  const text = render('junit', result, { colour: false });
  // Throws at the first thing that XML 1.0 forbids.
  new SaxesParser().write(text).close();
  const { testsuites } = parser.parse(text) as { testsuites: Suite & { testsuite: Suite[] } };
  return { suites: testsuites.testsuite, text, root: testsuites };
}

const cases = (result: RunResult): Case[] => read(result).suites.flatMap(({ testcase }) => testcase);

describe('junit', () => {
  it('has a case for each requirement, and counts that agree with them', () => {
    const { suites, root } = read(sampleResult());
    expect(suites.map(({ name }) => name)).toEqual(['feed']);
    expect(root).toMatchObject({ tests: 7, failures: 1, errors: 0, skipped: 3 });
    expect(suites[0]).toMatchObject({ tests: 7, failures: 1, errors: 0, skipped: 3 });
    const all = cases(sampleResult());
    expect(all.map(({ name }) => name.split(' ')[0])).toEqual(
      sampleResult().requirements.map(({ id }) => id),
    );
    expect(all[0]).toMatchObject({ classname: 'feed.envelope', time: 0.001 });
  });

  it('tells a failure with requirement, pointer, expected, actual and curl', () => {
    const failed = cases(sampleResult()).filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ name }) => name)).toEqual([
      "IMS-PATH-02 the id in `path` is the session's own `id`",
    ]);
    const failure = failed[0]?.failure as Node;
    expect(failure).toMatchObject({ message: 'path names another session', type: 'must' });
    for (const part of [
      'IMS-PATH-02',
      'at /imSessions/1/path',
      'expected: "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"',
      'actual: "/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D"',
      'again: curl -u "$IMSESSIONS_USER:$IMSESSIONS_PASSWORD"',
      'and 23 more',
    ])
      expect(failure['#text']).toContain(part);
  });

  it('gives the reason of what was skipped, inconclusive or waived', () => {
    const skipped = cases(sampleResult()).flatMap((one) => (one.skipped === undefined ? [] : [one.skipped]));
    expect(skipped).toMatchObject([
      { message: expect.stringMatching(/^inconclusive: sessions came .*; to judge it: probe/) as string },
      { message: 'waived: vendor ticket 4711' },
      { message: expect.stringMatching(/^skipped: no session seen has userData/) as string },
    ]);
  });

  it('lets a warning pass, but a should that fails the run fail', () => {
    const warned = cases(sampleResult()).find(({ name }) => name.startsWith('IMS-ENV-08'));
    expect(warned).not.toHaveProperty('failure');
    expect(warned).toMatchObject({ 'system-out': expect.stringContaining('warning') as string });
    const failing = requirement({ level: 'should', status: 'fail', findings: [finding()], findingCount: 1 });
    expect(cases(sampleResult({ requirements: [failing] }))[0]?.failure).toMatchObject({ type: 'should' });
  });

  it('tells faults of the tool as errors, never as failures', () => {
    const { root, suites } = read(
      sampleResult({
        toolErrors: [
          { where: 'IMS-ID-03', message: 'boom', stack: 'Error: boom\n    at x' },
          { where: 'report', message: 'bang' },
        ],
      }),
    );
    expect(root).toMatchObject({ tests: 8, failures: 1, errors: 2, skipped: 2 });
    expect(suites[1]?.testcase[0]).toMatchObject({
      name: 'report',
      error: { message: 'bang', type: 'tool' },
    });
    const own = suites[0]?.testcase.find(({ name }) => name.startsWith('IMS-ID-03'));
    expect(own).toMatchObject({ error: { message: 'boom' } });
    expect(own).not.toHaveProperty('skipped');
  });

  it('fails for a waiver that matches nothing, and only tells one that has expired', () => {
    const { suites } = read(
      sampleResult({
        staleWaivers: [
          { requirement: 'IMS-ID-04', reason: 'a', why: 'matches-nothing' },
          { requirement: 'IMS-ID-01', reason: 'b', why: 'expired' },
        ],
      }),
    );
    expect(suites[1]).toMatchObject({ name: 'waivers', tests: 2, failures: 1, skipped: 1 });
  });

  it('is well-formed and inert whatever the target sent', () => {
    const { text, root } = read(hostileResult());
    // XML 1.0, "2.2 Characters", and nothing that fools a reader or a runner.
    expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::|##[\w.-]*\[/m);
    expect(text).not.toContain(']]>');
    expect(root).toMatchObject({ tests: 8, failures: 1, errors: 1, skipped: 4 });
    expect(cases(hostileResult())[0]?.failure).toMatchObject({
      message: '<script>document.title="owned"</script>',
    });
  });

  it('has no case where nothing was judged, and no failure where all is well', () => {
    expect(read(cleanResult()).root).toMatchObject({ tests: 2, failures: 0, errors: 0, skipped: 0 });
    expect(render('junit', sampleResult({ requirements: [] }), { colour: false })).toContain('tests="0"');
  });

  it('goes out in chunks', () => {
    const result = largeResult(10_000);
    expect(read(result).root).toMatchObject({ tests: 500, failures: 500 });
  });

  it('says a finding that repeats once, and how many were not kept', () => {
    const { text } = read(repeatedResult());
    expect(text).toMatch(/1\. path names another session \(3 times\).*2\. path names.*and 3 more/s);
  });
});
