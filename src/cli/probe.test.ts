import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../run/saved-result.ts';
import { imsessions, inFolder } from './testing/command.test-data.ts';
import { AGENT, withReference, withServer } from './testing/target.test-data.ts';

const result = async (file: string) => readResult(await readFile(file));

describe('probe', () => {
  it('finds the embedded server conformant', async () => {
    const { code, stdout, stderr } = await imsessions(['probe', '--seed', '1']);
    expect(stderr).toBe('');
    expect(stdout).toContain('conformant: 22 of 22 must judged\n');
    expect(code).toBe(0);
  });

  it('finds a faulty server non-conformant, and writes every report', () =>
    inFolder((folder) =>
      withReference({ faults: ['state-lower-case'] }, async ({ url }) => {
        const files = ['json', 'junit', 'html', 'markdown', 'sarif', 'ctrf'].map(
          (name) => `${name}=${name}.out`,
        );
        const reporters = files.flatMap((file) => ['--reporter', file]);
        const { code, stdout } = await imsessions(['probe', url, ...AGENT, ...reporters], { cwd: folder });
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        const { verdict, requirements, complete } = await result(join(folder, 'json.out'));
        expect({ verdict, complete }).toEqual({ verdict: 'non-conformant', complete: true });
        expect(requirements.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual([
          'IMS-STA-02',
        ]);
        for (const file of files)
          expect(await readFile(join(folder, file.split('=')[1] ?? ''), 'utf8')).toContain('IMS-STA-02');
      }),
    ));

  it('cannot judge what is not there, and still writes its report', () =>
    inFolder(async (folder) => {
      const line = ['probe', 'http://127.0.0.1:1', '--reporter', 'json=r.json'];
      const { code } = await imsessions(line, { cwd: folder });
      expect(code).toBe(3);
      expect((await result(join(folder, 'r.json'))).verdictReason).toContain('refused the connection');
    }));

  it.each([
    ['without credentials', [], 'give --user'],
    ['with wrong ones', ['--user', 'agent1', '--password', 'wrong'], 'were refused'],
  ])('cannot judge a server that turns it away %s', (_, credentials, words) =>
    withReference({}, async ({ url }) => {
      const { code, stdout } = await imsessions(['probe', url, ...credentials]);
      expect(code).toBe(3);
      expect(stdout).toContain(words);
    }),
  );

  it('takes credentials from the URL and shows them nowhere', () =>
    inFolder((folder) =>
      withReference({ agents: [{ name: 'agent1', password: 'p@ss/word1' }] }, async ({ url }) => {
        const target = url.replace('http://', 'http://agent1:p%40ss%2Fword1@');
        const line = ['probe', target, '-v', '--reporter', 'json', '--record', 'r.har'];
        const { code, stdout, stderr } = await imsessions(line, { cwd: folder });
        expect(code).toBe(0);
        const all = stdout + stderr + (await readFile(join(folder, 'r.har'), 'utf8'));
        for (const form of [
          'p@ss/word1',
          'p%40ss',
          'p@ss\\/',
          Buffer.from('agent1:p@ss/word1').toString('base64'),
        ])
          expect(all).not.toContain(form);
      }),
    ));

  it('reads the password from standard input', () =>
    withReference({}, async ({ url }) => {
      const line = ['probe', url, '--user', 'agent1', '--password-stdin'];
      expect((await imsessions(line, { input: 'secret1\nmore\n' })).code).toBe(0);
      expect((await imsessions(line, { input: '\n' })).code).toBe(2);
      const { code, stderr } = await imsessions(['probe', url, '--user', 'agent1']);
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/^imsessions: no password was given for "agent1"/),
      ]);
    }));

  it('sends nothing for --plan', async () => {
    let requests = 0;
    const listener = (): void => {
      requests += 1;
    };
    await withServer(listener, async (url) => {
      const { code, stdout } = await imsessions([
        'probe',
        url,
        '--plan',
        '--profile',
        'all',
        '--destination',
        '1',
      ]);
      expect({ code, requests }).toEqual({ code: 0, requests: 0 });
      expect(stdout).toMatch(/at most \d+ requests\. Nothing is sent now\./);
      expect(stdout.match(/GET \/me\/im-sessions\?fields=\* +reads only/g)).toHaveLength(1);
      const numbers = Array.from(stdout.matchAll(/^(\d+) /gm), ([, most]) => Number(most));
      expect(stdout).toContain(`at most ${numbers.reduce((sum, most) => sum + most, 0)} requests`);
    });
  });

  it('writes each exchange to standard error with --verbose', async () => {
    const { stderr } = await imsessions(['probe', '--verbose']);
    expect(stderr).toMatch(
      /^> GET http:\/\/127\.0\.0\.1:\d+\/api\/v2\/me\/im-sessions\?fields=\* \(first, feed\.plain\)$/m,
    );
    expect(stderr).toMatch(/^< 200 OK, \d+ ms$/m);
  });

  it('gives shards that merge to the whole', () =>
    inFolder((folder) =>
      withReference({}, async ({ url }) => {
        const probe = (...words: readonly string[]) =>
          imsessions(['probe', url, ...AGENT, '--seed', '7', ...words], { cwd: folder });
        await probe('--reporter', 'json=whole.json');
        for (const index of [1, 2, 3])
          await probe('--shard', `${index}/3`, '--reporter', `json=${index}.json`);
        const shards = [1, 2, 3].map((index) => `${index}.json`);
        const { code } = await imsessions(['report', ...shards, '--reporter', 'json=merged.json'], {
          cwd: folder,
        });
        expect(code).toBe(0);
        const [whole, merged] = [
          await result(join(folder, 'whole.json')),
          await result(join(folder, 'merged.json')),
        ];
        const statuses = ({ requirements }: typeof whole) =>
          requirements.map(({ id, status }) => [id, status]);
        expect(statuses(merged)).toEqual(statuses(whole));
        expect(merged.verdictReason).toBe(whole.verdictReason);
        expect((await imsessions(['report', '1.json', '2.json'], { cwd: folder })).stderr).toContain(
          'missing: 3',
        );
      }),
    ));

  it('probes every target of a list', () =>
    inFolder((folder) =>
      withReference({}, (good) =>
        withReference({ faults: ['state-lower-case'] }, async (bad) => {
          await writeFile(join(folder, 'list.txt'), `# all\n${good.url}\n\n${bad.url}\n`);
          const line = ['probe', '--targets', 'list.txt', ...AGENT, '--reporter', 'json=results'];
          const { code, stdout } = await imsessions(line, { cwd: folder });
          expect(code).toBe(1);
          expect(stdout).toContain('2 targets: 1 conformant, 1 non-conformant, 0 inconclusive\n');
          const second = join(folder, 'results', `2-127.0.0.1_${bad.port}.json`);
          expect((await result(second)).verdict).toBe('non-conformant');
        }),
      ),
    ));

  it('waives what a waiver file tells, once its reasons are filled in', () =>
    inFolder((folder) =>
      withReference({ faults: ['state-lower-case'] }, async ({ url }) => {
        const probe = (...words: readonly string[]) =>
          imsessions(['probe', url, ...AGENT, ...words], { cwd: folder });
        expect((await probe('--write-waivers', 'w.json')).code).toBe(1);
        expect((await probe('--waivers', 'w.json')).stderr).toContain('the reason is not filled in');
        const draft = await readFile(join(folder, 'w.json'), 'utf8');
        await writeFile(join(folder, 'w.json'), draft.replace('"reason": ""', '"reason": "known"'));
        expect(await probe('--waivers', 'w.json')).toMatchObject({ code: 0 });
        expect((await imsessions(['probe', '--waivers', join(folder, 'w.json')])).code).toBe(1);
      }),
    ));

  it('appends markdown to the job summary', () =>
    inFolder(async (folder) => {
      const summary = join(folder, 'summary.md');
      await writeFile(summary, 'before\n');
      const env = { GITHUB_STEP_SUMMARY: summary };
      await imsessions(['probe', '--reporter', 'markdown=r.md'], { cwd: folder, env });
      const text = await readFile(summary, 'utf8');
      expect(text).toMatch(/^before\n/);
      expect(text).toContain((await readFile(join(folder, 'r.md'), 'utf8')).trim());
    }));

  it('has the statement of a file in its result', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 's.json'), '{"product":"Desk"}');
      const line = ['probe', '--statement', 's.json', '--reporter', 'json'];
      const { stdout } = await imsessions(line, { cwd: folder });
      expect(readResult(Buffer.from(stdout)).statement).toEqual({
        organisation: '',
        product: 'Desk',
        version: '',
        contact: '',
      });
      await writeFile(join(folder, 's.json'), '{"produkt":"Desk"}');
      const wrong = await imsessions(line, { cwd: folder });
      expect(wrong).toMatchObject({
        code: 2,
        stderr: 'imsessions: --statement "s.json": "produkt": did you mean product?\n',
      });
    }));
});

describe('where an option is given', () => {
  it('the command line wins, then the variable, then the file', () =>
    inFolder(async (folder) => {
      const seed = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
        const { stdout } = await imsessions(['probe', '--reporter', 'json', ...words], { cwd: folder, env });
        return readResult(Buffer.from(stdout)).seed;
      };
      await writeFile(join(folder, 'imsessions.config.mjs'), 'export default { seed: 1 };');
      expect(await seed(['--seed', '3'], { IMSESSIONS_SEED: '2' })).toBe(3);
      expect(await seed([], { IMSESSIONS_SEED: '2' })).toBe(2);
      expect(await seed([], { IMSESSIONS_SEED: '' })).toBe(1);
    }));

  it('repeatable variables have one value a line, and members may be written as the options are', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'my.json'), '{"fail-on":"should","only":["state","path"]}');
      const env = { IMSESSIONS_REPORTER: 'json\njunit=r.xml', IMSESSIONS_CONFIG: 'my.json' };
      const { code, stdout } = await imsessions(['probe'], { cwd: folder, env });
      expect(code).toBe(0);
      const { requirements, settings } = readResult(Buffer.from(stdout));
      expect(new Set(requirements.map(({ area }) => area))).toEqual(new Set(['state', 'path']));
      expect(settings?.['failOn']).toBe('should');
      expect(await readFile(join(folder, 'r.xml'), 'utf8')).toContain('<testsuites');
    }));

  it('a value for the namesake of another command is left alone', async () => {
    const { code, stdout } = await imsessions(['requirements'], { env: { IMSESSIONS_FORMAT: 'ndjson' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^id +level/);
  });
});
