// Makes what is derived from the requirements: specs/requirements.json and docs/requirements/.
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
// Within the package, so that the bundle finds the packages it leaves out.
const work = await mkdtemp(join(root, 'docs', '.made-'));
try {
  const outfile = join(work, 'pages.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['docs/requirement-pages.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
    outfile,
  });
  const { derivedFiles } = await import(pathToFileURL(outfile).href);
  await rm(`${root}docs/requirements`, { recursive: true, force: true });
  await mkdir(`${root}docs/requirements`);
  for (const [name, text] of derivedFiles()) await writeFile(root + name, text);
} finally {
  await rm(work, { recursive: true });
}
