import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies?: Record<string, string>;
  scripts: Record<string, string>;
}
interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
const manifest = JSON.parse(read('../package.json')) as Manifest;
const { packages } = JSON.parse(read('../package-lock.json')) as { packages: Record<string, Locked> };

/** What npm installs for a user: path in node_modules, and what the lock file says of it. */
const installed = Object.entries(packages).filter(
  ([path, locked]) => path !== '' && !locked.dev && !locked.devOptional && !locked.peer && !locked.optional,
);

/** The packages in the first column of the table under a heading, each with its reason. */
function table(heading: string): [name: string, reason: string][] {
  const [, after = ''] = read('dependencies.md').split(`## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, name = '', reason = '']) => [
    name,
    reason,
  ]);
}

test.each([
  ['For users', manifest.dependencies],
  ['For development', manifest.devDependencies],
])('%s: the table lists what package.json lists, in its order, each with a reason', (heading, listed) => {
  expect(table(heading).map(([name]) => name)).toEqual(Object.keys(listed));
  expect(table(heading).filter(([, reason]) => reason.trim() === '')).toEqual([]);
});

test('users install at most 15 packages', () => {
  expect(installed.length).toBeGreaterThanOrEqual(Object.keys(manifest.dependencies).length);
  expect(installed.length).toBeLessThanOrEqual(15);
});

test('none of them runs a script when it is installed', () => {
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([]);
});

test('each has a licence that lets it be passed on', () => {
  const fine = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];
  expect(installed.filter(([, { license = 'none' }]) => !fine.includes(license))).toEqual([]);
});
