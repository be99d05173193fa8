import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reporters } from '../report/index.ts';
import { imsessions, inFolder } from './testing/command.test-data.ts';
import { withServer } from './testing/target.test-data.ts';

/** Hard to redact: each form it may take looks different. */
const SECRETS = {
  password: 'Päss/"word"+1 &<x>',
  second: "s3cond'pw%41\\",
  header: 'hëader-value/9?',
  bearer: 'eyJhbGciOi.J9_tok-en.sig',
  cookie: 'COOKIE0123456789',
  token: 'csrf/TOKEN+0123',
};

const base64 = (text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');

/** Every form in which a secret may stand in an output. */
const forms = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  base64(secret),
  base64(`agent1:${secret}`),
  base64(`agent2:${secret}`),
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
];

/** Says back all that it is told, in every way that it can. */
const echo: RequestListener = (request, response) => {
  const told = [...request.rawHeaders, ...Object.values(SECRETS)];
  response.setHeader('Set-Cookie', `JSESSIONID=${SECRETS.cookie}; Path=/`);
  response.setHeader('X-CSRF-HEADER', 'X-CSRF-TOKEN');
  response.setHeader('X-CSRF-TOKEN', SECRETS.token);
  response.setHeader('Content-Type', 'application/json');
  const session = {
    id: `id-${encodeURIComponent(SECRETS.password)}`,
    state: SECRETS.password,
    path: `/im-sessions/${SECRETS.header}`,
    uri: `http://agent1:${encodeURIComponent(SECRETS.password)}@127.0.0.1/x`,
    participants: told,
    capabilities: told.map((word) => base64(word)),
    userData: Object.fromEntries(told.map((word, at) => [`${word}${at}`, word])),
  };
  response.end(JSON.stringify({ imSessions: [session], statusCode: 0, statusMessage: SECRETS.password }));
};

async function outputs(user: string, env: Readonly<Record<string, string>>): Promise<string> {
  return inFolder((folder) =>
    withServer(echo, async (url) => {
      const files = Object.keys(reporters).flatMap((name) => ['--reporter', `${name}=${name}.out`]);
      const target = url.replace('http://', `http://${user}`);
      const line = ['probe', target, '-v', '--record', 'r.har', '--write-waivers', 'w.json', ...files];
      const { code, stdout, stderr } = await imsessions(line, { cwd: folder, env });
      expect(code).toBe(1);
      const written = await readdir(folder);
      expect(written).toHaveLength(Object.keys(reporters).length + 2);
      const texts = await Promise.all(written.map((name) => readFile(join(folder, name), 'utf8')));
      // What a recording holds in Base64 is looked at as it is read back.
      const decoded = texts.flatMap((text) =>
        [...text.matchAll(/"text": ?"([A-Za-z0-9+/=]*)"/g)].map(([, body = '']) =>
          Buffer.from(body, 'base64').toString(),
        ),
      );
      return [stdout, stderr, ...texts, ...decoded].join('\n');
    }),
  );
}

function expectNone(text: string, names: readonly (keyof typeof SECRETS)[]): void {
  const leaked = names.flatMap((name) =>
    forms(SECRETS[name]).flatMap((form) => {
      const at = text.indexOf(form);
      return at < 0 ? [] : [`${name}: ${text.slice(Math.max(0, at - 60), at + form.length + 20)}`];
    }),
  );
  expect(leaked).toEqual([]);
  // It was there, and was replaced.
  expect(text).toMatch(/\[(?:password|bearer|token|credentials)[^\]]*\]/);
}

describe('no secret stands in any output of a run', () => {
  it('with passwords and a header', async () => {
    const env = {
      IMSESSIONS_PASSWORD: SECRETS.password,
      IMSESSIONS_SECOND_USER: 'agent2',
      IMSESSIONS_SECOND_PASSWORD: SECRETS.second,
      IMSESSIONS_HEADER: `X-Key: ${SECRETS.header}`,
    };
    expectNone(await outputs('agent1@', env), ['password', 'second', 'header', 'cookie', 'token']);
  });

  it('with a bearer token', async () => {
    const text = await outputs('', { IMSESSIONS_BEARER: SECRETS.bearer });
    expectNone(text, ['bearer', 'cookie', 'token']);
  });
});
