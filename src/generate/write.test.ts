import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ajvBy } from '../contract/two-validators.ts';
import type { Json } from '../json/value.ts';
import { writeFixtureDirectory } from './directory.ts';
import { bytesOf } from './fixture.ts';
import { generateFixtures, type FixtureOptions } from './fixtures.ts';
import { writeFixtureFile, writeFixtures, type WriteOptions } from './write.ts';

const OPTIONS: WriteOptions = { kind: 'session', class: 'valid', count: 2000, seed: 4 };

let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'fixtures-'));
});
afterAll(() => rm(scratch, { recursive: true }));

/** Takes one chunk at a time, each a turn of the event loop later, and notes how much waits. */
class Slow extends Writable {
  most = 0;
  text = '';

  constructor() {
    super({ highWaterMark: 1, decodeStrings: false });
  }

  override _write(chunk: string, _: string, done: () => void): void {
    this.most = Math.max(this.most, this.writableLength);
    this.text += chunk;
    setImmediate(done);
  }
}

describe('to a stream', () => {
  it('waits for a slow reader and leaves the stream open', async () => {
    const sink = new Slow();
    const reported: number[] = [];
    const written = await writeFixtures({ ...OPTIONS, onProgress: (count) => reported.push(count) }, sink);
    expect(written).toEqual({ count: 2000, closedEarly: false });
    expect(sink.text.trimEnd().split('\n')).toHaveLength(2000);
    expect(sink.most).toBeLessThan(sink.text.length / 4);
    expect(sink.writableEnded).toBe(false);
    expect(reported.at(-1)).toBe(2000);
    expect(reported).toEqual([...reported].sort((one, other) => one - other));
  });

  it('ends without an error where the reader goes away', async () => {
    const sink = new PassThrough();
    sink.once('data', () => {
      sink.destroy();
    });
    const { count, closedEarly } = await writeFixtures({ ...OPTIONS, count: 1_000_000 }, sink);
    expect(closedEarly).toBe(true);
    expect(count).toBeLessThan(10_000);
  });

  it('fails where the stream fails otherwise', async () => {
    const sink = new Writable({
      write: (_, __, done) => {
        done(new Error('ENOSPC: no space left on device'));
      },
    });
    await expect(writeFixtures(OPTIONS, sink)).rejects.toThrow('no space left');
  });

  it('labels whatever is not all valid', async () => {
    const sink = new Slow();
    await writeFixtures({ ...OPTIONS, class: 'boundary', count: 1 }, sink);
    expect(JSON.parse(sink.text)).toHaveProperty('requirement', null);
  });
});

describe('to a file', () => {
  it('puts the whole there', async () => {
    const file = join(scratch, 'sessions.ndjson');
    expect(await writeFixtureFile(OPTIONS, file)).toBe(2000);
    const sink = new Slow();
    await writeFixtures(OPTIONS, sink);
    expect(await readFile(file, 'utf8')).toBe(sink.text);
  });

  it('writes to a pipe or a device as it is', async () => {
    const pipe = join(scratch, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe, 'utf8');
    expect(await writeFixtureFile(OPTIONS, pipe)).toBe(2000);
    expect((await read).trimEnd().split('\n')).toHaveLength(2000);
    expect((await stat(pipe)).isFIFO()).toBe(true);
    await expect(writeFixtureFile(OPTIONS, '/dev/full')).rejects.toThrow('/dev/full was not written: ENOSPC');
    expect((await stat('/dev/full')).isCharacterDevice()).toBe(true);
  });

  it('names the file that it could not write, and leaves nothing of it', async () => {
    const file = join(scratch, 'nowhere', 'sessions.ndjson');
    await expect(writeFixtureFile(OPTIONS, file)).rejects.toThrow(`${file} was not written: ENOENT`);
    expect((await readdir(scratch)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('to a directory', () => {
  const run: FixtureOptions = { kind: 'feed', class: 'invalid', count: 40, sessions: 2, seed: 4 };

  it('writes the exact bytes of each, and a manifest of the form that its schema gives', async () => {
    const directory = join(scratch, 'feeds');
    expect(await writeFixtureDirectory([run], directory)).toBe(40);
    const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as {
      fixtures: { file: string }[];
    };
    expect(ajvBy('fixture-manifest.schema.json')(manifest as unknown as Json)).toBe(true);
    expect(manifest.fixtures).toHaveLength(40);
    for (const [index, fixture] of [...generateFixtures(run)].entries()) {
      const { file, ...said } = manifest.fixtures[index] ?? { file: '' };
      expect((await readFile(join(directory, file))).equals(bytesOf(fixture))).toBe(true);
      expect(fixture).toMatchObject(said);
    }
  });

  it('takes shards side by side, with the names that the whole has', async () => {
    const directory = join(scratch, 'shards');
    for (const index of [1, 2])
      await writeFixtureDirectory([{ ...run, shard: { index, count: 2 } }], directory);
    const whole = join(scratch, 'whole');
    await writeFixtureDirectory([run], whole);
    const fixtures = async (from: string): Promise<string[]> =>
      (await readdir(from)).filter((name) => !name.startsWith('manifest')).sort();
    expect(await fixtures(directory)).toEqual(await fixtures(whole));
    expect(await readdir(directory)).toEqual(
      expect.arrayContaining(['manifest-1-of-2.json', 'manifest-2-of-2.json']),
    );
  });

  it('has no manifest where it is not whole, not even an old one', async () => {
    const directory = join(scratch, 'broken');
    await writeFixtureDirectory([run], directory);
    const stop = (written: number): void => {
      if (written === 5) throw new Error('ENOSPC: no space left on device');
    };
    await expect(writeFixtureDirectory([run], directory, stop)).rejects.toThrow('was not written: ENOSPC');
    expect((await readdir(directory)).filter((name) => name.startsWith('manifest'))).toEqual([]);
  });

  it('names a directory that cannot be made', async () => {
    const file = join(scratch, 'a-file');
    await writeFile(file, '');
    await expect(writeFixtureDirectory([run], file)).rejects.toThrow(file);
  });
});
