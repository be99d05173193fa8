import { describe, expect, it } from 'vitest';
import { render } from './index.ts';
import {
  cleanResult,
  finding,
  hostileResult,
  repeatedResult,
  requirement,
  sampleResult,
  unreachedResult,
} from './sample.test-data.ts';

const plain = (result = sampleResult()): string => render('pretty', result, { colour: false });

describe('pretty', () => {
  it('shows what failed first, with place, seen, expected and a line to see it again', () => {
    const [, ...rest] = plain().split('\n\n');
    expect(rest[0]).toMatch(/^FAIL IMS-PATH-02 the id in `path`/);
    expect(rest[0]).toContain('where     session 007MDF3D0KAHL93L807GK2LAES000001, at /imSessions/1/path');
    expect(rest[0]).toContain('actual    "/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D"');
    expect(rest[0]).toContain('expected  "/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"');
    expect(rest[0]).toContain('again     curl -u "$IMSESSIONS_USER:$IMSESSIONS_PASSWORD"');
    expect(rest[0]).toContain('… and 24 more');
    expect(rest[1]).toMatch(/^WARN IMS-ENV-08/);
  });

  it('gives the reason of all that was not judged, and of waivers', () => {
    const text = plain();
    expect(text).toContain('IMS-ID-03 sessions came and went between all reads; to judge it: probe while');
    expect(text).toContain('IMS-UD-01 no session seen has userData; to judge it: attach');
    expect(text).toContain('IMS-STA-02 vendor ticket 4711');
  });

  it('gives a reason that many share once, with how many and which', () => {
    const { requirements } = unreachedResult();
    const text = plain(unreachedResult());
    expect(text.match(/mend that and run again/g)).toHaveLength(1);
    expect(text).toContain(`   ${requirements.length} requirements: 127.0.0.1:8090 refused`);
    expect(text).toContain('does the server run? To judge it: mend that');
    for (const { id } of requirements) expect(text).toContain(id);
    const two = unreachedResult().requirements.slice(0, 2);
    expect(plain(sampleResult({ requirements: two }))).toContain('   IMS-ENV-01, IMS-ENV-08 127.0.0.1');
  });

  it('shows findings that read alike once, and a request that stays the same once', () => {
    const text = plain(repeatedResult());
    expect(text).toContain('path names another session (3 times)\n');
    expect(text.match(/request {3}GET/g)).toHaveLength(1);
    expect(text.match(/request {3}as above/g)).toHaveLength(1);
    expect(text.match(/again {5}curl/g)).toHaveLength(1);
    expect(text).toContain('… and 3 more');
  });

  it('ends with the verdict and how much was judged', () => {
    const last = plain().trimEnd().split('\n').at(-1);
    expect(last).toBe(sampleResult().verdictReason);
    expect(plain(cleanResult()).trimEnd().split('\n').at(-1)).toBe('conformant: 2 of 2 must judged');
    const bare = plain(sampleResult({ verdictReason: '4 of 6 must judged' }));
    expect(bare.trimEnd().split('\n').at(-1)).toBe('non-conformant: 4 of 6 must judged');
  });

  it('tells notes, stale waivers, faults of the tool and an interrupt', () => {
    const text = plain(
      sampleResult({
        staleWaivers: [{ requirement: 'IMS-ID-04', reason: 'old', why: 'matches-nothing' }],
        toolErrors: [{ where: 'IMS-ID-01', message: 'boom' }],
        interrupted: true,
      }),
    );
    expect(text).toContain('note: TLS certificates were not verified');
    expect(text).toContain('stale waiver: IMS-ID-04 (old) matches nothing any more; remove it');
    expect(text).toContain('fault of this tool, in IMS-ID-01: boom');
    expect(text).toContain('note: the run was interrupted');
  });

  it('leaves waived findings out of a failure', () => {
    const mixed = requirement({
      status: 'fail',
      findings: [finding({ pointer: '/waived', waived: 'known' }), finding({ pointer: '/broken' })],
      findingCount: 2,
    });
    const text = plain(sampleResult({ requirements: [mixed] }));
    expect(text).toContain('at /broken');
    expect(text).not.toContain('at /waived');
  });

  it.each([
    [' Talking', '" Talking"'],
    ['', '""'],
    ['Talking', 'Talking'],
  ])('shows the ends of what was seen: %j', (actual, shown) => {
    const findings = [finding({ actual })];
    const one = requirement({ status: 'fail', findings, findingCount: 1 });
    expect(plain(sampleResult({ requirements: [one] }))).toContain(`actual    ${shown}\n`);
  });

  it('colours only when asked', () => {
    expect(plain()).not.toContain('\u001b');
    expect(render('pretty', sampleResult(), { colour: true })).toContain('\u001b[31mFAIL\u001b[39m');
  });

  it.each([
    { colour: false },
    { colour: false, width: 40 },
    { colour: false, width: 8 },
    { colour: false, ascii: true, width: 60 },
  ])('lets nothing of a hostile result act on the terminal or the runner: %j', (options) => {
    const text = render('pretty', hostileResult(), options);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u);
    expect(text).not.toMatch(/^\s*::|##[\w.-]*\[/m);
    if ('ascii' in options) expect(text).toMatch(/^[\n -~]*$/);
  });

  it('wraps prose at the width, never what is to be copied', () => {
    const text = render('pretty', sampleResult(), { colour: false, width: 50 });
    const prose = text
      .split('\n')
      .filter((one) => !/^ {5}(where|actual|expected|request|again)|^FAIL|^WARN/.test(one));
    for (const one of prose.slice(1)) expect(one.length).toBeLessThanOrEqual(50);
    expect(text).toContain("'http://127.0.0.1:8090/api/v2/me/im-sessions?fields=*'");
  });
});
