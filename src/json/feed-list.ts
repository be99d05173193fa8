import { isUtf8 } from 'node:buffer';
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipSpace,
} from './bytes.ts';
import { LIST, PIECE_BYTES, type FeedElement, type FeedLimits } from './feed-types.ts';
import { locate, type Located } from './locate.ts';
import { countNames, stringEnd } from './names.ts';
import { advance, problems, type Fault, type JsonProblem } from './problem.ts';
import { parse, parsed } from './read.ts';
import { text } from './utf8.ts';
import { isArray, type JsonArray } from './value.ts';
import type { ByteWindow } from './window.ts';

/** What an element stands in: the body and the list. */
const OUTER_DEPTH = 2;
const NONE: readonly JsonProblem[] = [];

/** The bytes go on, a batch is full, the list is closed, or a fault stands in the bytes that were looked at. */
type Step = 'more' | 'batch' | 'closed' | 'wrong';

/** Elements, and the faults of the one that ended the reading. */
export interface Batch {
  readonly elements: readonly FeedElement[];
  readonly faults: readonly Fault[];
}

/**
 * Takes a list apart: cuts elements out by their brackets, passing over strings, and parses them in batches. The
 * window begins with what stands before the first element that is not yet given: the bracket or a comma.
 */
export class ListReader {
  readonly #limits: FeedLimits;
  #at = 1;
  /** Where the content of an open string begins; -1 outside strings. */
  #string = -1;
  #depth = 0;
  /** Member names since the first element that is not yet given, and of those up to the last separator. */
  #names = 0;
  #separated = 0;
  /** The index of the first element that is not yet given. */
  #index = 0;
  /** What stands behind each complete element. */
  #ends: number[] = [];

  constructor(limits: FeedLimits) {
    this.#limits = limits;
  }

  scan({ bytes, words, length }: ByteWindow): Step {
    const deepest = this.#limits.maxDepth - OUTER_DEPTH;
    const ends = this.#ends;
    let at = this.#at;
    let depth = this.#depth;
    let names = this.#names;
    let step: Step = 'more';
    if (this.#string >= 0) at = this.#passString(bytes, words, at, length);
    while (at < length) {
      const byte = bytes[at];
      at += 1;
      if (byte === QUOTE) {
        this.#string = at;
        at = this.#passString(bytes, words, at, length);
      } else if (byte === COMMA) {
        if (depth > 0) continue;
        ends.push(at - 1);
        this.#separated = names;
        if (at > PIECE_BYTES) {
          step = 'batch';
          break;
        }
      } else if (byte === COLON) {
        names += 1;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        depth += 1;
        if (depth > deepest) {
          step = 'wrong';
          break;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        depth -= 1;
        if (depth >= 0) continue;
        step = byte === CLOSE_ARRAY ? 'closed' : 'wrong';
        if (step === 'closed') ends.push(at - 1);
        this.#separated = names;
        break;
      }
    }
    this.#at = at;
    this.#depth = depth;
    this.#names = names;
    return step;
  }

  #passString(bytes: Uint8Array, words: Uint32Array, at: number, length: number): number {
    const end = stringEnd(bytes, words, at, length, this.#string);
    if (end > length) return length;
    this.#string = -1;
    return end;
  }

  /** Gives the elements that are complete and drops them from the window. */
  give(window: ByteWindow): Batch {
    const last = this.#ends.at(-1);
    if (last === undefined) return { elements: [], faults: [] };
    const values = last <= this.#limits.maxElementBytes ? this.#values(window, last) : undefined;
    const batch = values === undefined ? this.#exactly(window) : this.#plainly(window, values);
    if (batch.faults.length > 0) return batch;
    this.#index += this.#ends.length;
    this.#ends = [];
    this.#names -= this.#separated;
    this.#separated = 0;
    window.drop(last);
    this.#at -= last;
    if (this.#string >= 0) this.#string -= last;
    return batch;
  }

  /** The elements before `last` as one array, where nothing is wrong with them. */
  #values({ bytes }: ByteWindow, last: number): JsonArray | undefined {
    const [first, end] = [bytes[0] ?? 0, bytes[last] ?? 0];
    bytes[0] = OPEN_ARRAY;
    bytes[last] = CLOSE_ARRAY;
    const array = bytes.subarray(0, last + 1);
    const values = isUtf8(array) ? parsed(text(bytes, 0, last + 1))?.value : undefined;
    bytes[0] = first;
    bytes[last] = end;
    if (!isArray(values) || countNames(values) !== this.#separated) return undefined;
    const empty = values.length === 0 && this.#index === 0 && end === CLOSE_ARRAY;
    return empty || values.length === this.#ends.length ? values : undefined;
  }

  #plainly({ bytes, start }: ByteWindow, values: JsonArray): Batch {
    let from = 1;
    const elements = values.map((value, place): FeedElement => {
      const offset = start.offset + skipSpace(bytes, from, bytes.length);
      from = (this.#ends[place] ?? 0) + 1;
      return { index: this.#index + place, offset, value, problems: NONE };
    });
    return { elements, faults: [] };
  }

  /** Element by element, so that what is wrong is located. */
  #exactly(window: ByteWindow): Batch {
    const { bytes } = window;
    const elements: FeedElement[] = [];
    let position = window.start;
    let reached = 0;
    let from = 1;
    for (const [place, end] of this.#ends.entries()) {
      const index = this.#index + place;
      const { faults, stopped } = this.#locate(window, from, end + 1, index, end);
      if (stopped) return { elements, faults };
      const begin = skipSpace(bytes, from, end);
      if (begin < end) {
        position = advance(position, bytes, reached, begin);
        reached = begin;
        const value = parse(text(bytes, begin, end));
        elements.push({
          index,
          offset: position.offset,
          value,
          problems: problems(faults, bytes, begin, position),
        });
      }
      from = end + 1;
    }
    return { elements, faults: [] };
  }

  /** What is wrong with the element that the bytes that were looked at end in, all others being given. */
  rest(window: ByteWindow, final: boolean): readonly Fault[] {
    const closed = this.#depth < 0;
    const end = closed ? this.#at - 1 : this.#at;
    return this.#locate(window, 1, this.#at, this.#index, end, final).faults;
  }

  /** The element that is not complete is longer than may be held. */
  isTooLong(window: ByteWindow): boolean {
    return window.length - 1 > this.#limits.maxElementBytes;
  }

  /** @param end Where the element ends: before `to` where a separator follows. */
  #locate(
    { bytes }: ByteWindow,
    from: number,
    to: number,
    index: number,
    end: number,
    final = false,
  ): Located {
    const { maxDepth, maxElementBytes } = this.#limits;
    if (end - from > maxElementBytes) {
      const message = `the element is longer than ${maxElementBytes} bytes`;
      const fault: Fault = { kind: 'size', message, at: from, length: 0, pointer: '' };
      return { faults: [fault], stopped: true, end: from };
    }
    return locate(bytes, from, to, maxDepth, final, {
      frames: [
        { names: new Set(), current: LIST, twice: 0 },
        { names: undefined, current: index, twice: 0 },
      ],
      expected: index === 0 ? 'value-or-end' : 'value',
    });
  }
}
