import { spawn } from 'node:child_process';
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where dist/ is run from: a copy within the package, so that a build at the same time changes nothing. */
const COPY = `${root}reports/bench-${process.pid}`;
let copied;

async function copy() {
  const built = await stat(`${root}dist/cli.js`).catch(() => undefined);
  if (built === undefined) throw new Error('dist/ is not there: npm run build makes it');
  await mkdir(COPY, { recursive: true });
  await cp(`${root}dist`, `${COPY}/dist`, { recursive: true });
}

/** The folder that `node dist/…` is run in. */
export async function place() {
  copied ??= copy();
  await copied;
  return COPY;
}

process.on('exit', () => {
  children.forEach((child) => child.kill());
});

/** Removes the copy; the next `place` makes a new one. */
export async function leave() {
  copied = undefined;
  await rm(COPY, { recursive: true, force: true });
}

const children = new Set();

/** Runs Node with these words to its end; throws where it ends otherwise than expected. */
export function node(words, { cwd = root, expected = 0, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    children.add(child);
    const texts = ['', '', '', ''];
    for (const at of [1, 2, 3]) {
      child.stdio[at].setEncoding('utf8');
      child.stdio[at].on('data', (text) => {
        texts[at] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      children.delete(child);
      if (code === expected) resolve({ output: texts[1], side: texts[3] });
      else reject(new Error(`node ${words.join(' ')} ended with ${code}: ${texts[2].slice(0, 2000)}`));
    });
    onStart?.(child);
  });
}

/** Starts Node with these words and waits for the address that it prints. */
export function listening(words, { cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    let text = '';
    const ended = node(words, {
      cwd,
      expected: null,
      onStart(child) {
        child.stdout.on('data', (chunk) => {
          text += chunk;
          const [url] = /http:\/\/[\d.:]+/u.exec(text) ?? [];
          if (url === undefined) return;
          resolve({
            url,
            async close() {
              child.kill('SIGKILL');
              await ended.catch(() => undefined);
            },
          });
        });
      },
    });
    ended.catch(reject);
  });
}

/** Runs Node to its end; resolves with its peak of resident memory in bytes and its processor time in seconds. */
export async function used(words, options) {
  const hook = new URL('peak.mjs', import.meta.url).href;
  const { output, side } = await node(['--import', hook, ...words], options);
  const { maxRSS, cpu } = JSON.parse(side);
  return { output, memory: maxRSS * 1024, processor: cpu / 1_000_000 };
}
