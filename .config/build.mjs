// Makes dist/: the bundled command and modules, their types, and the licences of what is bundled. `--fast` leaves the
// types as they are. Everything is made beside dist/ and moved into its place, so that no half-made dist/ is ever seen.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const fresh = `${root}dist.${process.pid}.tmp`;
const fast = process.argv.includes('--fast');

const about = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
/** Small, and needed at every start: part of the bundle although users could install it. */
const BUNDLED = new Set(['commander', 'ajv']);
const installed = Object.keys({ ...about.dependencies, ...about.peerDependencies });
const external = [...installed.filter((name) => !BUNDLED.has(name)), 'vitest', 'supertest'];

const ENTRIES = { cli: 'src/cli/main.ts', index: 'src/index.ts', vitest: 'src/vitest.ts' };

async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(root + file))),
    outdir: fresh,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunks/[name]-[hash]',
    external: external.flatMap((name) => [name, `${name}/*`]),
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // CommonJS packages inside an ES module still ask for Node's own modules by `require`; for no others.
    banner: { js: 'const require=process.getBuiltinModule;' },
  });
  await chmod(`${fresh}/cli.js`, 0o755);
  await writeFile(`${fresh}/THIRD-PARTY-LICENSES.txt`, await licences(metafile));
}

/** The licence of every package of which something is in the bundle. */
async function licences({ inputs }) {
  const found = Object.keys(inputs).flatMap((path) => {
    const match = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(path);
    return match ? [`${match[1]}`] : [];
  });
  const texts = [...new Set(found)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8'));
    const file = (await readdir(`${root}${folder}`)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(`${root}${folder}/${file}`, 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function types() {
  const tsc = `${root}node_modules/typescript/bin/tsc`;
  const options = [
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    `${fresh}/types`,
  ];
  execFileSync(process.execPath, [tsc, '-p', `${root}.config/tsconfig.types.json`, ...options], {
    stdio: 'inherit',
  });
  // Declarations that stand beside generated JavaScript are not emitted, but are referred to.
  const generated = 'src/contract/generated';
  for (const name of await readdir(`${root}${generated}`))
    if (name.endsWith('.d.ts'))
      await cp(`${root}${generated}/${name}`, `${fresh}/types/${generated}/${name}`);
}

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh);
try {
  await bundle();
  if (!fast) await types();
  else if (existsSync(`${dist}/types`)) await cp(`${dist}/types`, `${fresh}/types`, { recursive: true });
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
