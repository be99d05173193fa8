import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutants } from './fuzz-inputs.test-data.ts';
import { FUZZ_TARGETS, type FuzzTarget } from './fuzz.test-data.ts';

const CORPUS = fileURLToPath(new URL('corpus/', import.meta.url));

/** Set by `npm run fuzz`: how long each reader is fuzzed, by which seed, where the input at hand is kept, and which. */
const SECONDS = Number(process.env['IMSESSIONS_FUZZ_SECONDS'] ?? 0);
const SEED = Number(process.env['IMSESSIONS_FUZZ_SEED'] ?? 1);
const INPUT = process.env['IMSESSIONS_FUZZ_INPUT'];
const NAMES = (process.env['IMSESSIONS_FUZZ_NAMES'] ?? '').split(',').filter((name) => name !== '');

/** Inputs that once broke a reader, or that only just do not. */
const corpus = (name: string): readonly (readonly [file: string, bytes: Uint8Array])[] =>
  readdirSync(CORPUS)
    .filter((file) => file.startsWith(`${name}-`))
    .map((file) => [file, readFileSync(CORPUS + file)]);

/** A reader that hangs or dies leaves the input that did it. */
const kept =
  ({ holds }: FuzzTarget) =>
  async (bytes: Uint8Array): Promise<void> => {
    if (INPUT !== undefined) writeFileSync(INPUT, bytes);
    await holds(bytes);
  };

async function fuzz(target: FuzzTarget): Promise<void> {
  const seeds = [...(await target.seeds()), ...corpus(target.name).map(([, bytes]) => bytes)];
  const runs =
    SECONDS > 0
      ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: SECONDS * 1000 }
      : { numRuns: target.few };
  const tried = await fc.check(fc.asyncProperty(mutants(seeds), kept(target)), { seed: SEED, ...runs });
  if (SECONDS > 0) process.stdout.write(`${target.name}: ${tried.numRuns} inputs, seed ${SEED}\n`);
  const [broken] = tried.counterexample ?? [];
  if (broken === undefined) return;
  const file = `${target.name}-${createHash('sha256').update(broken).digest('hex').slice(0, 12)}`;
  if (SECONDS > 0) writeFileSync(CORPUS + file, broken);
  const why = tried.errorInstance instanceof Error ? (tried.errorInstance.stack ?? '') : '';
  expect.fail(`${file}: ${JSON.stringify(Buffer.from(broken).toString('latin1')).slice(0, 2_000)}\n${why}`);
}

const unknown = NAMES.filter((name) => !FUZZ_TARGETS.some((target) => target.name === name));
if (unknown.length > 0)
  throw new Error(
    `there is no reader ${unknown.join(', ')}; there are ${FUZZ_TARGETS.map(({ name }) => name).join(', ')}`,
  );

const chosen = FUZZ_TARGETS.filter(({ name }) => NAMES.length === 0 || NAMES.includes(name));

describe.each(chosen)('whatever it is given, $name', (target) => {
  it('gives no crash and no other verdict the second time', () => fuzz(target), 60_000 + 2_000 * SECONDS);

  it.each(corpus(target.name))('withstands %s', async (_file, bytes) => {
    await target.holds(bytes);
  });
});
