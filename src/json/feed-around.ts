import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, isSpace, OPEN_ARRAY, OPEN_OBJECT, QUOTE } from './bytes.ts';
import { LIST } from './feed-types.ts';
import { locate, top, type Entry, type Located } from './locate.ts';
import { stringEnd } from './names.ts';
import { parse, parsed } from './read.ts';
import { text } from './utf8.ts';
import type { Json } from './value.ts';
import type { ByteWindow } from './window.ts';

/** More bytes are needed, the list begins, the body is complete, or it is too deep. */
type Around = 'more' | 'list' | 'complete' | 'deep';

/**
 * Reads what stands around the list: the window begins where the part that is not yet taken begins. A body that is no
 * object is taken as a whole.
 */
export class AroundReader {
  readonly #maxDepth: number;
  readonly #taken: Uint8Array[] = [];
  readonly #entry: Entry = top();
  #length = 0;
  #end = 0;
  #at = 0;
  #depth = 0;
  #whole = false;
  /** Where the content of an open string begins; -1 outside strings. */
  #string = -1;
  /** The last string on the body's own level, quotes left out. */
  #name: readonly [from: number, to: number] = [0, 0];
  /** The list's name and its colon stand before. */
  #named = false;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  /** The index up to which the window was looked at. */
  get at(): number {
    return this.#at;
  }

  /** Length in bytes of what was taken. */
  get length(): number {
    return this.#length;
  }

  /** The list has ended: the window begins with its closing bracket. */
  resume(): void {
    this.#at = 1;
    this.#name = [0, 0];
  }

  scan(window: Pick<ByteWindow, 'bytes' | 'words' | 'length'>): Around {
    const { bytes, words, length } = window;
    while (this.#at < length && !this.#whole) {
      if (this.#string >= 0) {
        const end = stringEnd(bytes, words, this.#at, length, this.#string);
        if (end > length) break;
        if (this.#depth === 1) this.#name = [this.#string, end - 1];
        this.#at = end;
        this.#string = -1;
        continue;
      }
      const byte = bytes[this.#at] ?? 0;
      this.#at += 1;
      if (isSpace(byte)) continue;
      const event = this.#structure(byte, bytes);
      if (event !== undefined) return event;
    }
    this.#at = length;
    return 'more';
  }

  #structure(byte: number, bytes: Uint8Array): Around | undefined {
    const named = this.#named;
    this.#named = byte === COLON && this.#depth === 1 && this.#isList(bytes);
    if (this.#depth === 0 && byte !== OPEN_OBJECT) {
      this.#whole = true;
    } else if (byte === QUOTE) {
      this.#string = this.#at;
    } else if (byte === OPEN_ARRAY && named) {
      return 'list';
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      this.#depth += 1;
      if (this.#depth > this.#maxDepth) return 'deep';
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      this.#depth -= 1;
      if (this.#depth === 0) return 'complete';
    }
    return undefined;
  }

  #isList(bytes: Uint8Array): boolean {
    const [from, to] = this.#name;
    // Each character takes at most six bytes, escaped.
    if (to - from < LIST.length || to - from > LIST.length * 6) return false;
    return parsed(`"${text(bytes, from, to)}"`)?.value === LIST;
  }

  /** Takes `[0, to)` of the window and says what is wrong in it. */
  take(window: ByteWindow, to: number, final: boolean): Located {
    const part = window.bytes.slice(0, to);
    this.#taken.push(part);
    const located = locate(part, 0, to, this.#maxDepth, final, this.#entry);
    this.#end = this.#length + located.end;
    this.#length += to;
    return located;
  }

  /** The value of all that was taken; trailing bytes left out. */
  value(): Json {
    return parse(text(Buffer.concat(this.#taken), 0, this.#end));
  }
}
