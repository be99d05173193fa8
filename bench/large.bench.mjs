import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSessions } from './feed-body.mjs';
import { leave, place, used } from './process.mjs';

const MEGABYTE = 1_000_000;
const SIZES = [100, 1000];
const LAYOUTS = { feed: 'feed.json', lines: 'sessions.ndjson' };
const MEMORY = 150 * 1024 * 1024;

let folder;
let cwd;
const peaks = new Map();

const shownSize = (size) => (size === 1000 ? '1 GB' : `${size} MB`);

/** One of these files judged in a process of its own; a unit is a megabyte. */
async function contender(layout, size) {
  const file = join(folder, `${size}-${LAYOUTS[layout]}`);
  const sessions = await writeSessions(file, layout, size * MEGABYTE);
  const { size: bytes } = await stat(file);
  const name = nameOf(layout, size);
  return {
    name,
    command: `node dist/cli.js validate ${LAYOUTS[layout]}`,
    ...(size === SIZES[0] ? {} : { goal: { speed: 0.9, against: nameOf(layout, SIZES[0]) } }),
    async run() {
      const { memory } = await used(['dist/cli.js', 'validate', file], { cwd });
      peaks.set(name, Math.max(memory, peaks.get(name) ?? 0));
      return bytes / MEGABYTE;
    },
    note: `${sessions.toLocaleString('en-GB')} sessions; a unit is 1 MB`,
  };
}

const nameOf = (layout, size) => `${shownSize(size)} of ${layout === 'feed' ? 'a feed' : 'NDJSON'}`;

export default {
  title: 'files larger than memory: whole processes, throughput and peak of resident memory',
  slow: true,
  rounds: 3,
  async prepare() {
    cwd = await place();
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    const contenders = [];
    for (const layout of Object.keys(LAYOUTS))
      for (const size of SIZES) contenders.push(await contender(layout, size));
    return contenders;
  },
  figures: async () =>
    [...peaks].map(([name, memory]) => ({
      name: `${name}: peak of resident memory`,
      value: memory / 1024 / 1024,
      unit: 'MB',
      goal: { most: MEMORY / 1024 / 1024 },
    })),
  async close() {
    if (folder !== undefined) await rm(folder, { recursive: true });
    await leave();
  },
};
