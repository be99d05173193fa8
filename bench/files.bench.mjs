import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { feedBody } from './feed-body.mjs';
import { load } from './load.mjs';

const COUNT = 100_000;
const MEGABYTE = 1024 * 1024;
const SCHEMAS = ['feed', 'envelope', 'session', 'participant', 'user-data'];

/** What people write in a few lines: ajv over the schema of the feed, which stops at the first mismatch. */
async function schemaCheck() {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const name of SCHEMAS) {
    const file = `${name}.schema.json`;
    ajv.addSchema(JSON.parse(await readFile(new URL(`../specs/${file}`, import.meta.url), 'utf8')), file);
  }
  return ajv.getSchema('feed.schema.json');
}

let folder;

export default {
  title: 'a file with a feed of 100,000 sessions, read and judged',
  rounds: 15,
  async prepare() {
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    const feed = join(folder, 'feed.json');
    const lines = join(folder, 'sessions.ndjson');
    const body = await feedBody(COUNT);
    await writeFile(feed, body);
    const sessions = JSON.parse(body.toString()).imSessions;
    await writeFile(lines, sessions.map((one) => JSON.stringify(one) + '\n').join(''));
    sessions.length = 0;
    const check = await schemaCheck();
    const { validate, fileSource } = await load(
      'files',
      `export { validate } from './suites/validate.ts';
       export { fileSource } from './src/capture/source.ts';`,
    );
    const ours = (path) => async () => {
      const { verdict, sessionsSeen, summary } = await validate({
        sources: [fileSource(path)],
        apiBase: '/api/v2',
        notificationsPath: '/api/v2/notifications',
        failOn: 'must',
        failOnUnjudged: false,
        version: '0',
        startedAt: '2026-01-01T00:00:00.000Z',
      });
      const clean = verdict === 'conformant' && summary.warn === 0;
      if (!clean || sessionsSeen !== COUNT) throw new Error(`${verdict}: ${sessionsSeen} sessions`);
    };
    return [
      {
        name: 'limit: the whole file as text, JSON.parse, ajv',
        limit: true,
        run() {
          if (!check(JSON.parse(readFileSync(feed, 'utf8')))) throw new Error(JSON.stringify(check.errors));
        },
        note: `${(body.length / MEGABYTE).toFixed(0)} MB`,
      },
      {
        name: 'imsessions validate: strict parse and every requirement, streamed',
        goal: { speed: 0.7 },
        run: ours(feed),
      },
      {
        name: 'the same of NDJSON, a session a line',
        run: ours(lines),
        note: 'no goal: each line is judged for itself',
      },
    ];
  },
  async close() {
    if (folder !== undefined) await rm(folder, { recursive: true });
  },
};
