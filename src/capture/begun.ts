import { Buffer } from 'node:buffer';

/** A stream of which the first bytes are looked at before it is read. */
export class Begun implements AsyncIterable<Uint8Array> {
  #head: Uint8Array[] = [];
  #length = 0;
  #ended = false;
  readonly #rest: AsyncIterator<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#rest = bytes[Symbol.asyncIterator]();
  }

  ended(): boolean {
    return this.#ended;
  }

  get length(): number {
    return this.#length;
  }

  /** Reads one chunk more. */
  async more(): Promise<void> {
    const next = await this.#rest.next();
    if (next.done === true) {
      this.#ended = true;
      return;
    }
    // A piece is valid until the next one is asked for.
    this.#head.push(next.value.slice());
    this.#length += next.value.length;
  }

  /** All that was read. */
  head(): Uint8Array {
    const [only] = this.#head;
    if (this.#head.length !== 1 || only === undefined) this.#head = [Buffer.concat(this.#head)];
    return this.#head[0] ?? new Uint8Array();
  }

  /** From the first byte on; what was read is let go. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const head = this.#head;
    this.#head = [];
    for (let chunk = head.shift(); chunk !== undefined; chunk = head.shift()) yield chunk;
    while (!this.#ended) {
      const next = await this.#rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  }

  async close(): Promise<void> {
    if (!this.#ended) await this.#rest.return?.();
  }
}
