// Makes dist/: the bundled command and modules, their types, and the licences of what is bundled. `--fast` leaves the
// types as they are. Everything is made beside dist/ and moved into its place, so that no half-made dist/ is ever seen.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { writeNotices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
const fresh = `${root}dist.${process.pid}.tmp`;
const fast = process.argv.includes('--fast');

const about = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
/** Small, and needed at every start: part of the bundle although users could install it. */
const BUNDLED = new Set(['commander', 'ajv']);
const installed = Object.keys({ ...about.dependencies, ...about.peerDependencies });
const external = [...installed.filter((name) => !BUNDLED.has(name)), 'vitest', 'supertest'];

const MODULES = Object.fromEntries(
  ['index', 'vitest']
    .filter((name) => existsSync(`${root}src/${name}.ts`))
    .map((name) => [name, `src/${name}.ts`]),
);

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: external.flatMap((name) => [name, `${name}/*`]),
  // Names stay: a stack tells where a fault is.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // CommonJS packages inside an ES module still ask for Node's own modules by `require`; for no others.
  banner: { js: 'const require=process.getBuiltinModule;' },
};

/**
 * Puts the values of the catalogue and its hash in place of the modules that work them out: listing it need not load the
 * suites, and no start hashes it.
 */
const values = {
  name: 'values',
  setup({ onLoad }) {
    onLoad({ filter: /\/(?:src\/cli\/catalogue|suites\/hash)\.ts$/ }, async ({ path }) => {
      const outfile = `${fresh}/${basename(path)}.mjs`;
      await build({ ...COMMON, entryPoints: [path], outfile });
      const exported = Object.entries(await import(pathToFileURL(outfile).href));
      await rm(outfile);
      // As text: JSON is read faster than JavaScript.
      const lines = exported.map(([name, value]) => {
        const text = JSON.stringify(JSON.stringify(value));
        return `export const ${name} = JSON.parse(${text});`;
      });
      return { contents: lines.join('\n'), loader: 'js' };
    });
  },
};

/** Parts that many commands need, and the files of src/cli loaded on demand that need them. */
const SHARED = [
  {
    // The version alone is told without any of them.
    by: /\/(?!version\.ts$)[^/]*$/,
    parts: [
      'cli/entry',
      'cli/version',
      'cli/output',
      'cli/terminal',
      'cli/table',
      'cli/progress',
      'report/neutral',
    ],
  },
  {
    by: /\/(?:probe|validate|replay|report|compare|fleet|plan-text|waivers|statement|proxy|selftest|report\/[a-z]+)\.ts$/,
    parts: [
      'capture/har-writer',
      'cli/judging',
      'cli/reports',
      'cli/result-files',
      'cli/recording',
      'report/finding-text',
      'report/json-chunks',
      'report/markdown-text',
      'report/markup',
      'report/status-text',
      'report/terminal',
      'report/verdict-text',
      'run/assemble',
      'run/verdict',
      '../suites/validate',
    ],
  },
];

/**
 * What commands share lands in few chunks: esbuild makes one for each set of entries that need the same modules, and each
 * file read costs a start about a millisecond. So what is loaded on demand is told to need all the shared parts, and with
 * them it needs the same.
 */
const fewChunks = {
  name: 'few-chunks',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, resolveDir, path }) =>
      kind === 'dynamic-import' ? { path: resolve(resolveDir, path), pluginData: 'on demand' } : undefined,
    );
    onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
      if (pluginData !== 'on demand') return undefined;
      const parts = SHARED.flatMap(({ by, parts }) => (by.test(path) ? parts : []));
      const imports = parts.map((part) => `import ${JSON.stringify(`${root}src/${part}.ts`)};`);
      return { contents: [await readFile(path, 'utf8'), ...imports].join('\n'), loader: 'ts' };
    });
  },
};

const split = (name) => ({
  outdir: fresh,
  splitting: true,
  chunkNames: `${name}/[name]-[hash]`,
  metafile: true,
});

async function bundle() {
  const command = await build({
    ...COMMON,
    ...split('commands'),
    plugins: [values, fewChunks],
    entryPoints: { cli: 'src/cli/main.ts' },
  });
  const modules = await build({
    ...COMMON,
    ...split('modules'),
    plugins: [values],
    entryPoints: MODULES,
  });
  await chmod(`${fresh}/cli.js`, 0o755);
  await writeNotices([command.metafile, modules.metafile], `${fresh}/THIRD-PARTY-NOTICES`);
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

/** Another build may put its own dist/ in place at the same moment; the last one stays. */
async function replace(tries = 5) {
  await rm(dist, { recursive: true, force: true });
  try {
    await rename(fresh, dist);
  } catch (error) {
    if (tries === 0 || error.code !== 'ENOTEMPTY') throw error;
    await replace(tries - 1);
  }
}

await rm(fresh, { recursive: true, force: true });
await mkdir(fresh);
try {
  await bundle();
  if (!fast) await types();
  else if (existsSync(`${dist}/types`)) await cp(`${dist}/types`, `${fresh}/types`, { recursive: true });
  await replace();
} finally {
  await rm(fresh, { recursive: true, force: true });
}
