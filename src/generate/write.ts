import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import type { Fixture } from './fixture.ts';
import { generateFixtures, type FixtureOptions } from './fixtures.ts';
import { fixtureText, type FixtureFormat } from './text.ts';
import { whole } from './whole.ts';

export interface WriteOptions extends FixtureOptions {
  /** Default `ndjson`. */
  readonly format?: FixtureFormat;
  /** With what each fixture is; always where not all are valid. */
  readonly labelled?: boolean;
  /** Is told from time to time how many are written. */
  readonly onProgress?: (written: number) => void;
}

/** How many were written, and whether the reader went away before the end. */
export interface Written {
  readonly count: number;
  readonly closedEarly: boolean;
}

interface Progress {
  written: number;
}

function* counted(fixtures: Iterable<Fixture>, progress: Progress): Generator<Fixture> {
  for (const fixture of fixtures) {
    yield fixture;
    progress.written += 1;
  }
}

/** Standard output that is a file is written to at once: no signal would be heard until the end. */
const TURN_MS = 20;

/** The chunks, the event loop given its turn between them. */
async function* inTurns(chunks: Iterable<string>): AsyncGenerator<string> {
  let turnedMs = performance.now();
  for (const chunk of chunks) {
    yield chunk;
    if (performance.now() - turnedMs < TURN_MS) continue;
    await setImmediate();
    turnedMs = performance.now();
  }
}

function* chunksOf(options: WriteOptions, progress: Progress): Generator<string> {
  const { format = 'ndjson', labelled = false, count = 1 } = options;
  const text = fixtureText(counted(generateFixtures(options), progress), {
    ...options,
    format,
    labelled: labelled || options.class !== 'valid',
    count,
  });
  for (const chunk of text) {
    yield chunk;
    options.onProgress?.(progress.written);
  }
}

/** What a stream fails with whose reader has gone. */
const GONE: readonly unknown[] = [
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
];

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && GONE.includes(error.code);

/**
 * Writes fixtures to a stream as fast as it takes them, and leaves it open. A reader that goes away early, as `head` does,
 * is no error.
 * @throws Error where the stream fails otherwise.
 */
export async function writeFixtures(options: WriteOptions, sink: Writable): Promise<Written> {
  const progress: Progress = { written: 0 };
  try {
    await pipeline(inTurns(chunksOf(options, progress)), sink, { end: false });
    return { count: progress.written, closedEarly: false };
  } catch (error) {
    if (!isGone(error)) throw error;
    return { count: progress.written, closedEarly: true };
  }
}

/**
 * Writes fixtures to a file, which appears only when it is whole.
 * @returns how many
 * @throws Error that names the file, where it cannot be written.
 */
export async function writeFixtureFile(options: WriteOptions, file: string): Promise<number> {
  const progress: Progress = { written: 0 };
  await whole(file, (part) => pipeline(chunksOf(options, progress), createWriteStream(part)));
  return progress.written;
}
