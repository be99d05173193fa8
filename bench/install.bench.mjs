import { execFile } from 'node:child_process';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;

/** Bytes of all files of an installed package; the packages inside it are counted for themselves. */
async function sizeOf(path) {
  let bytes = 0;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) bytes += entry.name === 'node_modules' ? 0 : await sizeOf(inner);
    else bytes += (await lstat(inner)).size;
  }
  return bytes;
}

/** What npm installs for a user beside the package itself, by the lock file. */
async function installed() {
  const { packages } = JSON.parse(await readFile(`${root}package-lock.json`, 'utf8'));
  return Object.entries(packages).filter(
    ([path, { dev, devOptional, peer, optional }]) =>
      path !== '' && !dev && !devOptional && !peer && !optional,
  );
}

/** The package as `npm pack` makes it; its scripts would build dist/ anew. */
async function packed() {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root });
  return JSON.parse(stdout)[0].unpackedSize;
}

export default {
  title: 'what a user installs',
  prepare: async () => [],
  async figures() {
    const others = await installed();
    const own = await packed();
    let bytes = own;
    for (const [path] of others) bytes += await sizeOf(root + path);
    const command = 'npm install imsessions-conformance';
    return [
      {
        name: 'packages, this one among them',
        command,
        value: others.length + 1,
        unit: 'packages',
        goal: { most: 15 },
      },
      {
        name: 'unpacked size of them all',
        command,
        value: bytes / MEGABYTE,
        unit: 'MB',
        goal: { most: 15 },
        note: `${(own / MEGABYTE).toFixed(1)} MB of them are this package`,
      },
      {
        name: 'packages with an install script',
        command,
        value: others.filter(([, { hasInstallScript }]) => hasInstallScript === true).length,
        unit: 'packages',
        goal: { most: 0 },
      },
    ];
  },
};
