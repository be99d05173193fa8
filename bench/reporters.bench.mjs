import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { feedBody } from './feed-body.mjs';
import { load } from './load.mjs';
import { median } from './measure.mjs';
import { leave, listening, node, place } from './process.mjs';

const SERVER = fileURLToPath(new URL('server.mjs', import.meta.url));
const FINDINGS = 10_000;
const KILOBYTE = 1024;
const OPENINGS = 9;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Each breaks another requirement. */
const FAULTS = { state: 'talking', path: '/im-sessions/other', capabilities: ['Fly'], uri: 'ftp://host/x' };
const LIVE = [
  ...['--user', 'agent1', '--password', 'secret1', '--second-user', 'agent2', '--second-password', 'secret2'],
  ...['--destination', '16001', '--device-path', '/devices/1', '--quiet', '50'],
];

let cwd;
let folder;
let server;

const counted = ({ requirements }) => requirements.reduce((sum, one) => sum + one.findingCount, 0);

/** The same result, but with so many findings kept: those it has again and again, each in a place of its own. */
function holding(result, count) {
  const broken = result.requirements.filter(({ findings }) => findings.length > 0);
  const each = Math.ceil(count / broken.length);
  const requirements = result.requirements.map((one) =>
    one.findings.length === 0
      ? one
      : {
          ...one,
          findings: Array.from({ length: each }, (_, at) => ({
            ...one.findings[at % one.findings.length],
            pointer: `/imSessions/${at}`,
          })),
        },
  );
  return { ...result, requirements };
}

async function sessionsFile() {
  const { imSessions } = JSON.parse((await feedBody(FINDINGS / Object.keys(FAULTS).length)).toString());
  const file = join(folder, 'sessions.json');
  await writeFile(file, JSON.stringify(imSessions.map((session) => ({ ...session, ...FAULTS }))));
  return file;
}

async function report(name, faults) {
  await server?.close();
  server = await listening([SERVER, `${cwd}/dist`, JSON.stringify({ faults, delayMs: 0 })]);
  const file = join(folder, `${name}.html`);
  const words = ['probe', server.url, '--profile', 'all', ...LIVE, '--reporter', `html=${file}`];
  await node(['dist/cli.js', ...words], { cwd, expected: faults.length === 0 ? 0 : 1 });
  return file;
}

/** Opens a file in Chromium; ms until it is loaded, and those of the longest task in which it answers nobody. */
async function opened(browser, file) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  const times = await page.evaluate(`new Promise((resolve) => {
    const [{ loadEventEnd }] = performance.getEntriesByType('navigation');
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)))
      .observe({ type: 'longtask', buffered: true });
    setTimeout(() => resolve([loadEventEnd, Math.max(0, ...tasks)]), 200);
  })`);
  await context.close();
  return times;
}

async function openings(file) {
  const name = 'that report opened in headless Chromium: until it is loaded';
  const missing = await stat(CHROMIUM).catch(() => undefined);
  if (missing === undefined) return { name, absent: 'there is no Chromium here: CHROMIUM names it' };
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const times = [];
    for (let at = 0; at < OPENINGS; at++) times.push(await opened(browser, file));
    const longest = median(times.map(([, task]) => task));
    return {
      name,
      value: median(times.map(([loaded]) => loaded)),
      unit: 'ms',
      goal: { most: 1000 },
      note: longest === 0 ? 'no task of 50 ms or longer' : `the longest task takes ${longest.toFixed(0)} ms`,
    };
  } finally {
    await browser.close();
  }
}

export default {
  title: `every reporter with ${FINDINGS.toLocaleString('en-GB')} findings, and the HTML report of a usual run`,
  rounds: 15,
  async prepare() {
    cwd = await place();
    folder = await mkdtemp(join(tmpdir(), 'imsessions-bench-'));
    const { probe, reporters } = await load(
      'reporters',
      `export { probe } from './src/api/probe.ts';
       export { reporters } from './src/report/index.ts';`,
    );
    server = await listening([SERVER, `${cwd}/dist`, JSON.stringify({ sessions: await sessionsFile() })]);
    const probed = () => probe(server.url, { user: 'agent1', password: 'secret1', seed: 1 });
    const result = await probed();
    if (counted(result) < FINDINGS) throw new Error(`only ${counted(result)} findings`);
    const kept = result.requirements.reduce((sum, { findings }) => sum + findings.length, 0);
    const whole = holding(result, FINDINGS);
    const rendering = (name, of) => () => {
      let length = 0;
      for (const chunk of reporters[name](of, { colour: false })) length += chunk.length;
      if (length === 0) throw new Error('an empty report');
    };
    const each = (what, of) =>
      Object.keys(reporters).map((name) => ({
        name: `${name}, ${what}`,
        goal: { time: 1 },
        run: rendering(name, of),
      }));
    return [
      {
        name: 'limit: the probe that made the result',
        limit: true,
        run: async () => void (await probed()),
        note: `${counted(result).toLocaleString('en-GB')} findings, ${kept} of them kept`,
      },
      ...each('its result', result),
      ...each(`as many findings kept`, whole),
    ];
  },
  async figures() {
    const size = async (name, faults, what) => {
      const file = await report(name, faults);
      const row = {
        name: `HTML of all profiles, ${what}`,
        command: 'node dist/cli.js probe http://127.0.0.1:8090 --profile all --reporter html=report.html',
        value: (await stat(file)).size / KILOBYTE,
        unit: 'KB',
        goal: { most: 1000 },
      };
      return { file, row };
    };
    const clean = await size('clean', [], 'a conforming server');
    const faulty = await size('faulty', ['state-lower-case', 'path-missing'], 'a server with two faults');
    return [clean.row, faulty.row, await openings(faulty.file)];
  },
  async close() {
    await server?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
    await leave();
  },
};
