import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leave, listening, node, place } from './process.mjs';

const QUIET_MS = 1000;
const EFFECT_MS = 1000;
const WINDOWS = 3;
const ACCOUNTS = ['--user', 'agent1', '--password', 'secret1'];
const LIVE = [
  ...['--second-user', 'agent2', '--second-password', 'secret2'],
  ...['--destination', '16001', '--device-path', '/devices/1'],
];
const shown = (profile, more = '') =>
  `node dist/cli.js probe http://127.0.0.1:8090 --profile ${profile}${more}`;

let cwd;
let folder;
let server;

/** A new server: what one run leaves in the feed would cost the next. */
async function serve(delayMs) {
  await server?.close();
  server = await listening(['dist/cli.js', 'serve', '--port', '0', '--delay', String(delayMs)], { cwd });
}

const probe = async (profile, ...more) =>
  void (await node(
    ['dist/cli.js', 'probe', server.url, '--profile', profile, ...ACCOUNTS, ...LIVE, '--seed', '1', ...more],
    { cwd },
  ));

/** What of a recorded run is waited for, whoever waits: its quiet windows, and the effects one after the other. */
async function waits(recording) {
  const { log } = JSON.parse(await readFile(recording, 'utf8'));
  const steps = log.entries.map((entry) => ({ ...entry._step, answer: entry.response.content.text }));
  const phases = new Set(steps.map(({ phase = '' }) => phase).filter((phase) => phase.startsWith('quiet')));
  const accepted = ({ answer = '' }) =>
    Buffer.from(answer, 'base64').toString().replaceAll(/\s/gu, '') === '{"statusCode":0}';
  const life = steps.filter((step) => step.name === 'operation' && accepted(step));
  const own = life.filter(({ group }) => group === 'life').length;
  // Of an initiation two effects show one after the other; those that are asked for at once take effect together.
  const twice = life.filter(
    ({ group, operation }) => group === 'life' && operation === 'InitiateIMSession',
  ).length;
  const together = new Set(life.filter(({ group }) => group === 'concurrent').map(({ group }) => group)).size;
  return { windows: phases.size, effects: own + twice + together };
}

async function recorded(delayMs) {
  await serve(delayMs);
  const file = join(folder, 'run.har');
  await probe('all', '--record', file);
  return waits(file);
}

export default {
  title: 'every profile against the reference server, whole processes',
  rounds: 7,
  async prepare() {
    cwd = await place();
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    const { windows } = await recorded(0);
    const less = windows * QUIET_MS;
    return [
      {
        name: 'limit: profile feed',
        command: shown('feed'),
        limit: true,
        before: () => serve(0),
        run: () => probe('feed'),
      },
      {
        name: `profile all, effects at once, its ${windows} quiet windows of ${QUIET_MS} ms taken off`,
        command: shown('all'),
        goal: { time: 3 },
        why: 'some 500 requests and their judgement stand against the few of a feed',
        less,
        before: () => serve(0),
        run: () => probe('all'),
      },
    ];
  },
  async figures() {
    const { windows, effects } = await recorded(EFFECT_MS);
    const waited = windows * QUIET_MS + effects * EFFECT_MS;
    await serve(EFFECT_MS);
    const started = performance.now();
    await probe('all');
    const took = performance.now() - started;
    return [
      { name: 'quiet windows of a run', value: windows, unit: 'windows', goal: { most: WINDOWS } },
      {
        name: `profile all, effects after ${EFFECT_MS} ms: against the effects and windows on its path`,
        command: shown('all'),
        limit: `${(waited / 1000).toFixed(1)} s`,
        value: took / waited,
        unit: 'times',
        goal: { most: 1.3 },
        note: `${effects} effects one after the other; ${(took / 1000).toFixed(1)} s in all`,
      },
    ];
  },
  async close() {
    await server?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
    await leave();
  },
};
