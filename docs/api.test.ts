import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = await readFile(new URL('api.md', import.meta.url), 'utf8');

interface Example {
  readonly file: string;
  readonly code: string;
}

/** The examples of the page, by the name of the file in their first line. */
const examples: readonly Example[] = [...page.matchAll(/^```js\n\/\/ (\S+)\n([^]*?)^```$/gm)].map(
  ([, file = '', code = '']) => ({ file, code }),
);
const tests = examples.filter(({ file }) => file.endsWith('.test.js'));
const programs = examples.filter(({ file }) => file.endsWith('.mjs'));

let folder = '';

/** A folder of a user: the package and its peers as if they were installed there. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'api-'));
  await mkdir(join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(root, join(folder, 'node_modules/imsessions-conformance'));
  for (const name of ['vitest', 'supertest'])
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  for (const { file, code } of examples) await writeFile(join(folder, file), code);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', NO_PROXY: '*' };
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: folder, env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({
        code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
        stdout,
        stderr,
      });
    });
  });
}

/** What a line is said to print, in a comment at its end. */
const said = ({ code }: Example): string[] =>
  [...code.matchAll(/^console\.log\(.*; \/\/ (.+)$/gm)].map(([, words = '']) => words);

it('has examples of both kinds', () => {
  expect([tests.length, programs.length]).toEqual([2, 4]);
});

describe('every program on the page', () => {
  it.each(programs)('runs, and prints what is said: $file', async (example) => {
    const { code, stdout, stderr } = await run(['--no-warnings', example.file]);
    expect([code, stderr]).toEqual([0, '']);
    for (const words of said(example)) expect(stdout.split('\n')).toContain(words);
  });
});

it('probes the embedded server with success', async () => {
  const { stdout } = await run(['--no-warnings', 'probe.mjs']);
  expect(stdout).toMatch(/^conformant conformant: /);
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
});

describe('every test on the page', () => {
  it.each(tests)('passes: $file', async ({ file }) => {
    const { code, stdout } = await run([
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      file,
    ]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Tests .*\d passed/)]);
  });
});
