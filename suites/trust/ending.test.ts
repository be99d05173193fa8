import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BINARY, imsessions, inFolder, PLAIN_ENV } from '../../src/cli/testing/command.test-data.ts';
import { createReferenceServer } from '../../src/reference/index.ts';
import { readResult } from '../../src/run/saved-result.ts';
import { createTarget, type Target, type TargetOptions } from '../../src/target/index.ts';
import { hostile, LIVE, probed, type Act } from './run.test-data.ts';

const run = promisify(execFile);
const LONG = process.env['IMSESSIONS_TRUST'] === 'long';
const ALL = ['--profile', 'all', '--destination', '16001', '--device-path', '/devices/1'];
const AGENT = ['--user', 'agent1', '--password', 'secret1'];
const FEED = '/api/v2/me/im-sessions?fields=*';

const started = (words: readonly string[], cwd: string): ChildProcess =>
  spawn(process.execPath, [BINARY, 'probe', ...words], {
    env: { ...PLAIN_ENV },
    cwd,
    timeout: 25_000,
    killSignal: 'SIGKILL',
  });

async function liveSessions(url: string): Promise<number> {
  const authorization = `Basic ${Buffer.from('agent1:secret1').toString('base64')}`;
  const answer = await fetch(url + FEED, { headers: { authorization } });
  return (await answer.text()).split('"Talking"').length - 1;
}

describe('Ctrl-C', () => {
  it('once ends with 130, completes the session that was opened, and writes every report', () =>
    inFolder(async (folder) => {
      const server = await createReferenceServer({ delayMs: 5 });
      const reports = ['--reporter', 'json=r.json', '--reporter', 'junit=r.xml', '--record', 'r.har'];
      const child = started([server.url, ...ALL, ...AGENT, ...reports], folder);
      await expect.poll(() => liveSessions(server.url), { timeout: 20_000 }).toBe(1);
      child.kill('SIGINT');
      expect(await once(child, 'close')).toEqual([130, null]);
      expect(await liveSessions(server.url)).toBe(0);
      await server.close();
      expect((await readdir(folder)).sort()).toEqual(['r.har', 'r.json', 'r.xml']);
      const result = readResult(await readFile(join(folder, 'r.json')));
      expect(result).toMatchObject({ interrupted: true, complete: false });
      expect(result.requirements.some(({ status }) => status === 'pass')).toBe(true);
    }));

  it('twice ends at once, though the clean-up still waits', () =>
    inFolder(async (folder) => {
      let completes = 0;
      const stall: Act = () => {
        completes++;
      };
      let opened = false;
      const server = await hostile({
        act: stall,
        // Once the session is there nothing is answered any more: neither the run nor its clean-up.
        when: (_target, count) => count > 60 && (opened = true),
      });
      const child = started([server.url, ...ALL, ...AGENT, '--timeout', '120000'], folder);
      await expect.poll(() => opened, { timeout: 20_000 }).toBe(true);
      child.kill('SIGINT');
      const before = completes;
      await expect.poll(() => completes, { timeout: 20_000 }).toBeGreaterThan(before);
      expect(child.exitCode).toBeNull();
      const closed = once(child, 'close');
      // Signals that come together are one.
      const again = (): number | null => {
        child.kill('SIGINT');
        return child.exitCode;
      };
      await expect.poll(again, { timeout: 20_000 }).toBe(130);
      expect(await closed).toEqual([130, null]);
      await server.close();
    }));
});

describe('a run that is killed', () => {
  it(
    'leaves a whole result that says it is not complete, or none',
    () =>
      inFolder(async (folder) => {
        const server = await createReferenceServer({ delayMs: 0 });
        let seen = 0;
        for (let at = 0; at < (LONG ? 40 : 3); at++) {
          const child = started([server.url, ...ALL, ...AGENT, '--reporter', 'json=r.json'], folder);
          const closed = once(child, 'close');
          const file = join(folder, 'r.json');
          await expect.poll(() => readdir(folder), { timeout: 20_000 }).toContain('r.json');
          // Later each time, counted in reads of the feed.
          for (let reads = 0; reads < at * 3; reads++) await liveSessions(server.url);
          child.kill('SIGKILL');
          await closed;
          const result = readResult(await readFile(file));
          if (!result.complete) {
            seen++;
            expect(result.verdict).not.toBe('conformant');
          }
          await run('rm', ['-f', file]);
        }
        expect(seen).toBeGreaterThan(0);
        await server.close();
      }),
    LONG ? 900_000 : 30_000,
  );
});

describe('a fault of the tool itself in the middle of a run', () => {
  it('keeps what was found, and is told apart from it', async () => {
    const server = await hostile({ act: () => undefined, when: () => false });
    const breaking = (options: TargetOptions): Target => {
      const target = createTarget(options);
      let sent = 0;
      return {
        ...target,
        send: (call) => {
          sent++;
          if (sent === 50) throw new TypeError('a bug of our own');
          return target.send(call);
        },
      };
    };
    const { result } = await probed(server.url, { ...LIVE, createTarget: breaking });
    expect(await liveSessions(server.url)).toBe(0);
    await server.close();
    expect(result.toolErrors).toEqual([expect.objectContaining({ message: 'a bug of our own' })]);
    expect(result.verdict).toBe('inconclusive');
    expect(result.requirements.some(({ status }) => status === 'pass')).toBe(true);
  });
});

describe.runIf(process.platform === 'linux')('an output that cannot be written', () => {
  /** In a shell, so that its limits hold for the command alone. */
  const shell = async (script: string, cwd: string) => {
    const child = spawn('bash', ['-c', script], {
      cwd,
      env: { ...PLAIN_ENV, NODE: process.execPath, BINARY },
    });
    let stderr = '';
    let stdout = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    await once(child, 'close');
    return { stdout, stderr };
  };
  const COMMAND = '"$NODE" "$BINARY" probe';

  it('because the disk is full: is told, costs no other output, and leaves nothing half', () =>
    inFolder(async (folder) => {
      // The limit is in blocks of 1,024 bytes: enough for the short report, not for the long one.
      const script = `ulimit -f 8; ${COMMAND} --reporter html=r.html --reporter pretty; echo "code $?"`;
      const { stdout, stderr } = await shell(script, folder);
      expect(stderr).toMatch(/cannot write "r\.html": /);
      expect(stdout).toMatch(/conformant: \d+ of \d+ must judged/);
      expect(stdout).toMatch(/code 4\n$/);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('because standard output is full: is told, with exit code 4', () =>
    inFolder(async (folder) => {
      const { stdout, stderr } = await shell(`${COMMAND} > /dev/full; echo "code $?"`, folder);
      expect(stderr).toMatch(/cannot write to standard output: no space is left/);
      expect(stdout).toBe('code 4\n');
    }));

  it.each([
    ['standard output', `${COMMAND} -v 2> /dev/null | true; echo "code \${PIPESTATUS[0]}"`],
    ['standard error', `{ ${COMMAND} -v 2>&1 > /dev/null; echo "code $?" > code; } | true; cat code`],
    ['both', `{ ${COMMAND} -v 2>&1; echo "code $?" > code; } | true; cat code`],
  ])('because the reader of %s is gone: changes no verdict', (_which, script) =>
    inFolder(async (folder) => {
      expect((await shell(script, folder)).stdout).toBe('code 0\n');
    }),
  );

  it('because its folder cannot be written: nothing is sent', () =>
    inFolder(async (folder) => {
      const { code, stderr } = await imsessions(['probe', '--reporter', 'json=none/r.json'], { cwd: folder });
      expect({ code, stderr }).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('none/r.json') as string,
      });
    }));
});
