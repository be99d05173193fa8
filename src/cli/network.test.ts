import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { BINARY, imsessions, inFolder } from './testing/command.test-data.ts';
import { withReference } from './testing/target.test-data.ts';

/** Writes down every address that a process connects to, resolves or sends a datagram to. */
const WATCH = `
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
const require = createRequire(import.meta.url);
const told = (text) => appendFileSync(process.env.WATCHED, text + '\\n');
const watch = (owner, name, wordOf) => {
  const original = owner[name];
  owner[name] = function (...given) {
    told(wordOf(given));
    return original.apply(this, given);
  };
};
const { Socket } = require('node:net');
watch(Socket.prototype, 'connect', ([first]) => {
  const options = Array.isArray(first) ? first[0] : first;
  return (options.host ?? 'localhost') + ':' + (options.port ?? options.path);
});
watch(require('node:dns'), 'lookup', ([name]) => 'lookup ' + name);
watch(require('node:dgram').Socket.prototype, 'send', () => 'datagram');
syncBuiltinESMExports();
`;

it('talks to the target that it is given and to nothing else: no telemetry, no look for updates', () =>
  inFolder((folder) =>
    withReference({}, async ({ url }) => {
      const watch = join(folder, 'watch.mjs');
      const log = join(folder, 'log');
      await writeFile(watch, WATCH);
      await writeFile(log, '');
      const env = { NODE_OPTIONS: `--import ${pathToFileURL(watch).href}`, WATCHED: log };
      const own = ['--user', 'agent1', '--password', 'secret1'];
      for (const words of [
        ['--version'],
        ['requirements'],
        ['explain', 'IMS-ID-01'],
        ['fixtures', '--count', '2', '--out', 'f.ndjson'],
        ['validate', 'f.ndjson'],
        ['completion', 'bash'],
        ['probe', url, ...own, '--reporter', 'json=r.json', '--reporter', 'html=r.html', '--record', 'r.har'],
        ['report', 'r.json'],
      ])
        expect([words[0], (await imsessions(words, { cwd: folder, env })).code]).toEqual([words[0], 0]);
      const talked = new Set((await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''));
      expect([...talked]).toEqual([new URL(url).host]);
    }),
  ));

/** Names that nobody can reach, and identifiers of formats. */
const HARMLESS = /^127\.|\.invalid$|\.example$|^json-schema\.org$|^json\.schemastore\.org$/;

it('has no address of anybody built in', async () => {
  const folder = dirname(BINARY);
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const hosts = texts.flatMap((text) =>
    Array.from(text.matchAll(/https?:\/\/([\w.-]+\.[a-z]+)/g), ([, host = '']) => host),
  );
  expect(hosts).toContain('json-schema.org');
  expect(hosts.filter((host) => !HARMLESS.test(host))).toEqual([]);
});
