import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { BINARY, imsessions, inFolder, PLAIN_ENV } from '../../src/cli/testing/command.test-data.ts';
import { withServer } from '../../src/cli/testing/target.test-data.ts';
import { echo, leaks, scold, SECRETS, type SecretName } from './secrets.test-data.ts';

interface Scenario {
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretName[];
  /** Gives the target's URL its credentials, or the proxy before it. */
  readonly target?: (url: string) => string;
  readonly words?: (url: string) => readonly string[];
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'two passwords and a header': {
    env: {
      IMSESSIONS_USER: 'agent1',
      IMSESSIONS_PASSWORD: SECRETS.password,
      IMSESSIONS_SECOND_USER: 'agent2',
      IMSESSIONS_SECOND_PASSWORD: SECRETS.second,
      IMSESSIONS_HEADER: `X-Key: ${SECRETS.header}`,
    },
    secrets: ['password', 'second', 'header', 'cookie', 'csrf'],
  },
  'a bearer token': { env: { IMSESSIONS_BEARER: SECRETS.bearer }, secrets: ['bearer', 'cookie', 'csrf'] },
  'a token command': {
    env: { IMSESSIONS_TOKEN_COMMAND: `printf %s '${SECRETS.command}'` },
    secrets: ['command', 'cookie', 'csrf'],
  },
  'credentials in the URL': {
    env: {},
    secrets: ['url', 'cookie', 'csrf'],
    target: (url) => url.replace('//', `//agent1:${encodeURIComponent(SECRETS.url)}@`),
  },
  'credentials of a proxy': {
    env: {},
    secrets: ['proxy', 'cookie', 'csrf'],
    target: () => 'http://target.invalid:80',
    words: (url) => ['--proxy', url.replace('//', `//someone:${encodeURIComponent(SECRETS.proxy)}@`)],
  },
};

/** Bodies of a recording stand in it as Base64: each is looked at as it is read back, and once. */
function readable(text: string): readonly string[] {
  const bodies = new Set<string>();
  const rest = text.replaceAll(/"text": ?"([A-Za-z0-9+/=]{40,})"/g, (_whole, body: string) => {
    bodies.add(body);
    return '';
  });
  return [rest, ...Array.from(bodies, (body) => Buffer.from(body, 'base64').toString())];
}

/** All that a run wrote anywhere. */
async function outputs(listener: RequestListener, scenario: Scenario, live: boolean): Promise<string> {
  const { env, target = (url: string) => url, words = () => [] } = scenario;
  return inFolder((folder) =>
    withServer(listener, async (url) => {
      const files = Object.keys(reporters).flatMap((name) => ['--reporter', `${name}=${name}.out`]);
      const extra = live
        ? ['--profile', 'all', '--destination', '16001', '--settle', '50', '--quiet', '10']
        : [];
      const line = ['probe', target(url), '-v', '--record', 'r.har', '--write-waivers', 'w.json'];
      const run = await imsessions([...line, ...files, ...extra, ...words(url)], {
        cwd: folder,
        env: { ...env, NO_PROXY: '' },
      });
      expect([1, 3], run.stderr.slice(-500)).toContain(run.code);
      const later = await imsessions(['report', 'json.out', '--reporter', 'pretty'], { cwd: folder });
      const written = await readdir(folder);
      expect(written).toHaveLength(Object.keys(reporters).length + 2);
      const texts = await Promise.all(written.map((name) => readFile(join(folder, name), 'utf8')));
      const shown = [run.stdout, run.stderr, later.stdout, later.stderr];
      return [...shown, ...texts.flatMap(readable)].join('\n');
    }),
  );
}

function expectNone(text: string, names: readonly SecretName[]): void {
  expect(text.length).toBeGreaterThan(1_000);
  for (const name of names)
    expect({ name, leaked: leaks(text, SECRETS[name]).slice(0, 3) }).toEqual({ name, leaked: [] });
}

const values = ({ secrets }: Scenario): readonly string[] => secrets.map((name) => SECRETS[name]);

describe.each(Object.entries(SCENARIOS))('with %s', (_name, scenario) => {
  it('nothing leaks where a target says all back', async () => {
    expectNone(await outputs(echo(values(scenario)), scenario, false), scenario.secrets);
  });

  it('nothing leaks where a target scolds', async () => {
    expectNone(await outputs(scold(values(scenario)), scenario, true), scenario.secrets);
  });
});

describe('what can be seen of a running command', () => {
  it.runIf(process.platform === 'linux')('holds no secret', () =>
    inFolder(async (folder) => {
      let seen = '';
      let pid = 0;
      const look: RequestListener = (_request, response) => {
        void Promise.all(['cmdline', 'comm'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8'))).then(
          (texts) => {
            seen += texts.join('\n');
            response.end('{}');
          },
        );
      };
      await withServer(look, async (url) => {
        const secret = [
          '--user',
          'agent1',
          '--password',
          SECRETS.password,
          '--header',
          `A: ${SECRETS.header}`,
        ];
        const line = [BINARY, 'probe', url, ...secret, '--timeout', '2000'];
        const child = spawn(process.execPath, line, { env: { ...PLAIN_ENV }, cwd: folder });
        pid = child.pid ?? 0;
        await new Promise((resolve) => child.once('close', resolve));
      });
      expect(seen).toContain('imsessions');
      for (const name of ['password', 'header'] as const) expect(leaks(seen, SECRETS[name])).toEqual([]);
    }),
  );
});

describe('a command line that is refused', () => {
  const { password, header, proxy, bearer } = SECRETS;
  it.each([
    [
      'a URL with a wrong port',
      ['probe', `http://agent1:${encodeURIComponent(password)}@127.0.0.1:99999`],
      password,
    ],
    [
      'a URL of another scheme',
      ['probe', `ftp://agent1:${encodeURIComponent(password)}@127.0.0.1/`],
      password,
    ],
    ['an unknown option', ['probe', `--pasword=${password}`], password],
    ['an unknown command', [`--password=${password}`], password],
    ['a header without a name', ['probe', 'http://127.0.0.1:1', '--header', header], header],
    ['a header with a line feed', ['probe', 'http://127.0.0.1:1', '--header', `A: ${header}\n`], header],
    [
      'a proxy that is none',
      ['probe', 'http://127.0.0.1:1', '--proxy', `ftp://u:${encodeURIComponent(proxy)}@h`],
      proxy,
    ],
    ['a token with a line feed', ['probe', 'http://127.0.0.1:1', '--bearer', `${bearer}\n`], bearer],
    ['a token with a blank', ['probe', 'http://127.0.0.1:1', '--bearer', `${bearer} x`], bearer],
    ['a password without a user', ['probe', 'http://127.0.0.1:1', '--password', password], password],
    [
      'a target that refuses the connection',
      ['probe', `http://agent1:${encodeURIComponent(password)}@127.0.0.1:1`],
      password,
    ],
  ])('%s: is told without the secret', async (_what, line, secret) => {
    const { stdout, stderr, code } = await imsessions(line);
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toBe('');
    expect(leaks(stdout + stderr, secret)).toEqual([]);
  });

  it('and a config file that throws', async () => {
    await inFolder(async (folder) => {
      const { writeFile } = await import('node:fs/promises');
      const text = `throw new Error('cannot use ' + process.env.IMSESSIONS_PASSWORD);`;
      await writeFile(join(folder, 'imsessions.config.mjs'), text);
      const env = { IMSESSIONS_USER: 'agent1', IMSESSIONS_PASSWORD: password };
      const { stderr, code } = await imsessions(['probe'], { cwd: folder, env });
      expect(code).toBe(2);
      expect(leaks(stderr, password)).toEqual([]);
    });
  });
});
