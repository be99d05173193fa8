// Writes a CycloneDX bill of materials of what a user gets: the dependencies that npm installs with the package and
// the packages bundled into dist/ (build first). The same tree gives the same bytes: what changes from run to run (serial
// number, time, the version of npm) is left out.
//
//   node .config/sbom.mjs [FILE]               FILE: dist/sbom.cdx.json
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listed } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = process.argv[2] ?? `${root}dist/sbom.cdx.json`;

async function npmSbom() {
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm];
  const args = [...first, 'sbom', '--sbom-format', 'cyclonedx'];
  const { stdout } = await promisify(execFile)(command, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

/**
 * `name@version` of what npm installs for a user, by the lock file. (`npm sbom --omit dev` leaves out packages that a
 * development dependency needs as well.)
 */
async function installedRefs() {
  const { packages } = JSON.parse(await readFile(`${root}package-lock.json`, 'utf8'));
  const installed = Object.entries(packages).filter(
    ([path, { dev, devOptional, optional, peer }]) =>
      path !== '' && !(dev || devOptional || optional || peer),
  );
  return installed.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
}

const by = (key) => (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0);

/** Where a package was fetched from depends on the machine that fetched it. */
const portable = ({ externalReferences = [], ...component }) => ({
  ...component,
  externalReferences: externalReferences.filter(({ type }) => type !== 'distribution'),
});

const { name, version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
const bundled = listed(await readFile(`${root}dist/THIRD-PARTY-NOTICES`, 'utf8'));
const shipped = new Set([...(await installedRefs()), ...bundled.map((one) => `${one.name}@${one.version}`)]);
const whole = await npmSbom();
const components = whole.components
  .filter((component) => shipped.has(component['bom-ref']))
  .map((component) => portable({ ...component, scope: 'required' }))
  .sort(by('bom-ref'));
const missing = [...shipped].filter((ref) => !components.some((component) => component['bom-ref'] === ref));
if (missing.length > 0) throw new Error(`not in npm's bill of materials: ${missing.join(', ')}; run npm ci`);
const refs = new Set([`${name}@${version}`, ...components.map((component) => component['bom-ref'])]);
const dependencies = whole.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)).sort() }))
  .sort(by('ref'));

const bom = {
  $schema: whole.$schema,
  bomFormat: whole.bomFormat,
  specVersion: whole.specVersion,
  version: 1,
  metadata: { component: portable({ ...whole.metadata.component, name }) },
  components,
  dependencies,
};
await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${components.length} packages in ${file}`);
