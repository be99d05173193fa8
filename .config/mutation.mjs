// `npm run mutation -- [FOLDER…]`: changes our own checks, one small change at a time, and sees which changes the tests of
// that folder do not notice. Prints the score of each folder; what survived is in reports/mutation/FOLDER.json.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const ofRuns = (name) => [`suites/${name}`, [`suites/${name}/*.test.ts`]];
const OF_PAYLOADS = ['suites/examples.test.ts', 'suites/samples.test.ts', 'fixtures/judged.test.ts'];
/** Each folder of checks, and the tests that must notice every change of it. */
const FOLDERS = new Map([
  ['suites/feed', [...OF_PAYLOADS, 'suites/feed/*.test.ts']],
  ...['operations', 'security', 'robustness'].map(ofRuns),
  ['suites/notifications', [...OF_PAYLOADS, 'suites/notifications/*.test.ts']],
  [
    'src/check',
    [...OF_PAYLOADS, 'src/check/*.test.ts', 'suites/feed/*.test.ts', 'suites/operations/*.test.ts'],
  ],
]);

const named = process.argv.slice(2);
const unknown = named.filter((folder) => !FOLDERS.has(folder));
if (unknown.length > 0) {
  process.stderr.write(
    `no such folder: ${unknown.join(', ')}; there are ${[...FOLDERS.keys()].join(', ')}\n`,
  );
  process.exit(2);
}

const options = (folder, testFiles) => {
  const report = `reports/mutation/${folder.replace('/', '-')}`;
  return {
    mutate: [`${folder}/*.ts`, '!**/*.test.ts', '!**/*.test-data.ts', '!**/scenario.ts'],
    testFiles,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: '.config/vitest.mutation.config.ts', related: false },
    // TypeScript's own settings need no rewriting for a copy of the whole tree.
    tsconfigFile: 'none.json',
    ignorePatterns: ['reports', 'dist', 'docs', 'deploy', 'bench', '.github'],
    // Words of findings are for people: no verdict hangs on them. What is worked out when a module is loaded cannot be
    // told apart by test, and would cost a whole run each.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignoreStatic: true,
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: `${report}.incremental.json`,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: `${report}.json` },
    allowConsoleColors: false,
  };
};

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);
const count = (results, statuses) => results.filter(({ status }) => statuses.has(status)).length;

await mkdir('reports/mutation', { recursive: true });
const lines = [];
for (const [folder, testFiles] of FOLDERS) {
  if (named.length > 0 && !named.includes(folder)) continue;
  const results = await new Stryker(options(folder, testFiles)).runMutationTest();
  const noticed = count(results, NOTICED);
  const tried = noticed + count(results, MISSED);
  lines.push(`${folder}: ${noticed} of ${tried} changes noticed (${((100 * noticed) / tried).toFixed(1)} %)`);
}
process.stdout.write(`${lines.join('\n')}\n`);
