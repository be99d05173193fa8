import { createReadStream } from 'node:fs';
import type { Source } from './types.ts';

/** A file could not be read. The cause says why. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
  readonly source: string;

  constructor(source: string, cause: unknown) {
    super(`cannot read ${source}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.source = source;
  }
}

const CHUNK_BYTES = 256 * 1024;

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw new UnreadableSource(path, error);
  }
}

/** A file, read in pieces. */
export const fileSource = (path: string): Source => ({ name: path, again: true, open: () => readFile(path) });

/** Bytes that are at hand. */
export const bytesSource = (name: string, bytes: Uint8Array): Source => ({
  name,
  again: true,
  async *open() {
    await Promise.resolve();
    yield bytes;
  },
});

/** A stream that can be read once. */
export const streamSource = (name: string, stream: AsyncIterable<Uint8Array>): Source => ({
  name,
  again: false,
  open: () => stream,
});
