import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { feedBody } from './feed-body.mjs';
import { bundled } from './load.mjs';
import { used } from './process.mjs';

const COUNT = 100_000;
const MEGABYTE = 1024 * 1024;

/** What the bench and the process whose memory is measured do. */
const SOURCE = `
  import { scanFeed } from './src/json/feed.ts';
  import { judge } from './src/run/judge.ts';
  import { sessionSubject } from './src/check/session.ts';
  import { NOT_APPLICABLE } from './src/check/requirement.ts';
  import { settingsFor } from './suites/validate.ts';
  import { requirements } from './suites/index.ts';

  /** How many sessions a strict parse gives, all of them kept: as bodies of this size are read. */
  export function parsed(body: Uint8Array): number {
    const values: unknown[] = [];
    for (const batch of scanFeed([body])) for (const { value } of batch) values.push(value);
    return values.length;
  }

  const prefixes = { apiBase: '/api/v2', notificationsPath: '/api/v2/notifications' };
  const feed = requirements.filter((one) => one.profile === 'feed');
  const ofSessions = feed.flatMap((one) => (one.kind === 'session' ? [one.judge] : []));
  const document = { kind: 'feed', apiBase: '/api/v2', origin: 'files' } as const;

  /** How many verdicts on the sessions of a parsed feed are not fine. */
  export function checked(value: never): number {
    let wrong = 0;
    const sessions: never[] = value['imSessions'];
    sessions.forEach((session, index) => {
      const subject = sessionSubject(document, session, { array: '/imSessions', index });
      for (const one of ofSessions) {
        const verdict = one(subject);
        if (verdict !== undefined && verdict !== NOT_APPLICABLE) wrong += 1;
      }
    });
    return wrong;
  }

  /** How many sessions all requirements of the profile judged, given the answer's bytes. */
  export function judged(body: Uint8Array): number {
    const exchange = {
      index: 0,
      step: { name: 'feed', shows: 'feed' },
      agent: 'first',
      request: { method: 'GET', url: 'http://127.0.0.1/api/v2/me/im-sessions?fields=*', path: '/api/v2/me/im-sessions?fields=*', headers: [] },
      response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers: [['Content-Type', 'application/json']], body },
      startedMs: 0, durationMs: 0, attempts: 1, earlier: [], echoes: [],
    } as const;
    const evidence = { settings: settingsFor(prefixes), exchanges: [exchange], marks: [] };
    const { outcomes, sessionsSeen } = judge(evidence as never, feed, requirements);
    for (const [id, outcome] of outcomes)
      if (outcome.kind === 'bug' || (outcome.kind === 'judged' && outcome.count > 0)) throw new Error(id);
    return sessionsSeen;
  }
`;

const CHILD = `
  import { readFileSync } from 'node:fs';
  const { judged } = await import(process.argv[1]);
  judged(readFileSync(process.argv[2]));
`;

let body;
let bundle;
let folder;

const DECODED = 'JSON.parse of text that is decoded already';
const both = (speed) => [{ speed }, { speed, against: DECODED }];
const why = 'decoding the bytes is half of the limit, and that one had it done before the clock started';

const expect = (found, wanted) => {
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`);
};

export default {
  title: 'a feed of 100,000 sessions in memory, from its bytes',
  rounds: 7,
  async prepare() {
    body = await feedBody(COUNT);
    bundle = await bundled('judge', SOURCE);
    const { parsed, checked, judged } = await import(bundle);
    const text = body.toString('utf8');
    return [
      {
        name: 'limit: the bytes as text, JSON.parse',
        limit: true,
        run: () => expect(JSON.parse(body.toString('utf8')).imSessions.length, COUNT),
        note: `${(body.length / MEGABYTE).toFixed(0)} MB`,
      },
      {
        name: DECODED,
        run: () => expect(JSON.parse(text).imSessions.length, COUNT),
        note: 'no limit for what comes as bytes, but the goals are held against it, too',
      },
      {
        name: 'strict parse: duplicate names, encoding, depth, all located',
        goal: both(0.6),
        why,
        run: () => expect(parsed(body), COUNT),
      },
      {
        name: 'JSON.parse of that text and every requirement on a session, with pointers',
        goal: { speed: 0.5, against: DECODED },
        run: () => expect(checked(JSON.parse(text)), 0),
      },
      {
        name: 'strict parse and every requirement on the feed and its sessions',
        goal: both(0.4),
        why,
        // A body is scanned once however often it is asked for: this one is new.
        run: () => expect(judged(new Uint8Array(body.buffer, body.byteOffset, body.length)), COUNT),
      },
    ];
  },
  async figures() {
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    const file = join(folder, 'feed.json');
    await writeFile(file, body);
    const { memory } = await used(['--input-type=module', '-e', CHILD, bundle, file]);
    return [
      {
        name: 'the same in a process of its own: peak of resident memory, against the body',
        value: memory / body.length,
        unit: 'times the body',
        goal: { most: 6 },
        note: `${(memory / MEGABYTE).toFixed(0)} MB in all, Node and the body among it`,
      },
    ];
  },
  async close() {
    if (bundle !== undefined) await rm(bundle, { force: true });
    if (folder !== undefined) await rm(folder, { recursive: true });
    body = undefined;
  },
};
