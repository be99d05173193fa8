// Lints specs/openapi.json (Redocly's and Spectral's recommended rules) and specs/asyncapi.json (Spectral's).
// A warning fails, too. Files can be named instead: node .config/lint-specs.mjs FILE...
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const specs = join(here, '..', 'specs');
const named = process.argv.slice(2);
const openapi = named.filter((file) => !file.includes('asyncapi'));
const documents =
  named.length > 0
    ? { redocly: openapi, spectral: named }
    : {
        redocly: [join(specs, 'openapi.json')],
        spectral: [join(specs, 'openapi.json'), join(specs, 'asyncapi.json')],
      };

/** The command of an installed package, run by this Node: no shell, no look-up on the network. */
function command(name, bin) {
  const file = require.resolve(`${name}/package.json`);
  return join(dirname(file), require(file).bin[bin]);
}

function run(script, args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--no-deprecation', script, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** The JSON that a linter prints; an answer that holds none is a failure with what it said instead. */
function parse(answer, opening) {
  const start = answer.stdout.indexOf(opening);
  try {
    return JSON.parse(answer.stdout.slice(start));
  } catch {
    throw new Error(`the linter gave no result:\n${answer.stdout}\n${answer.stderr}`);
  }
}

async function redocly(files) {
  const lint = ['lint', '--config', join(here, 'redocly.yaml'), '--format', 'json', ...files];
  const { problems } = parse(await run(command('@redocly/cli', 'redocly'), lint), '{');
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`);
}

async function spectral(files) {
  const lint = ['lint', '--ruleset', join(here, 'spectral.yaml'), '--format', 'json', '--quiet', ...files];
  const found = parse(await run(command('@stoplight/spectral-cli', 'spectral'), lint), '[');
  const WARNING = 1;
  return found
    .filter(({ severity }) => severity <= WARNING)
    .map(({ code, message, path, source }) => `${code}: ${message} at ${source}#/${path.join('/')}`);
}

const results = await Promise.all([
  documents.redocly.length > 0 ? redocly(documents.redocly) : [],
  spectral(documents.spectral),
]);
const problems = results.flat();
for (const problem of problems) console.error(problem);
console.log(`specs: ${problems.length} errors and warnings under Redocly's and Spectral's recommended rules`);
process.exitCode = problems.length > 0 ? 1 : 0;
