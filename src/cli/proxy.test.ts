import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReferenceOptions } from '../reference/index.ts';
import { DEFAULT_DESTINATION } from '../reference/index.ts';
import { readResult } from '../run/saved-result.ts';
import { BINARY, imsessions, inFolder, PLAIN_ENV } from './testing/command.test-data.ts';
import { AGENT, withReference } from './testing/target.test-data.ts';

interface Between {
  readonly url: string;
  readonly folder: string;
  /** Sends the signal, and resolves with what the proxy says until its end. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; stderr: string }>;
}

async function between(target: string, folder: string, words: readonly string[]): Promise<Between> {
  const child: ChildProcess = spawn(process.execPath, [BINARY, 'proxy', target, ...words], {
    env: PLAIN_ENV,
    cwd: folder,
    timeout: 25_000,
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const closed = once(child, 'close');
  const [first] = (await once(child.stdout?.setEncoding('utf8') ?? child, 'data')) as [string];
  const [, url = ''] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(first) ?? [];
  return {
    url,
    folder,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      const [code] = (await closed) as [number | null];
      return { code, stderr };
    },
  };
}

const through = <T>(
  reference: ReferenceOptions,
  words: readonly string[],
  use: (proxy: Between) => Promise<T>,
): Promise<T> =>
  withReference(reference, ({ url }) =>
    inFolder(async (folder) => {
      const proxy = await between(url, folder, [...words, '--reporter', 'json=r.json']);
      try {
        return await use(proxy);
      } finally {
        // A test that fails leaves no proxy behind.
        await proxy.stop('SIGKILL');
      }
    }),
  );

const resultIn = async (folder: string) => readResult(await readFile(join(folder, 'r.json')));

const readFeed = (url: string, password = 'secret1') =>
  fetch(`${url}/api/v2/me/im-sessions?fields=*`, {
    headers: { Authorization: `Basic ${Buffer.from(`agent1:${password}`).toString('base64')}` },
  });

describe('imsessions proxy', () => {
  it('tells findings as they pass, and ends with the verdict', () =>
    through({ faults: ['state-lower-case'] }, ['--record', 'r.har'], async ({ url, folder, stop }) => {
      expect((await readFeed(url)).status).toBe(200);
      const { code, stderr } = await stop();
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /^FAIL IMS-STA-02 state is "\w+", expected one of .*\/imSessions\/\d+\/state; GET /m,
      );
      expect((await resultIn(folder)).verdict).toBe('non-conformant');
      expect((await imsessions(['validate', 'r.har'], { cwd: folder })).code).toBe(1);
    }));

  it.each(['SIGINT', 'SIGTERM'] as const)('ends by the verdict on %s, also while a poll is held', (signal) =>
    through({}, [], async ({ url, folder, stop }) => {
      await readFeed(url);
      const message = (channel: string, more: object) => JSON.stringify([{ channel, ...more }]);
      const headers = {
        'Content-Type': 'application/json',
        Authorization: `Basic ${btoa('agent1:secret1')}`,
      };
      const send = (body: string) => fetch(`${url}/api/v2/notifications`, { method: 'POST', headers, body });
      const shaken = (await (
        await send(message('/meta/handshake', { version: '1.0', supportedConnectionTypes: ['long-polling'] }))
      ).json()) as [{ clientId: string }];
      const poll = { clientId: shaken[0].clientId, connectionType: 'long-polling' };
      await send(message('/meta/connect', poll));
      const held = send(message('/meta/connect', poll)).then(
        () => 'answered',
        () => 'cut',
      );
      expect((await stop(signal)).code).toBe(0);
      expect(await held).toBe('cut');
      expect((await resultIn(folder)).verdict).toBe('conformant');
    }),
  );

  it('is inconclusive where nothing passed', () =>
    through({}, [], async ({ stop }) => {
      expect((await stop()).code).toBe(3);
    }));

  it('shows no secret of the client', () =>
    through({ faults: ['state-lower-case'], csrf: true }, ['--record', 'r.har', '-v'], async (proxy) => {
      const answer = await readFeed(proxy.url);
      const cookie = /JSESSIONID=(\w+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '-';
      const token = answer.headers.get('x-csrf-token') ?? '-';
      const { stderr } = await proxy.stop();
      const files = await Promise.all(
        ['r.json', 'r.har'].map((name) => readFile(join(proxy.folder, name), 'utf8')),
      );
      const har = JSON.parse(files[1] ?? '') as { log: { entries: unknown[] } };
      expect(har.log.entries).toHaveLength(1);
      for (const text of [stderr, ...files])
        for (const secret of ['secret1', btoa('agent1:secret1'), cookie, token])
          expect(text).not.toContain(secret);
    }));

  const LIVE = ['--profile', 'all', '--destination', DEFAULT_DESTINATION, '--device-path', '/devices/1'];
  const SECOND = ['--second-user', 'agent2', '--second-password', 'secret2'];

  it.each([undefined, 1])('raises no alarm at a conforming server, whatever its client does (%s)', (seed) =>
    through(
      seed === undefined ? { csrf: true } : { variation: { seed } },
      [],
      async ({ url, folder, stop }) => {
        const probed = await imsessions(
          [
            'probe',
            url,
            ...AGENT,
            ...SECOND,
            ...LIVE,
            '--seed',
            '1',
            '--quiet',
            '100',
            '--reporter',
            'json=p.json',
          ],
          { cwd: folder },
        );
        expect(probed.code).toBe(0);
        const { stderr } = await stop();
        const { verdict, requirements } = await resultIn(folder);
        expect(stderr).not.toMatch(/^FAIL/m);
        expect(requirements.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual([]);
        expect(verdict).toBe('conformant');
      },
    ),
  );

  it.each([
    [['http://127.0.0.1:1', '--port', '99999'], '--port'],
    [['http://a:b@127.0.0.1:1'], 'TARGET must hold no credentials'],
    [['http://127.0.0.1:1', '--only', 'IMS-STA-03'], '--only: "IMS-STA-03"'],
    [['127.0.0.1'], 'TARGET must be an http or https URL'],
  ])('refuses %j', async (words, told) => {
    const { code, stderr } = await imsessions(['proxy', ...words]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
  });

  it('refuses a port that is taken', () =>
    withReference({}, async ({ url, port }) => {
      const { code, stderr } = await imsessions(['proxy', url, '--port', String(port)]);
      expect([code, stderr]).toEqual([2, `imsessions: cannot listen on port ${port}: the port is in use\n`]);
    }));
});
