import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { bytesOf, type Fixture } from './fixture.ts';
import { generateFixtures, type FixtureOptions } from './fixtures.ts';
import { shardRange, WHOLE } from './shard.ts';
import { labelOf } from './text.ts';
import { whole } from './whole.ts';

/** A fixture and the name of its file. */
export interface NamedFixture {
  readonly file: string;
  readonly fixture: Fixture;
}

const DIGITS = 6;

/** The fixtures of several runs, each under a name that tells kind, class and place in its run. */
export function* namedFixtures(runs: readonly FixtureOptions[]): Generator<NamedFixture> {
  for (const run of runs) {
    let [at] = shardRange(run.count ?? 1, run.shard ?? WHOLE);
    for (const fixture of generateFixtures(run)) {
      yield { file: `${run.kind}-${run.class}-${String(at).padStart(DIGITS, '0')}.json`, fixture };
      at += 1;
    }
  }
}

const VERSION = '1.0';

/** The text of the manifest: a line for each fixture. See `specs/fixture-manifest.schema.json`. */
export async function* manifestText(
  fixtures: AsyncIterable<NamedFixture> | Iterable<NamedFixture>,
): AsyncGenerator<string> {
  let before = `{\n"schemaVersion": ${JSON.stringify(VERSION)},\n"fixtures": [\n`;
  for await (const { file, fixture } of fixtures) {
    yield before + JSON.stringify({ file, ...labelOf(fixture) });
    before = ',\n';
  }
  yield before === ',\n' ? '\n]\n}\n' : `${before}]\n}\n`;
}

/** Each shard has a manifest of its own beside the others'. */
function manifestName(runs: readonly FixtureOptions[]): string {
  const { index, count } = runs[0]?.shard ?? WHOLE;
  return count === 1 ? 'manifest.json' : `manifest-${index}-of-${count}.json`;
}

/**
 * Writes each fixture to a file of its exact bytes, and at the end the manifest: a directory without one is not whole.
 * @param runs what to generate, one after the other; all of the same shard
 * @param onProgress is told after each file how many are written
 * @returns how many
 * @throws Error that names the file, where one cannot be written.
 */
export async function writeFixtureDirectory(
  runs: readonly FixtureOptions[],
  directory: string,
  onProgress?: (written: number) => void,
): Promise<number> {
  await mkdir(directory, { recursive: true });
  const manifest = join(directory, manifestName(runs));
  await rm(manifest, { force: true });
  let written = 0;
  async function* files(): AsyncGenerator<NamedFixture> {
    for (const named of namedFixtures(runs)) {
      await whole(join(directory, named.file), (part) => writeFile(part, bytesOf(named.fixture)));
      written += 1;
      yield named;
      onProgress?.(written);
    }
  }
  await whole(manifest, (part) => pipeline(manifestText(files()), createWriteStream(part)));
  return written;
}
