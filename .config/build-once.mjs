import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'suites', 'package.json', '.config/build.mjs'];

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

/** Tests of the command run what users run: dist/ is built where it is missing or older than its sources. */
export default function buildOnce() {
  const built = newest(`${root}dist/cli.js`);
  if (SOURCES.every((source) => newest(root + source) <= built)) return;
  try {
    execFileSync(process.execPath, [`${root}.config/build.mjs`, '--fast'], { stdio: 'inherit' });
  } catch {
    // Tests of the command must not pass on what was built before.
    rmSync(`${root}dist`, { recursive: true, force: true });
  }
}
