import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../.config/soak.mjs', import.meta.url));

/** The short form of `npm run soak`. */
it('many probes in one process, agents at once and a large feed: nothing grows, every verdict is right', async () => {
  const words = ['--probes', '200', '--live', '4', '--agents', '6', '--sessions', '20000'];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [SCRIPT, ...words]);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^probe --profile feed 200: heap [\d.]+ MB, resident [\d.]+ MB, handles \d+$/m);
  expect(stdout).toMatch(/^agents: 6 of 6 conformant/m);
  expect(stdout).toMatch(/^sessions: 20000 seen, conformant, /m);
  expect(stdout).toMatch(/^sessions: 19999 seen, non-conformant, broken: IMS-ID-02, /m);
}, 180_000);
