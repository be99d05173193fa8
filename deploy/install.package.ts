import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAX_PACKAGES = 15;
const MAX_BYTES = 15 * 1024 * 1024;
const root = fileURLToPath(new URL('..', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What npm and CI told this run of the package itself is not for the one that installs it. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|config_local_prefix)|INIT_CWD|VITEST|IMSESSIONS_|FORCE_COLOR)/.test(
        name,
      ),
  ),
);

function run(folder: string, command: string, ...words: readonly string[]): Promise<Ended> {
  const options = { cwd: folder, env: { ...environment, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, words, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}

async function done(ended: Promise<Ended>): Promise<string> {
  const { code, stdout, stderr } = await ended;
  if (code !== 0) throw new Error(`exit code ${code}\n${stdout}\n${stderr}`);
  return stdout;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** The files below a folder, by their paths. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The version of a package that this repository is tested with. */
const tested = async (name: string): Promise<string> =>
  `${name}@${String(member(await json(join(root, 'node_modules', name, 'package.json')), 'version'))}`;

let scratch = '';
let folder = '';
const own = (): string => join(folder, 'node_modules/imsessions-conformance');

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'package-'));
  folder = join(scratch, 'user');
  await done(run(root, 'npm', 'run', 'build'));
  await done(run(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', scratch));
  const [tarball = ''] = (await readdir(scratch)).filter((name) => name.endsWith('.tgz'));
  await cp(join(root, 'deploy/package'), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"name":"user","private":true,"type":"module"}');
  const quick = ['--no-audit', '--no-fund', '--prefer-offline'];
  await done(run(folder, 'npm', 'install', ...quick, join(scratch, tarball)));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the package, installed into an empty folder', () => {
  it('is light: few packages, few bytes, no install script', async () => {
    const packages = member(await json(join(folder, 'node_modules/.package-lock.json')), 'packages');
    const installed = Object.entries(packages ?? {});
    expect(installed.length).toBeGreaterThan(1);
    expect(installed.length).toBeLessThanOrEqual(MAX_PACKAGES);
    expect(installed.filter(([, about]) => member(about, 'hasInstallScript') === true)).toEqual([]);
    const files = await filesIn(join(folder, 'node_modules'));
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_BYTES);
  });

  it('holds no development files', async () => {
    const files = (await filesIn(own())).map((file) => file.slice(own().length + 1));
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'dist/cli.js', 'dist/index.js', 'dist/vitest.js']),
    );
    const allowed =
      /^(?:package\.json|LICENSE|README\.md|CHANGELOG\.md|SECURITY\.md|specs\/[\w.-]+\.json|dist\/(?!.*\.test\b).*\.(?:js|d\.ts|json)|dist\/THIRD-PARTY-NOTICES)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('has the command, its version and its verdict', async () => {
    const about = await json(join(own(), 'package.json'));
    const version = await done(run(folder, 'npx', '--no', '--', 'imsessions', '--version'));
    expect(version.trim()).toBe(member(about, 'version'));
    const probed = await run(folder, 'npx', '--no', '--', 'imsessions', 'probe', '--seed', '1');
    expect([probed.code, probed.stdout]).toEqual([0, expect.stringMatching(/^conformant: /m)]);
  });

  it('has every command', async () => {
    const lines: [code: number, ...words: string[]][] = [
      [0, 'validate', 'node_modules/imsessions-conformance/specs/../feed.json'],
      [0, 'fixtures', '--kind', 'notification', '--count', '2'],
      [0, 'requirements'],
      [0, 'explain', 'IMS-PATH-02'],
      [0, 'serve', '--list-faults'],
      [0, 'completion', 'bash'],
      [0, 'selftest', '--help'],
    ];
    const feed = await done(run(folder, 'npx', '--no', '--', 'imsessions', 'fixtures', '--seed', '1'));
    await writeFile(join(own(), 'feed.json'), feed);
    for (const [code, ...words] of lines) {
      const ended = await run(folder, 'npx', '--no', '--', 'imsessions', ...words);
      expect([words[0], ended.code, ended.stderr]).toEqual([words[0], code, ended.stderr]);
    }
    await rm(join(own(), 'feed.json'));
  });

  it('has the API, and the specifications as exports', async () => {
    const script = `
      import { createReferenceServer, probe, validateFeed, generateFixtures, requirements } from 'imsessions-conformance';
      import schema from 'imsessions-conformance/specs/session.schema.json' with { type: 'json' };
      import openapi from 'imsessions-conformance/specs/openapi.json' with { type: 'json' };
      const server = await createReferenceServer();
      const { verdict } = await probe(server.url, { user: 'agent1', password: 'secret1', seed: 1 });
      await server.close();
      const [feed] = generateFixtures({ kind: 'feed', class: 'valid' });
      console.log(JSON.stringify([verdict, validateFeed(feed.payload).verdict, requirements.length > 50, schema.title, openapi.openapi]));`;
    const told = await done(
      run(folder, process.execPath, '--no-warnings', '--input-type=module', '-e', script),
    );
    expect(JSON.parse(told)).toEqual([
      'conformant',
      'conformant',
      true,
      expect.any(String),
      expect.stringMatching(/^3\.1/),
    ]);
  });
});

describe('with vitest and supertest beside it', () => {
  beforeAll(async () => {
    const peers = await Promise.all(['vitest', 'supertest', 'typescript', '@types/node'].map(tested));
    await done(
      run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--save-dev', ...peers),
    );
    for (const name of ['conformance', 'broken'])
      await cp(join(folder, `${name}.txt`), join(folder, `${name}.test.js`));
    await cp(join(folder, 'usage.txt'), join(folder, 'usage.ts'));
  });

  it('people’s own tests run the suites and have the matchers', async () => {
    const { code, stdout } = await run(folder, 'npx', '--no', '--', 'vitest', 'run', 'conformance.test.js');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Tests .*\d+ passed/)]);
    expect(stdout).not.toMatch(/failed/);
  });

  it('they fail where the app is broken', async () => {
    const { code, stdout } = await run(folder, 'npx', '--no', '--', 'vitest', 'run', 'broken.test.js');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/Tests .*2 failed/)]);
  });

  it('TypeScript knows what is exported, and what is not', async () => {
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      'node',
      '--exactOptionalPropertyTypes',
    ];
    const { code, stdout } = await run(folder, 'npx', '--no', '--', 'tsc', ...options, 'usage.ts');
    expect([code, stdout]).toEqual([0, '']);
  });
});
