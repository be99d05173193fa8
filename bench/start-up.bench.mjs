import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leave, listening, node, place } from './process.mjs';

const SESSIONS = 6;
const SERVER = fileURLToPath(new URL('server.mjs', import.meta.url));

let server;
let folder;

export default {
  title: 'whole processes from their start to their end',
  rounds: 31,
  async prepare() {
    const cwd = await place();
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    server = await listening([SERVER, `${cwd}/dist`, JSON.stringify({ sessions: SESSIONS })]);
    const feed = join(folder, 'feed.json');
    const { output } = await node(['dist/cli.js', 'fixtures', '--count', '1', '--seed', '1', '--out', '-'], {
      cwd,
    });
    await writeFile(feed, output);
    const ours = (...words) => ({
      command: `node dist/cli.js ${words.join(' ')}`,
      run: async () => void (await node(['dist/cli.js', ...words], { cwd })),
    });
    const credentials = ['--user', 'agent1', '--password', 'secret1'];
    return [
      {
        name: 'limit: Node itself',
        command: 'node -e 0',
        limit: true,
        run: async () => void (await node(['-e', '0'], { cwd })),
      },
      { name: 'the version', ...ours('--version'), goal: { time: 1.3 } },
      { name: 'the requirements', ...ours('requirements'), goal: { time: 1.3 } },
      {
        name: `a feed of ${output.length.toLocaleString('en-GB')} bytes judged`,
        ...ours('validate', feed),
        command: 'node dist/cli.js validate feed.json',
        goal: { time: 1.5 },
        why: 'half of what it takes beyond Node is reading and compiling the code of the requirements',
      },
      {
        name: `a server of ${SESSIONS} sessions in another process judged`,
        ...ours('probe', server.url, ...credentials),
        command: 'node dist/cli.js probe http://127.0.0.1:8090 --profile feed',
        goal: { time: 2.5 },
      },
    ];
  },
  async close() {
    await server?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
    await leave();
  },
};
