// `npm run mutation -- [--share N] [FOLDER…]`: changes our own checks, one small change at a time, and sees which changes the
// tests of that folder do not notice. Prints the score of each folder; what was not noticed is in
// reports/mutation/FOLDER.txt. With `--share N` one block of lines in N is changed: the whole takes hours.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const OF_PAYLOADS = ['suites/examples.test.ts', 'fixtures/judged.test.ts'];
const ofRuns = (name) => [`suites/${name}`, [`suites/${name}/table.test.ts`]];
/** Each folder of checks, and the tests that must notice every change of it. */
const FOLDERS = new Map([
  ['suites/feed', ['suites/feed/*.test.ts', ...OF_PAYLOADS]],
  ...['operations', 'security', 'robustness'].map(ofRuns),
  ['suites/notifications', ['suites/notifications/table.test.ts', ...OF_PAYLOADS]],
  [
    'src/check',
    ['src/check/*.test.ts', 'suites/feed/*.test.ts', 'suites/operations/*.test.ts', ...OF_PAYLOADS],
  ],
]);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { share: { type: 'string', default: '1' } },
});
const share = Number(values.share);
const unknown = positionals.filter((folder) => !FOLDERS.has(folder));
if (!(Number.isInteger(share) && share > 0) || unknown.length > 0) {
  process.stderr.write(
    `--share needs a whole number above 0; the folders are ${[...FOLDERS.keys()].join(', ')}\n`,
  );
  process.exit(2);
}

const BLOCK_LINES = 8;
let blocks = 0;

/** The lines of a file that are changed, as Stryker names them. */
async function chosenLines(file) {
  if (share === 1) return [file];
  const { length } = (await readFile(file, 'utf8')).split('\n');
  const chosen = [];
  for (let line = 1; line <= length; line += BLOCK_LINES)
    if (blocks++ % share === 0) chosen.push(`${file}:${line}-${line + BLOCK_LINES - 1}`);
  return chosen;
}

/** What drives a target is no check. */
const isCheck = (name) => name.endsWith('.ts') && !/\.test(?:-data)?\.ts$|^scenario\.ts$/.test(name);

async function mutated(folder) {
  const names = (await readdir(folder)).filter(isCheck).sort();
  return (await Promise.all(names.map((name) => chosenLines(`${folder}/${name}`)))).flat();
}

const options = (folder, mutate, testFiles) => ({
  mutate,
  testFiles,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.config/vitest.mutation.config.ts', related: false },
  // Stryker would load TypeScript to rewrite settings that need no rewriting in a copy of the whole tree.
  tsconfigFile: 'none.json',
  ignorePatterns: ['reports', 'dist', 'docs', 'deploy', 'bench', '.github'],
  // Words of findings are for people: no verdict hangs on them. What is worked out when a module is loaded would cost a
  // whole run of all tests for each change.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
});

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/** Where a change stands and what it was, in one line. */
const told = ({ fileName, location, mutatorName, replacement = '', status }) =>
  `${fileName}:${location.start.line}:${location.start.column} ${status} ${mutatorName} -> ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`;

await mkdir('reports/mutation', { recursive: true });

for (const [folder, testFiles] of FOLDERS) {
  if (positionals.length > 0 && !positionals.includes(folder)) continue;
  const results = await new Stryker(options(folder, await mutated(folder), testFiles)).runMutationTest();
  const noticed = results.filter(({ status }) => NOTICED.has(status)).length;
  const missed = results.filter(({ status }) => MISSED.has(status));
  const tried = noticed + missed.length;
  const score = `${folder}: ${noticed} of ${tried} changes noticed (${((100 * noticed) / tried).toFixed(1)} %)`;
  await writeFile(`reports/mutation/${folder.replace('/', '-')}.txt`, `${missed.map(told).join('\n')}\n`);
  process.stdout.write(`${score}\n`);
}
