import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readResult } from '../run/saved-result.ts';
import { imsessions, inFolder } from './testing/command.test-data.ts';
import { AGENT, withReference } from './testing/target.test-data.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../suites/samples/${name}.json`, import.meta.url));

describe('validate', () => {
  it('finds the published feed conformant, from a file and from standard input', async () => {
    const file = await imsessions(['validate', sample('feed'), '--reporter', 'json']);
    const piped = await imsessions(['validate', '-', '--reporter', 'json'], {
      input: await readFile(sample('feed'), 'utf8'),
    });
    expect([file.code, piped.code]).toEqual([0, 0]);
    const statuses = (text: string) =>
      readResult(Buffer.from(text)).requirements.map(({ id, status }) => [id, status]);
    expect(statuses(piped.stdout)).toEqual(statuses(file.stdout));
    expect(readResult(Buffer.from(piped.stdout)).target).toBe('standard input');
  });

  it('judges the published notifications as what they are', async () => {
    const { code, stdout } = await imsessions(['validate', sample('notification-attach-user-data')]);
    expect(code).toBe(1);
    expect(stdout).toContain('IMS-STA-02');
    expect(stdout).toContain('IMS-URI-02');
  });

  it.each([
    ['no JSON', '{', 1],
    ['an empty feed', '{"imSessions":[],"statusCode":0}', 3],
  ])('ends with its verdict for %s', async (_, input, expected) => {
    expect((await imsessions(['validate'], { input })).code).toBe(expected);
  });

  it.each([
    [
      ['-'],
      '{"foo":1}',
      /^imsessions: standard input: an object with "foo" is nothing that can be judged; accepted are a feed .*\n$/,
    ],
    [['-', '-'], '', /^imsessions: - stands twice: standard input can be read once\n$/],
    [['/nowhere.json'], '', /^imsessions: cannot read "\/nowhere\.json": there is no such file or folder\n$/],
    [
      ['--only', 'stat'],
      '',
      /^imsessions: --only: "stat" is no requirement or area of .*did you mean state\?\n$/,
    ],
    [['--as', 'feet'], '', /^imsessions: --as must be one of .*did you mean feed\?\n$/],
  ])('refuses %j %s', async (words, input, message) => {
    const { code, stdout, stderr } = await imsessions(['validate', ...words], { input });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('gives the verdict of a run again from its recording', () =>
    inFolder(async (folder) => {
      const reporter = ['--reporter', 'json'];
      const run = await imsessions(['probe', '--record', 'run.har', ...reporter], { cwd: folder });
      const again = await imsessions(['validate', 'run.har', ...reporter], { cwd: folder });
      expect([run.code, again.code]).toEqual([0, 0]);
      const of = (text: string) => {
        const { verdict, verdictReason, summary, requirements } = readResult(Buffer.from(text));
        return {
          verdict,
          verdictReason,
          summary,
          statuses: requirements.map(({ id, status }) => [id, status]),
        };
      };
      expect(of(again.stdout)).toEqual(of(run.stdout));
    }));
});

describe('saved results', () => {
  it('are rendered and compared', () =>
    inFolder((folder) =>
      withReference({ faults: ['state-lower-case'] }, async (faulty) => {
        const run = (...words: readonly string[]) => imsessions(words, { cwd: folder });
        await run('probe', '--reporter', 'json=good.json');
        await run('probe', faulty.url, ...AGENT, '--reporter', 'json=bad.json');

        const rendered = await run('report', 'bad.json', '--reporter', 'junit');
        expect(rendered).toMatchObject({ code: 1, stderr: '' });
        expect(rendered.stdout).toContain('<failure');

        expect(await run('compare', 'good.json', 'good.json')).toMatchObject({ code: 0 });
        const worse = await run('compare', 'good.json', 'bad.json');
        expect(worse.code).toBe(1);
        expect(worse.stdout).toContain('New failures (1)\n   IMS-STA-02');
        const better = await run('compare', 'bad.json', 'good.json', '--format', 'json');
        expect(better.code).toBe(0);
        expect(JSON.parse(better.stdout)).toMatchObject({ newFailures: [], fixed: [{ id: 'IMS-STA-02' }] });
      }),
    ));

  it('that fail with should are judged by --fail-on', () =>
    inFolder(async (folder) => {
      const input = (await readFile(sample('feed'), 'utf8')).replace(/"uri": ?"[^"]*"/, '"uri":""');
      const warned = await imsessions(['validate', '--reporter', 'json=w.json'], { cwd: folder, input });
      expect(warned.code).toBe(0);
      expect((await imsessions(['report', 'w.json'], { cwd: folder })).code).toBe(0);
      expect((await imsessions(['report', 'w.json', '--fail-on', 'should'], { cwd: folder })).code).toBe(1);
    }));

  it('that are cut or no results are refused', () =>
    inFolder(async (folder) => {
      await imsessions(['probe', '--reporter', 'json=r.json'], { cwd: folder });
      const text = await readFile(join(folder, 'r.json'), 'utf8');
      await writeFile(join(folder, 'cut.json'), text.slice(0, text.length / 2));
      const cut = await imsessions(['report', 'cut.json'], { cwd: folder });
      expect(cut.code).toBe(2);
      expect(cut.stderr).toMatch(
        /^imsessions: "cut\.json": no well-formed JSON, perhaps cut: line \d+, .*\n$/,
      );
      await writeFile(join(folder, 'partial.json'), text.replace('"complete": true', '"complete": false'));
      expect((await imsessions(['report', 'partial.json'], { cwd: folder })).code).toBe(3);
    }));
});

describe('fixtures', () => {
  it('writes to standard output, to a file and to a folder what is asked for', () =>
    inFolder(async (folder) => {
      const run = (...words: readonly string[]) => imsessions(['fixtures', ...words], { cwd: folder });
      const words = ['--kind', 'session', '--count', '3', '--seed', '5'];
      const { code, stdout } = await run(...words);
      expect(code).toBe(0);
      expect(stdout.trimEnd().split('\n')).toHaveLength(3);
      await run(...words, '--out', 'f.ndjson');
      expect(await readFile(join(folder, 'f.ndjson'), 'utf8')).toBe(stdout);
      await run(...words, '--out', 'f');
      const manifest: unknown = JSON.parse(await readFile(join(folder, 'f', 'manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({ fixtures: [{ kind: 'session', seed: 5 }, {}, {}] });
      const parts = [await run(...words, '--shard', '1/2'), await run(...words, '--shard', '2/2')];
      expect(parts.map((part) => part.stdout).join('')).toBe(stdout);
    }));

  it('has each broken case once, labelled, where no number is given', async () => {
    const { stdout } = await imsessions(['fixtures', '--kind', 'session', '--invalid']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line).toMatchObject({ kind: 'session', valid: false });
  });

  it('refuses two classes at once', async () => {
    const { code, stderr } = await imsessions(['fixtures', '--valid', '--invalid']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'imsessions: --valid and --invalid cannot both be given\n',
    });
  });
});

describe('requirements and explain', () => {
  it('list every requirement with what covers it', async () => {
    const { stdout } = await imsessions(['requirements', '--format', 'json']);
    const listed = JSON.parse(stdout) as Record<string, unknown>[];
    expect(listed[0]).toMatchObject({
      id: 'IMS-ENV-01',
      level: 'must',
      area: 'envelope',
      profile: 'feed',
      covered: true,
    });
    for (const format of ['table', 'markdown']) {
      const text = (await imsessions(['requirements', '--format', format])).stdout;
      for (const { id } of listed) expect(text).toContain(id);
    }
  });

  it('explain one in full', async () => {
    const { code, stdout } = await imsessions(['explain', 'ims-path-02']);
    expect(code).toBe(0);
    for (const part of [
      'IMS-PATH-02 (must, path, profile feed)',
      'Source: ',
      'Holds:',
      'Breaks it:',
      'Usual cause: ',
    ])
      expect(stdout).toContain(part);
  });
});
