import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createReferenceServer } from '../src/reference/index.ts';

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: { id?: string; env?: Record<string, string>; run: string }[] };
}

const folder = fileURLToPath(new URL('action', import.meta.url));
const action = parse(await readFile(join(folder, 'action.yml'), 'utf8')) as Action;
const step = action.runs.steps.find(({ id }) => id === 'probe');

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'action-'));
});
afterAll(() => rm(scratch, { recursive: true }));

/** The variables of the step, as GitHub fills them in from the inputs. */
const environment = (inputs: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/, (_, input: string) => {
        const value = inputs[input] ?? action.inputs[input]?.default;
        if (value === undefined) throw new Error(`the action has no input ${input}`);
        return value;
      }),
    ]),
  );

/** Runs the step as GitHub does and gives what it leaves behind. */
async function run(name: string, inputs: Record<string, string>) {
  const reports = join(scratch, name);
  const output = join(scratch, `${name}.output`);
  const summary = join(scratch, `${name}.summary`);
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''];
  const env = {
    PATH: process.env['PATH'],
    GITHUB_ACTION_PATH: folder,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...environment({ ...inputs, reports }),
  };
  const code = await new Promise<number>((resolve) => {
    const child = execFile('bash', shell, { env }, () => {
      resolve(child.exitCode ?? -1);
    });
  });
  return {
    code,
    files: (await readdir(reports)).sort(),
    output: await readFile(output, 'utf8'),
    summary: await readFile(summary, 'utf8'),
  };
}

const REPORTS = ['junit.xml', 'report.html', 'result.json', 'summary.md'];

test('without a target the embedded server is conformant, and the reports and outputs are there', async () => {
  const done = await run('embedded', {});
  expect(done).toMatchObject({ code: 0, files: REPORTS, output: 'exit-code=0\n' });
  expect(done.summary).toContain('conformant');
});

test('a server that breaks a requirement fails the job with the reports kept', async () => {
  const server = await createReferenceServer({ faults: ['state-lower-case'] });
  try {
    const done = await run('faulty', { target: server.url, user: 'agent1', password: 'secret1' });
    expect(done).toMatchObject({ code: 1, files: REPORTS, output: 'exit-code=1\n' });
    expect(done.summary).toContain('IMS-STA-02');
  } finally {
    await server.close();
  }
});

test('a server that is still starting is waited for', async () => {
  const before = await createReferenceServer();
  await before.close();
  const done = run('starting', { target: before.url, user: 'agent1', password: 'secret1' });
  const server = await createReferenceServer({ port: Number(new URL(before.url).port) });
  try {
    expect(await done).toMatchObject({ code: 0, files: REPORTS });
  } finally {
    await server.close();
  }
});

test('an input is data, never a part of the script', async () => {
  const target = `http://127.0.0.1:1/$(touch ${join(scratch, 'touched')})`;
  const done = await run('hostile', { target, wait: '0' });
  expect(done.code).not.toBe(0);
  expect(await readdir(scratch)).not.toContain('touched');
});
