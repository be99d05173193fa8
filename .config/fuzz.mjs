// `npm run fuzz -- [--seconds N] [--seed N] [NAME…]`: fuzzes each reader, or those named, for N seconds (60) with inputs
// that follow from the seed. What breaks one is kept in suites/trust/corpus, which the tests replay.
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
  process.stderr.write('--seconds needs a number above 0, --seed a whole number\n');
  process.exit(2);
}
const input = join(tmpdir(), `imsessions-fuzz-input-${process.pid}`);
const root = fileURLToPath(new URL('..', import.meta.url));
const words = ['--config', '.config/vitest.config.ts', 'suites/trust/fuzz.test.ts', '--silent=false'];
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...words], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    IMSESSIONS_FUZZ_SECONDS: String(seconds),
    IMSESSIONS_FUZZ_SEED: String(seed),
    IMSESSIONS_FUZZ_INPUT: input,
    IMSESSIONS_FUZZ_NAMES: positionals.join(','),
  },
});

/** Readers, and what starting and shrinking may take on top of their time. */
const READERS = 5;
const GRACE_MS = 180_000;
const watch = setTimeout(
  () => {
    process.stderr.write(`a reader hangs; the input that does it is ${input}\n`);
    child.kill('SIGKILL');
  },
  READERS * seconds * 2_000 + GRACE_MS,
);
child.on('close', (code) => {
  clearTimeout(watch);
  process.exitCode = code ?? 1;
});
