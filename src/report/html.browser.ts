import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunResult } from '../contract/types.ts';
import { render } from './index.ts';
import { cleanResult, hostileResult, largeResult, unreachedResult, usualResult } from './sample.test-data.ts';

const require = createRequire(import.meta.url);

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let folder: string;
let axe: string;
/** What went wrong in the page, and all that it asked for but itself. */
let complaints: string[];

beforeAll(async () => {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: QUIET });
  folder = await mkdtemp(join(tmpdir(), 'imsessions-report-'));
  axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function open(result: RunResult, options: BrowserContextOptions = {}): Promise<Page> {
  const file = join(folder, 'report.html');
  await writeFile(file, render('html', result, { colour: false }));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  complaints = [];
  const { href } = pathToFileURL(file);
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  page.on('request', (request) => {
    if (request.url() !== href) complaints.push(request.url());
  });
  await page.goto(href);
  return page;
}

/** Each accessibility violation and where it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run(document).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  );
}

const RESULTS: readonly (readonly [string, () => RunResult])[] = [
  ['a usual result', usualResult],
  ['a clean one', cleanResult],
  ['one of a target that was never reached', unreachedResult],
  ['a hostile one', hostileResult],
];

describe.each(RESULTS)('%s', (_, result) => {
  it.each(['light', 'dark'] as const)('has no accessibility violation: %s', async (colorScheme) => {
    const page = await open(result(), { colorScheme });
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('fits a telephone and a printed page', async () => {
    const page = await open(result(), { viewport: { width: 360, height: 700 } });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate<number>(overflow)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 700, height: 1000 });
    expect(await page.evaluate<number>(overflow)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a hostile result', () => {
  it('adds nothing to the page and does nothing in it', async () => {
    const page = await open(hostileResult());
    expect(await page.title()).toMatch(/^non-conformant: imSessions conformance of /);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img, iframe, object, failure, b, a:not([href^="#"])').count()).toBe(0);
    const text = await page.locator('body').innerText();
    expect(text).toContain('<script>document.title="owned"</script>');
    expect(text).toContain('"><img src=x onerror=alert(1)>');
    expect(complaints).toEqual([]);
  });
});

describe('filters', () => {
  const rows = 'tr[data-status]:visible';
  const articles = 'article:visible';

  it('show what is asked for, in the table and among the findings', async () => {
    const { requirements, summary } = usualResult();
    const page = await open(usualResult());
    const shown = page.locator('#shown');
    await expect
      .poll(() => shown.innerText())
      .toBe(`${requirements.length} of ${requirements.length} requirements shown`);

    await page.getByRole('checkbox', { name: 'Failed' }).check();
    await expect.poll(() => page.locator(rows).count()).toBe(summary.fail);
    expect(await page.locator(articles).count()).toBe(summary.fail);
    expect(await shown.innerText()).toBe(`${summary.fail} of ${requirements.length} requirements shown`);

    await page.getByRole('checkbox', { name: 'Warning' }).check();
    await expect.poll(() => page.locator(rows).count()).toBe(summary.fail + summary.warn);

    await page.getByLabel('Level').selectOption('should');
    await expect.poll(() => page.locator(rows).count()).toBe(summary.warn);

    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => page.locator(rows).count()).toBe(requirements.length);

    await page.getByLabel('Area').selectOption('security');
    await expect.poll(() => page.locator(rows).count()).toBe(7);
    expect(await page.locator('tbody:visible').count()).toBe(1);

    await page.getByRole('searchbox').fill('SEC-04');
    await expect.poll(() => page.locator(rows).count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing has these words');
    await expect.poll(() => page.locator(rows).count()).toBe(0);
    expect(await page.getByText('No requirement fits the filters.').isVisible()).toBe(true);
    expect(await page.getByText('No finding fits the filters.').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  it('find a pointer of a finding', async () => {
    const page = await open(usualResult());
    await page.getByRole('searchbox').fill('/imSessions/7/path');
    const own = usualResult().requirements.filter(({ findings }) =>
      findings.some(({ pointer }) => pointer === '/imSessions/7/path'),
    );
    await expect.poll(() => page.locator(articles).count()).toBe(own.length);
  });

  it('give way to a link that leads to what they hide', async () => {
    const page = await open(usualResult());
    await page.getByRole('checkbox', { name: 'Failed' }).check();
    await expect.poll(() => page.locator('#requirement-1').isVisible()).toBe(false);
    await page.locator('a[href="#requirement-1"]').click();
    await expect.poll(() => page.locator('#requirement-1').isVisible()).toBe(true);
  });
});

describe('without scripts', () => {
  it('shows everything, and no control that would do nothing', async () => {
    const page = await open(usualResult(), { javaScriptEnabled: false });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('button:visible').count()).toBe(0);
    expect(await page.locator('tr[data-status]:visible').count()).toBe(usualResult().requirements.length);
    const exchange = page.locator('article').first().locator('.exchange').first();
    expect(await exchange.locator('pre').first().isVisible()).toBe(false);
    await exchange.locator('summary').click();
    expect(await exchange.locator('pre').first().isVisible()).toBe(true);
  });
});

describe('the keyboard alone', () => {
  it('skips to the findings, filters and opens a finding', async () => {
    const page = await open(usualResult());
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.getByRole('checkbox', { name: 'Failed' }).focus();
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('article:visible').count()).toBe(usualResult().summary.fail);
    const second = page.locator('.finding').nth(1);
    await second.locator('> summary').focus();
    await page.keyboard.press('Enter');
    expect(await second.getAttribute('open')).toBe('');
  });
});

describe('copying', () => {
  it('puts the curl line on the clipboard as it is', async () => {
    const page = await open(usualResult(), { permissions: ['clipboard-read', 'clipboard-write'] });
    const button = page.locator('button.copy').first();
    await button.click();
    await expect.poll(() => button.innerText()).toBe('Copied');
    const curl = usualResult().requirements.flatMap(({ findings }) => findings)[0]?.curl;
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(curl);
  });
});

describe('print', () => {
  it('opens the findings, and closes them after', async () => {
    const page = await open(usualResult());
    await page.emulateMedia({ media: 'print' });
    const opened = page.locator('.finding[open]');
    const before = await opened.count();
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await opened.count()).toBe(await page.locator('.finding').count());
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await opened.count()).toBe(before);
  });

  it('makes a document of more than one page', async () => {
    const page = await open(usualResult());
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('opens a result with 10,000 findings', async () => {
  const page = await open(largeResult(10_000));
  expect(await page.locator('article').count()).toBe(500);
  expect(complaints).toEqual([]);
});
