import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { imsessions, inFolder } from '../../src/cli/testing/command.test-data.ts';
import { withServer } from '../../src/cli/testing/target.test-data.ts';
import { reporters } from '../../src/report/index.ts';

/** What does something somewhere: a terminal, a browser, a CI log, an XML reader, a spreadsheet, an eye. */
const ATTACKS = [
  '\u001b]0;owned\u0007\u001b[2J\u009b31m',
  '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  ']]></system-out><testcase name="x"/><![CDATA[',
  '\n::error file=x::owned\n::set-output name=x::y\n##[error]owned\n##vso[task.complete]',
  '\r::add-mask::x',
  '[x](javascript:alert(1)) ![x](http://127.0.0.1/x) `` ` <b> @everyone #1',
  '=HYPERLINK("http://127.0.0.1")',
  '\u202egnp.exe\u2066\u200b\ufeff',
  '\ud800\ufffe\u0000\u0085\u2028',
  '&lt;&amp;&#x1b;',
  '$(touch x)`touch x`',
  '../../../../tmp/owned',
];

const hostile: RequestListener = (_request, response) => {
  const session = (text: string) => ({
    id: text,
    state: text,
    path: text,
    uri: text,
    participants: [{ [text]: text, digits: text }, text],
    capabilities: [text, text],
    userData: { [text]: [text] },
    [text]: text,
  });
  response.setHeader('Content-Type', 'application/json; charset=x');
  response.setHeader('X-Hostile', 'x\tx');
  response.end(
    JSON.stringify({ imSessions: ATTACKS.map(session), statusCode: 0, statusMessage: ATTACKS.join('') }),
  );
};

/** Characters that no output may hold: a terminal or an eye would be led by them. */
const LEADING = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const COMMAND = /^\s*::|##(?:vso)?\[/m;

describe('a target whose every text is hostile', () => {
  it('leads no terminal, log, browser or reader, whatever shows it', () =>
    inFolder((folder) =>
      withServer(hostile, async (url) => {
        const files = Object.keys(reporters).flatMap((name) => ['--reporter', `${name}=${name}.out`]);
        const run = await imsessions(['probe', url, '-v', ...files], { cwd: folder });
        expect(run.code).toBe(1);
        const shown = await imsessions(['probe', url], { cwd: folder });
        const read = (name: string) => readFile(join(folder, `${name}.out`), 'utf8');
        const texts = await Promise.all(Object.keys(reporters).map(read));
        const all = {
          stderr: run.stderr,
          terminal: shown.stdout,
          ...Object.fromEntries(Object.keys(reporters).map((name, at) => [name, texts[at] ?? ''])),
        };
        for (const [name, text] of Object.entries(all)) {
          expect({ name, found: LEADING.exec(text)?.[0] }).toEqual({ name, found: undefined });
          expect({ name, found: COMMAND.exec(text)?.[0] }).toEqual({ name, found: undefined });
        }
        for (const name of ['json', 'sarif', 'ctrf', 'badge'])
          expect(() => JSON.parse(all[name as 'stderr']) as unknown).not.toThrow();
        const junit = await read('junit');
        expect(() => new SaxesParser().write(junit).close()).not.toThrow();
        const cases = JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(junit));
        expect(cases).not.toContain('"@_name":"x"');
        const html = await read('html');
        expect(html.match(/<script/g)).toHaveLength((await clean(folder)).match(/<script/g)?.length ?? 0);
        expect(html).toContain('&lt;img src=x');
        expect(html).not.toMatch(/<(?:img|b)[ >]/);
      }),
    ));

  it('names no file', () =>
    inFolder((folder) =>
      withServer(hostile, async (url) => {
        await mkdir(join(folder, 'in'));
        const targets = [
          `${url}/..%2f..%2fowned`,
          `${url}/$(touch x)`,
          `${url}/a/../../b`,
          `${url}/%00`,
        ].join('\n');
        await writeFile(join(folder, 'targets.txt'), targets);
        const words = ['probe', '--targets', 'targets.txt', '--reporter', 'json=in'];
        await imsessions(words, { cwd: folder });
        expect((await readdir(folder)).sort()).toEqual(['in', 'targets.txt']);
        const names = await readdir(join(folder, 'in'));
        expect(names).toHaveLength(4);
        for (const name of names) expect(name).toMatch(/^[\w.%-]+\.json$/);
      }),
    ));
});

/** The page of a run in which nothing is hostile. */
async function clean(folder: string): Promise<string> {
  await imsessions(['probe', '--reporter', 'html=clean.html'], { cwd: folder });
  return readFile(join(folder, 'clean.html'), 'utf8');
}
