// Makes the pictures of the documentation, docs/images/*.png: what the terminal and the HTML report show of a run against the
// reference server with two faults. Needs the build and a Chromium (its path in CHROMIUM, or /usr/bin/chromium).
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { createReferenceServer, probe, render } from '../dist/index.js';

const PORT = 8090;
const FAULTS = ['path-other-id', 'participant-listed-twice'];
const images = fileURLToPath(new URL('../docs/images', import.meta.url));

async function run() {
  const server = await createReferenceServer({ port: PORT, faults: FAULTS });
  try {
    return await probe(server.url, {
      user: 'agent1',
      password: 'secret1',
      seed: 1,
      statement: { organisation: 'Example Ltd', product: 'Example Server', version: '1.2.3', contact: '' },
    });
  } finally {
    await server.close();
  }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const STYLES = {
  1: 'font-weight:700',
  2: 'opacity:.65',
  31: 'color:#ff7b7b',
  32: 'color:#7ee2a0',
  33: 'color:#f5c76a',
  36: 'color:#84d5ea',
};

/** The terminal's text as HTML: each stretch between two codes in its own style. */
function painted(text) {
  const open = new Map();
  return text
    .split(/\u001b\[(\d+)m/)
    .map((part, index) => {
      if (index % 2 === 0)
        return part === '' ? '' : `<span style="${[...open.values()].join(';')}">${escaped(part)}</span>`;
      const code = Number(part);
      if (code === 39) for (const colour of [31, 32, 33, 36]) open.delete(colour);
      else if (code === 22) for (const weight of [1, 2]) open.delete(weight);
      else open.set(code, STYLES[code] ?? '');
      return '';
    })
    .join('');
}

const terminalPage = (result) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: #10151c; }
  pre { margin: 0; padding: 1.2rem 1.4rem; width: max-content; color: #e8edf3;
    font: 13px/1.45 ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; }
</style><pre><b>$</b> npx imsessions probe http://127.0.0.1:${PORT} --user agent1 --password secret1
${painted(render('pretty', result, { colour: true, width: 112 }))}</pre>`;

const result = await run();
const folder = await mkdtemp(join(tmpdir(), 'imsessions-pictures-'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

async function open(name, text, options) {
  const file = join(folder, `${name}.html`);
  await writeFile(file, text);
  const page = await browser.newPage(options);
  await page.goto(pathToFileURL(file).href);
  return page;
}

try {
  await mkdir(images, { recursive: true });
  const picture = (name) => join(images, `${name}.png`);
  const terminal = await open('terminal', terminalPage(result));
  await terminal.locator('pre').screenshot({ path: picture('terminal') });

  const html = render('html', result, { colour: false });
  const report = await open('report', html, { viewport: { width: 1000, height: 920 } });
  await report.screenshot({ path: picture('report') });

  const dark = await open('finding', html, { viewport: { width: 1000, height: 700 }, colorScheme: 'dark' });
  await dark
    .locator('article')
    .first()
    .screenshot({ path: picture('finding') });
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
