// `npm run soak -- [--probes N] [--live N] [--agents N] [--sessions N]`: many probes in one process, many agents at once, and
// one very large feed, through the public API of the built package. Servers run in a process of their own. Prints what
// memory and handles come to, and exits 1 where they grow or a verdict is wrong.
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createReferenceServer, probe, version } from 'imsessions-conformance';

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');

const { values } = parseArgs({
  options: {
    probes: { type: 'string', default: '10000' },
    live: { type: 'string', default: '200' },
    agents: { type: 'string', default: '200' },
    sessions: { type: 'string', default: '1000000' },
    serve: { type: 'string' },
  },
});

const DEVICE = { destination: '16001', devicePath: '/devices/1' };
const agentsOf = (count) =>
  Array.from({ length: count }, (_, at) => ({ name: `agent${at + 1}`, password: `secret${at + 1}` }));
const id = (at) => at.toString(36).toUpperCase().padStart(32, '0');
const session = (at) =>
  `{"id":"${id(at)}","state":"Completed","path":"/im-sessions/${id(at)}","uri":"","participants":[],"capabilities":[]}`;

const drained = (response) =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });

/** A server with so many sessions, written as they are read; the last one has the id of the one before where it is `doubled`. */
function endless(count, doubled) {
  const of = (at) => session(doubled && at === count - 1 ? at - 1 : at);
  const members = {
    '?fields=*': of,
    '?fields=id,state': (at) => `{"id":"${id(at)}","state":"Completed"}`,
    '': (at, base) => `"${base}/im-sessions/${id(at)}"`,
  };
  return createServer(async (request, response) => {
    const base = `http://${request.headers.host}/api/v2`;
    const [, rest = ''] = request.url.split('/me/im-sessions');
    const type = { 'Content-Type': 'application/json' };
    const refuse = (http, statusCode) => {
      response.writeHead(http, type).end(JSON.stringify({ statusCode, statusMessage: 'refused' }));
    };
    if (request.headers.authorization === undefined) return refuse(401, 20);
    const write = members[rest];
    if (write === undefined) {
      const at = Number.parseInt(rest.slice(1), 36);
      if (!(at < count) || id(at) !== rest.slice(1)) return refuse(404, 6);
      return response.writeHead(200, type).end(`{"imSession":${of(at)},"statusCode":0}`);
    }
    response.writeHead(200, type).write(rest === '' ? '{"uris":[' : '{"imSessions":[');
    for (let at = 0; at < count; at += 1000) {
      const piece = Array.from({ length: Math.min(1000, count - at) }, (_, more) => write(at + more, base));
      if (!response.write((at === 0 ? '' : ',') + piece.join(','))) await drained(response);
      if (response.destroyed) return undefined;
    }
    return response.end('],"statusCode":0}');
  });
}

/** In a process of its own: serves until the parent is gone. */
async function serve({ agents, sessions, doubled, ...options }) {
  process.on('disconnect', () => process.exit());
  if (sessions === undefined) {
    const { url } = await createReferenceServer({
      delayMs: 0,
      completedMs: 0,
      agents: agentsOf(agents),
      ...options,
    });
    process.send(url);
    return;
  }
  const server = endless(sessions, doubled);
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

/** Uses a server in a process of its own, which is ended after it. */
async function withServer(options, use) {
  const child = fork(fileURLToPath(import.meta.url), ['--serve', JSON.stringify(options)]);
  const [url] = await new Promise((resolve, reject) => {
    child.once('message', (...words) => resolve(words));
    child.once('exit', () => reject(new Error('the server did not start')));
  });
  try {
    return await use(url);
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
  }
}

const MB = 1024 * 1024;
const mb = (bytes) => `${(bytes / MB).toFixed(1)} MB`;
const failures = [];
const expect = (is, words) => {
  if (!is) failures.push(words);
};

/** What is in use once all that can be freed is. */
async function measured() {
  // Closed sockets are gone a turn later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  gc();
  gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss, handles: process.getActiveResourcesInfo().length };
}

const credentials = (at) => ({ user: `agent${at}`, password: `secret${at}` });

/** Probes again and again, and measures twenty times on the way. */
async function repeated(name, count, options) {
  const every = Math.max(1, Math.floor(count / 20));
  const samples = [];
  const verdicts = new Map();
  await withServer({ agents: 2 }, async (url) => {
    for (let done = 1; done <= count; done++) {
      const { verdict } = await probe(url, { ...credentials(1), seed: done, ...options });
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (done % every !== 0) continue;
      const sample = await measured();
      samples.push(sample);
      const { heapUsed, rss, handles } = sample;
      process.stdout.write(
        `${name} ${done}: heap ${mb(heapUsed)}, resident ${mb(rss)}, handles ${handles}\n`,
      );
    }
  });
  expect(
    verdicts.size === 1 && verdicts.has('conformant'),
    `${name}: verdicts ${JSON.stringify([...verdicts])}`,
  );
  // The first half warms up caches and compiled code.
  const half = samples.slice(Math.floor(samples.length / 2));
  const least = (member, list) => Math.min(...list.map((one) => one[member]));
  const middle = Math.ceil(half.length / 2);
  const growth = least('heapUsed', half.slice(middle)) - least('heapUsed', half.slice(0, middle));
  process.stdout.write(`${name}: heap grew by ${mb(growth)} over the second half\n`);
  expect(growth < MB, `${name}: the heap grew by ${mb(growth)}`);
  const [first, last] = [samples[0], samples.at(-1)];
  expect(last.handles <= first.handles, `${name}: handles grew from ${first.handles} to ${last.handles}`);
}

/** Every agent's session at once, each watched by a second agent of its own. */
async function together(count) {
  await withServer({ agents: 2 * count }, async (url) => {
    const started = performance.now();
    const results = await Promise.all(
      Array.from({ length: count }, (_, at) =>
        probe(url, {
          ...credentials(at + 1),
          secondUser: `agent${count + at + 1}`,
          secondPassword: `secret${count + at + 1}`,
          profiles: 'all',
          seed: at,
          // So many share two processes: what takes long is not late.
          timeoutMs: 120_000,
          settleMs: 120_000,
          deadlineMs: 3_600_000,
          ...DEVICE,
        }),
      ),
    );
    const passed = results.filter(({ verdict }) => verdict === 'conformant').length;
    const { rss } = process.memoryUsage();
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`agents: ${passed} of ${count} conformant, ${seconds} s, resident ${mb(rss)}\n`);
    for (const { verdict, verdictReason } of results)
      if (verdict !== 'conformant') failures.push(`agents: ${verdictReason}`);
  });
}

/** One feed with so many sessions, right and with one fault at its very end. */
async function large(count) {
  for (const doubled of [false, true])
    await withServer({ sessions: count, doubled }, async (url) => {
      const started = performance.now();
      let peak = 0;
      const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
      const patience = { timeoutMs: 600_000, deadlineMs: 3_600_000, maxBodyBytes: 2 ** 30 };
      const result = await probe(url, { ...credentials(1), seed: 1, ...patience });
      clearInterval(watch);
      peak = Math.max(peak, process.memoryUsage().rss);
      const broken = result.requirements
        .filter(({ status }) => status === 'fail')
        .map(({ id: broke }) => broke);
      const found = broken.length === 0 ? '' : `, broken: ${broken.join(', ')}`;
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      process.stdout.write(
        `sessions: ${result.sessionsSeen} seen, ${result.verdict}${found}, ${seconds} s, resident at most ${mb(peak)}\n`,
      );
      const wanted = doubled ? 'IMS-ID-02' : '';
      expect(
        broken.join() === wanted,
        `sessions: broken ${broken.join() || 'none'}, not ${wanted || 'none'}`,
      );
      expect(result.sessionsSeen === count - (doubled ? 1 : 0), `sessions: ${result.sessionsSeen} seen`);
    });
}

if (values.serve !== undefined) await serve(JSON.parse(values.serve));
else {
  const [probes, live, agents, sessions] = [values.probes, values.live, values.agents, values.sessions].map(
    Number,
  );
  process.stdout.write(`imsessions-conformance ${version}, Node ${process.version}\n`);
  if (probes > 0) await repeated('probe --profile feed', probes, { profiles: ['feed'] });
  if (live > 0) await repeated('probe --profile all', live, { profiles: 'all', quietMs: 20, ...DEVICE });
  if (agents > 0) await together(agents);
  if (sessions > 0) await large(sessions);
  for (const words of failures) process.stderr.write(`${words}\n`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
