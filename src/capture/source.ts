import { open } from 'node:fs/promises';
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

/** Each piece is valid until the next one is asked for: all are read into the same memory. */
async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    await using file = await open(path);
    const piece = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(piece);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
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
