import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { STATUSES } from './html/status.ts';
import { render } from './index.ts';
import {
  ATTACKS,
  cleanResult,
  hostileResult,
  repeatedResult,
  requirement,
  sampleResult,
  unreachedResult,
  usualResult,
} from './sample.test-data.ts';

const page = (result = sampleResult()): string => render('html', result, { colour: false });

const tags = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/<([a-z]\w*)/g), ([, name = '']) => name))].sort();

describe('html', () => {
  it('says the verdict, how much was judged, and each finding with all that is known of it', () => {
    const text = page();
    for (const part of [
      'Not conformant</h1>',
      '<strong>4 of 6</strong> judged',
      'TLS certificates were not verified',
      'session 007MDF3D0KAHL93L807GK2LAES000001, at /imSessions/1/path',
      '<h5>Expected</h5><pre><code>&quot;/im-sessions/007MDF3D0KAHL93L807GK2LAES000001&quot;',
      '<h5>Actual</h5><pre><code>&quot;/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D&quot;',
      'curl -u &quot;$IMSESSIONS_USER:$IMSESSIONS_PASSWORD&quot;',
      'and 23 more of the same requirement',
      '{&quot;statusCode&quot;:0,&quot;imSessions&quot;',
      'sessions came and went between all reads',
      'To judge it: probe while the agent is quiet',
      'Waived: vendor ticket 4711',
      'Example AG',
      'imsessions-conformance 0.1.0',
      'sha256-0123456789abcdef',
    ])
      expect(text).toContain(part);
    for (const { id } of sampleResult().requirements) expect(text).toContain(id);
  });

  it('has a word for every status', () => {
    for (const status of ['pass', 'fail', 'warn', 'skip', 'inconclusive', 'waived'] as const)
      expect(page(sampleResult({ requirements: [requirement({ status })] }))).toContain(
        STATUSES[status].word,
      );
  });

  it('says so where nothing is broken, stale or unjudged', () => {
    const text = page(cleanResult());
    expect(text).toContain('Conformant</h1>');
    expect(text).toContain('Nothing that was judged is broken.');
    expect(text).not.toContain('Please note');
    expect(text).not.toContain('Not judged, and how');
  });

  it('tells an interrupt, faults of the tool and stale waivers first', () => {
    const text = page(
      sampleResult({
        interrupted: true,
        toolErrors: [{ where: 'IMS-ID-01', message: 'boom' }],
        staleWaivers: [{ requirement: 'IMS-ID-04', reason: 'old', why: 'matches-nothing' }],
      }),
    );
    expect(text).toContain('The run was interrupted');
    expect(text).toContain('Fault of this tool, in IMS-ID-01: boom');
    expect(text).toContain('Waiver of IMS-ID-04 (old) matches nothing any more');
  });

  it('allows only its own style and script, and refers to nothing outside', () => {
    const text = page();
    const hash = (name: string): string => {
      const [, content = ''] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(text) ?? [];
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    const policy = `default-src 'none'; style-src ${hash('style')}; script-src ${hash('script')}; base-uri 'none'; form-action 'none'`;
    expect(text).toContain(`<meta http-equiv="Content-Security-Policy" content="${policy}">`);
    expect(text).not.toMatch(/\s(?:src|style|on\w+)=|href="(?!#)|url\(|@import/);
  });

  it('holds no element and no attribute of what the target sent', () => {
    const text = page(hostileResult());
    expect(tags(text).filter((name) => !tags(page()).includes(name))).toEqual([]);
    expect(text.match(/<script/g)).toHaveLength(1);
    for (const [tag] of text.matchAll(/<[a-z]\w*(?:\s[^>]*)?>/g))
      expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=/);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u);
    expect(text).not.toMatch(/^\s*::|##[\w.-]*\[/m);
    expect(text).not.toMatch(/>=cmd/);
    expect(text).toContain(
      ATTACKS[0]?.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
  });

  it('is well-formed: what is opened is closed in its turn', () => {
    for (const result of [sampleResult(), cleanResult(), hostileResult(), usualResult()]) {
      const body = page(result)
        .replace(/<!doctype html>/, '')
        .replace(/<(style|script)>[^]*?<\/\1>/g, '')
        .replace(/<(meta|input)([^>]*)>/g, '<$1$2/>')
        .replace(/<[a-z]\w*(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/g, (tag) =>
          tag.replace(
            /\s+([\w-]+)(="[^"]*")?/g,
            (_, name: string, value = '=""') => ` ${name}${String(value)}`,
          ),
        );
      expect(() => new SaxesParser().write(body).close()).not.toThrow();
    }
  });

  it('stays below 1 MB for a usual run', () => {
    expect(Buffer.byteLength(page(usualResult()))).toBeLessThan(1_000_000);
  });

  it('says a reason that many share, and a finding that repeats, once', () => {
    const { requirements } = unreachedResult();
    const text = page(unreachedResult());
    expect(text.match(/To judge it: mend that and run again/g)).toHaveLength(1);
    expect(text).toContain(`${requirements.length} requirements, for one reason`);
    expect(text).toContain('Nothing was judged.');
    expect(text).not.toContain('Nothing that was judged is broken');
    const repeated = page(repeatedResult());
    expect(repeated.match(/<details class="finding"/g)).toHaveLength(2);
    expect(repeated).toContain('path names another session (3 times)');
    expect(repeated).toContain('and 3 more of the same requirement');
  });
});
