import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResult } from '../run/saved-result.ts';
import { BINARY, imsessions, inFolder, PLAIN_ENV } from './testing/command.test-data.ts';
import { withServer } from './testing/target.test-data.ts';

/** A server that never answers, and a promise of its first request. */
function silent() {
  const asking = new EventEmitter();
  return {
    asked: once(asking, 'request'),
    listener: (): void => {
      asking.emit('request');
    },
  };
}

const started = (words: readonly string[], cwd: string) =>
  spawn(process.execPath, [BINARY, ...words], { env: { ...PLAIN_ENV }, cwd, timeout: 25_000 });

describe('an interrupted command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends a probe with 130 and a report on %s', (signal) =>
    inFolder(async (folder) => {
      const { asked, listener } = silent();
      await withServer(listener, async (url) => {
        const child = started(['probe', url, '--reporter', 'json=r.json'], folder);
        await asked;
        child.kill(signal);
        expect(await once(child, 'close')).toEqual([130, null]);
        const result = readResult(await readFile(join(folder, 'r.json')));
        expect(result).toMatchObject({ interrupted: true, complete: false });
      });
    }),
  );

  it('takes signals that come together for one, as `timeout` sends them to the process and to its group', () =>
    inFolder(async (folder) => {
      const { asked, listener } = silent();
      await withServer(listener, async (url) => {
        const child = started(['probe', url, '--reporter', 'json=r.json'], folder);
        await asked;
        child.kill('SIGINT');
        child.kill('SIGTERM');
        expect(await once(child, 'close')).toEqual([130, null]);
        const result = readResult(await readFile(join(folder, 'r.json')));
        expect(result.verdictReason).toContain('the run was interrupted');
      });
    }));

  it('leaves a result that is not complete when it is killed', () =>
    inFolder(async (folder) => {
      const { asked, listener } = silent();
      await withServer(listener, async (url) => {
        const child = started(['probe', url, '--reporter', 'json=r.json'], folder);
        await asked;
        const file = join(folder, 'r.json');
        await expect.poll(() => readFile(file).then(readResult, () => undefined)).toBeDefined();
        child.kill('SIGKILL');
        await once(child, 'close');
        expect(readResult(await readFile(file))).toMatchObject({ verdict: 'inconclusive', complete: false });
      });
    }));

  it('stops generating with 130, and leaves no half-written file', () =>
    inFolder(async (folder) => {
      const child = started(['fixtures', '--count', '1000000000', '--out', 'f.ndjson'], folder);
      const part = join(folder, 'f.ndjson.part');
      await expect
        .poll(() =>
          readFile(part).then(
            ({ length }) => length > 0,
            () => false,
          ),
        )
        .toBe(true);
      child.kill('SIGINT');
      expect(await once(child, 'close')).toEqual([130, null]);
      await expect(readFile(part)).rejects.toThrow('ENOENT');
      await expect(readFile(join(folder, 'f.ndjson'))).rejects.toThrow('ENOENT');
    }));

  it('stops generating into a file that is its standard output', () =>
    inFolder(async (folder) => {
      await using file = await open(join(folder, 'out'), 'w');
      const words = [BINARY, 'fixtures', '--count', '100000000'];
      const child = spawn(process.execPath, words, {
        env: { ...PLAIN_ENV },
        stdio: ['ignore', file.fd, 'pipe'],
        timeout: 25_000,
      });
      await expect.poll(async () => (await file.stat()).size).toBeGreaterThan(0);
      child.kill('SIGINT');
      expect(await once(child, 'close')).toEqual([130, null]);
    }));

  it('serve says where it listens, and ends tidily', () =>
    inFolder(async (folder) => {
      const child = started(['serve', '--port', '0'], folder);
      const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
      expect(text).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
      const answer = await fetch(
        `${text.trim().slice('listening on '.length)}/api/v2/me/im-sessions?fields=*`,
        {
          headers: { Authorization: `Basic ${Buffer.from('agent1:secret1').toString('base64')}` },
        },
      );
      expect(await answer.json()).toMatchObject({ statusCode: 0 });
      child.kill('SIGTERM');
      expect(await once(child, 'close')).toEqual([0, null]);
    }));
});

describe('what can be seen of a running command', () => {
  it.runIf(process.platform === 'linux')('has no secret in it', () =>
    inFolder(async (folder) => {
      const { asked, listener } = silent();
      await withServer(listener, async (url) => {
        const child = started(['probe', url, '--user', 'a', '--password', 'topsecret'], folder);
        await asked;
        expect(await readFile(`/proc/${child.pid ?? 0}/cmdline`, 'utf8')).not.toContain('topsecret');
        child.kill('SIGKILL');
        await once(child, 'close');
      });
    }),
  );
});

describe('an output that cannot be written', () => {
  it.runIf(process.platform === 'linux')(
    'is told in words, with exit code 4, and costs no other output',
    () =>
      inFolder(async (folder) => {
        const line = ['probe', '--reporter', 'json=/dev/full', '--reporter', 'junit=r.xml'];
        const { code, stderr } = await imsessions(line, { cwd: folder });
        expect({ code, stderr }).toEqual({
          code: 4,
          stderr: 'imsessions: cannot write "/dev/full": no space is left on the disk\n',
        });
        expect(await readFile(join(folder, 'r.xml'), 'utf8')).toContain('<testsuites');
      }),
  );

  it.runIf(process.platform === 'linux')('is told by fixtures, too, of a device', async () => {
    expect(await imsessions(['fixtures', '--out', '/dev/full'])).toMatchObject({
      code: 4,
      stderr: 'imsessions: cannot write "/dev/full": no space is left on the disk\n',
    });
  });

  it('is told by fixtures of the file in a folder that cannot be written', () =>
    inFolder(async (folder) => {
      const file = join('many', 'feed-valid-000002.json');
      await mkdir(join(folder, file), { recursive: true });
      const line = ['fixtures', '--count', '3', '--out', 'many'];
      expect(await imsessions(line, { cwd: folder })).toMatchObject({
        code: 4,
        stderr: `imsessions: cannot write "${file}": it is a folder\n`,
      });
      expect(await readdir(join(folder, 'many'))).not.toContain('manifest.json');
    }));

  it('whose reader goes away does not change the verdict', () =>
    inFolder(async (folder) => {
      const child = started(['probe', '--reporter', 'json'], folder);
      child.stdout.destroy();
      expect(await once(child, 'close')).toEqual([0, null]);
    }));

  it('whose reader goes away ends the generating of fixtures', () =>
    inFolder(async (folder) => {
      const child = started(['fixtures', '--count', '1000000000'], folder);
      await once(child.stdout, 'data');
      child.stdout.destroy();
      const [text] = (await once(child.stderr.setEncoding('utf8'), 'data')) as [string];
      expect(text).toMatch(/^imsessions: standard output was closed by its reader after \d+ fixtures\n$/);
      expect(await once(child, 'close')).toEqual([0, null]);
    }));
});
