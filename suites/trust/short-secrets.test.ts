import { readdir, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { imsessions, inFolder } from '../../src/cli/testing/command.test-data.ts';
import { withServer } from '../../src/cli/testing/target.test-data.ts';
import { reporters } from '../../src/report/index.ts';
import { createTarget, type Target, type TargetOptions } from '../../src/target/index.ts';
import { hostile, probed } from './run.test-data.ts';
import { SECRETS } from './secrets.test-data.ts';

/** So short that it stands inside other words, too: there it is none. */
const SHORT = 'q7Z';
const ALONE = new RegExp(`(?<![A-Za-z0-9])${SHORT}(?![A-Za-z0-9])`);

const echo: RequestListener = (request, response) => {
  const key = String(request.headers['x-key']);
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('X-Echo', `you said ${key}`);
  const one = { id: key, state: `state ${key}`, path: `/im-sessions/${key}`, userData: { [key]: null } };
  response.end(JSON.stringify({ imSessions: [one], statusCode: 0, statusMessage: `key=${key};` }));
};

describe('a header value of three characters', () => {
  it('stands alone in no output, though the target says it back everywhere', () =>
    inFolder((folder) =>
      withServer(echo, async (url) => {
        const files = Object.keys(reporters).flatMap((name) => ['--reporter', `${name}=${name}.out`]);
        const words = ['probe', url, '-v', '--record', 'r.har', '--header', `X-Key: ${SHORT}`, ...files];
        const { code, stdout, stderr } = await imsessions(words, { cwd: folder });
        expect(code).toBe(1);
        const names = await readdir(folder);
        expect(names).toHaveLength(Object.keys(reporters).length + 1);
        const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
        const bodies = texts.flatMap((text) =>
          [...text.matchAll(/"text": ?"([A-Za-z0-9+/=]{8,})"/g)].map(([, body = '']) =>
            Buffer.from(body, 'base64').toString(),
          ),
        );
        expect(bodies.length).toBeGreaterThan(0);
        const all = [
          ...names.map((name, at) => [name, texts[at] ?? '']),
          ['shown', stdout + stderr],
          ...bodies.map((body) => ['a body', body]),
        ];
        for (const [name, text = ''] of all)
          expect({ name, found: ALONE.exec(text)?.index }).toEqual({ name, found: undefined });
      }),
    ));
});

describe('a fault of the tool itself', () => {
  it('that speaks of a secret is told without it', async () => {
    const server = await hostile({ act: () => undefined, when: () => false });
    const breaking = (options: TargetOptions): Target => ({
      ...createTarget(options),
      ready: () => Promise.reject(new TypeError(`cannot use ${SECRETS.password}`)),
    });
    const { result } = await probed(server.url, {
      connection: { password: SECRETS.password },
      createTarget: breaking,
    });
    await server.close();
    expect(result.toolErrors).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain('Zq9');
  });
});
