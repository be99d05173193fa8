import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles TypeScript of this repository into a file that stands within the package, where `#specs/…` is found. Whoever
 * asks for it removes it.
 */
export async function bundled(name, contents) {
  const outfile = fileURLToPath(new URL(`.${name}-${process.pid}.mjs`, import.meta.url));
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

/** Bundles TypeScript of this repository and imports it: `await load('name', "export * from './src/x.ts'")`. */
export async function load(name, contents) {
  const outfile = await bundled(name, contents);
  try {
    return await import(outfile);
  } finally {
    await rm(outfile, { force: true });
  }
}
