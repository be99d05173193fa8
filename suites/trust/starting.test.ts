import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BINARY, inFolder, PLAIN_ENV } from '../../src/cli/testing/command.test-data.ts';
import { readResult } from '../../src/run/saved-result.ts';
import { hostile } from './run.test-data.ts';

const LONG = process.env['IMSESSIONS_TRUST'] === 'long';
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

async function ended(binary: string, words: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [binary, ...words], { env: { ...PLAIN_ENV }, cwd, timeout: 25_000 });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdout.resume();
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}

/** A copy of what is installed, to be damaged. */
async function installed(folder: string): Promise<string> {
  const dist = join(folder, 'dist');
  await cp(dirname(BINARY), dist, { recursive: true, filter: (path) => !path.endsWith('/types') });
  await symlink(MODULES, join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return join(dist, 'cli.js');
}

describe('a package with a file', () => {
  const PROBE = ['probe', '--reporter', 'json=r.json', '--reporter', 'junit=r.xml', '--seed', '1'];

  it(
    'that is missing ends as the tool’s own fault, whichever it is, or does without it',
    () =>
      inFolder(async (folder) => {
        const binary = await installed(folder);
        const commands = join(dirname(binary), 'commands');
        const files = (await readdir(commands)).filter((_name, at) => LONG || at % 5 === 0);
        const work = join(folder, 'work');
        await mkdir(work);
        expect((await ended(binary, PROBE, work)).code).toBe(0);
        const codes = new Set<number | null>();
        for (const name of files) {
          await rename(join(commands, name), join(folder, name));
          const { code, stderr } = await ended(binary, PROBE, work);
          await rename(join(folder, name), join(commands, name));
          codes.add(code);
          expect({ name, code, stderr }).toMatchObject(
            code === 0
              ? { stderr: '' }
              : { code: 4, stderr: expect.stringContaining('a fault of the tool itself') as string },
          );
        }
        expect(codes).toEqual(new Set([0, 4]));
      }),
    LONG ? 300_000 : 60_000,
  );

  it('that every command needs: so does the version', () =>
    inFolder(async (folder) => {
      const binary = await installed(folder);
      await rename(join(dirname(binary), 'commands'), join(folder, 'gone'));
      for (const words of [['--version'], ['probe'], ['validate', 'x.json']])
        expect(await ended(binary, words, folder)).toMatchObject({
          code: 4,
          stderr: expect.stringMatching(
            /^imsessions: a fault of the tool itself, not of the target: /,
          ) as string,
        });
    }));

  it('that is damaged ends as the tool’s own fault', () =>
    inFolder(async (folder) => {
      const binary = await installed(folder);
      const commands = join(dirname(binary), 'commands');
      const [entry = ''] = (await readdir(commands)).filter((name) => name.startsWith('entry-'));
      await writeFile(join(commands, entry), '}{');
      expect(await ended(binary, ['probe'], folder)).toMatchObject({ code: 4 });
    }));
});

describe('a signal while the command starts', () => {
  // Node itself dies of it before the first line of the command is run; a shell tells that as 130, too.
  const INTERRUPTED = [
    [130, null],
    [null, 'SIGINT'],
  ];

  it('ends it with 130, at whatever moment of its first half second, and leaves a whole report or none', () =>
    inFolder(async (folder) => {
      const server = await hostile({ act: () => undefined });
      const seen: unknown[] = [];
      for (let waitMs = 20; waitMs <= 500; waitMs += LONG ? 10 : 60) {
        const words = [BINARY, 'probe', server.url, '--reporter', 'json=r.json', '--timeout', '20000'];
        const child = spawn(process.execPath, words, { env: { ...PLAIN_ENV }, cwd: folder, stdio: 'ignore' });
        await later(waitMs);
        child.kill('SIGINT');
        const end = (await once(child, 'close')) as unknown[];
        expect(INTERRUPTED).toContainEqual(end);
        seen.push(end);
        for (const name of await readdir(folder)) {
          expect(name).toBe('r.json');
          expect(readResult(await readFile(join(folder, name)))).toMatchObject({ complete: false });
        }
      }
      await server.close();
      expect(seen).toContainEqual([130, null]);
    }));
});
