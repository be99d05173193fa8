import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles TypeScript of this repository and imports it: `await load('name', "export * from './src/x.ts'")`. The bundle
 * stands within the package, where `#specs/…` is found.
 */
export async function load(name, contents) {
  const outfile = `${root}dist/bench/${name}.mjs`;
  await mkdir(`${root}dist/bench`, { recursive: true });
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return import(outfile);
}
