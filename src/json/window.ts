import { advance, START, type Position } from './problem.ts';

const INITIAL_BYTES = 128 * 1024;

/** The part of a stream that is still looked at: bytes are added behind and dropped in front. */
export class ByteWindow {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #words = new Uint32Array(this.#bytes.buffer);
  #length = 0;
  #start: Position = START;

  /** The memory; valid up to `length`, until the next `append`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** The same memory, four bytes a number. */
  get words(): Uint32Array {
    return this.#words;
  }

  get length(): number {
    return this.#length;
  }

  /** Where index 0 stands in the stream. */
  get start(): Position {
    return this.#start;
  }

  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#bytes.length) this.#grow(length);
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  #grow(length: number): void {
    const bytes = new Uint8Array(2 ** Math.ceil(Math.log2(length)));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#words = new Uint32Array(bytes.buffer);
  }

  /** Forgets the first `count` bytes; `start` is where the next one stands, if that is not plain to see. */
  drop(count: number, start: Position = advance(this.#start, this.#bytes, 0, count)): void {
    if (count === 0) return;
    this.#start = start;
    this.#bytes.copyWithin(0, count, this.#length);
    this.#length -= count;
  }

  /** Keeps at most the first `count` bytes. */
  cut(count: number): void {
    this.#length = Math.min(this.#length, count);
  }
}
