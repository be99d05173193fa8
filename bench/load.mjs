import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles TypeScript of this repository and imports it: `await load('name', "export * from './src/x.ts'")`. The bundle
 * stands within the package, where `#specs/…` is found, until it is loaded.
 */
export async function load(name, contents) {
  const outfile = fileURLToPath(new URL(`.${name}-${process.pid}.mjs`, import.meta.url));
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      outfile,
      logLevel: 'error',
    });
    return await import(outfile);
  } finally {
    await rm(outfile, { force: true });
  }
}
