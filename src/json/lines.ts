import { isUtf8 } from 'node:buffer';
import { COMMA, skipSpace } from './bytes.ts';
import { FEED_LIMITS, PIECE_BYTES, type FeedLimits } from './feed-types.ts';
import { countNames, tally } from './names.ts';
import type { JsonProblem } from './problem.ts';
import { parsed, readJson } from './read.ts';
import { text } from './utf8.ts';
import { isArray, type Json, type JsonArray } from './value.ts';
import { ByteWindow } from './window.ts';

/** One line of an NDJSON text that is not blank. */
export interface JsonLine {
  /** Its number in the text, from 1. */
  readonly line: number;
  readonly value: Json | undefined;
  /** What is wrong with it; offsets and lines are those of the whole text. */
  readonly problems: readonly JsonProblem[];
}

const LINE_FEED = 0x0a;
const NONE: readonly JsonProblem[] = [];

/** Reads NDJSON of any length in constant memory: each line as `readJson` reads it, whatever the others are. */
export class LineScanner {
  readonly #limits: FeedLimits;
  readonly #window = new ByteWindow();
  /** The line that is too long to be held is passed over. */
  #passing = false;

  constructor(limits: Partial<FeedLimits> = {}) {
    this.#limits = { ...FEED_LIMITS, ...limits };
  }

  /** Takes the next bytes; gives the lines that are complete, in batches. */
  *write(chunk: Uint8Array): Generator<readonly JsonLine[], void> {
    for (let from = 0; from < chunk.length; from += PIECE_BYTES) {
      this.#window.append(chunk.subarray(from, from + PIECE_BYTES));
      yield* this.#scan();
    }
  }

  /** The text has ended, with or without a line feed. */
  *end(): Generator<readonly JsonLine[], void> {
    if (!this.#passing && this.#window.length > 0)
      yield* this.#lines(this.#window.length, [this.#window.length]);
  }

  *#scan(): Generator<readonly JsonLine[], void> {
    const { bytes, length } = this.#window;
    const ends: number[] = [];
    const held = bytes.subarray(0, length);
    for (let end = held.indexOf(LINE_FEED); end !== -1; end = held.indexOf(LINE_FEED, end + 1))
      ends.push(end);
    const last = ends.at(-1);
    if (last !== undefined) yield* this.#lines(last + 1, ends);
    if (this.#passing) {
      this.#window.drop(this.#window.length);
    } else if (this.#window.length > this.#limits.maxElementBytes) {
      yield [this.#tooLong()];
      this.#passing = true;
      this.#window.drop(this.#window.length);
    }
  }

  /** Gives the lines that end at `ends`, and drops `to` bytes. */
  *#lines(to: number, ends: number[]): Generator<readonly JsonLine[], void> {
    if (this.#passing) {
      this.#passing = false;
      const first = (ends[0] ?? 0) + 1;
      this.#window.drop(first);
      yield* this.#lines(
        to - first,
        ends.slice(1).map((end) => end - first),
      );
      return;
    }
    if (ends.length === 0) return;
    const values = this.#together(ends);
    const { line } = this.#window.start;
    const lines = values
      ? values.map((value, place) => ({ line: line + place, value, problems: NONE }))
      : this.#apart(ends);
    this.#window.drop(to);
    if (lines.length > 0) yield lines;
  }

  /** The values of all lines, parsed at once, where each line is one value and nothing is wrong with any. */
  #together(ends: readonly number[]): JsonArray | undefined {
    const { bytes } = this.#window;
    let names = 0;
    let from = 0;
    for (const end of ends) {
      const counted = tally(this.#window, from, end, this.#limits.maxDepth);
      if (!counted.single || counted.depth > this.#limits.maxDepth) return undefined;
      names += counted.names;
      from = end + 1;
    }
    const last = ends.at(-1) ?? 0;
    if (last > this.#limits.maxElementBytes || !isUtf8(bytes.subarray(0, last))) return undefined;
    for (const end of ends) bytes[end] = COMMA;
    const values = parsed(`[${text(bytes, 0, last)}]`)?.value;
    for (const end of ends) bytes[end] = LINE_FEED;
    return isArray(values) && values.length === ends.length && countNames(values) === names
      ? values
      : undefined;
  }

  /** Line by line, so that what is wrong is located; blank ones are left out. */
  #apart(ends: readonly number[]): JsonLine[] {
    const { bytes, start } = this.#window;
    const lines: JsonLine[] = [];
    let from = 0;
    for (const [place, end] of ends.entries()) {
      const line = start.line + place;
      if (end - from > this.#limits.maxElementBytes) {
        lines.push(this.#tooLong(line, start.offset + from));
      } else if (skipSpace(bytes, from, end) < end) {
        const { value, problems } = readJson(bytes.slice(from, end), this.#limits);
        const offset = start.offset + from;
        lines.push({
          line,
          value,
          problems: problems.map((one) => ({ ...one, line, offset: one.offset + offset })),
        });
      }
      from = end + 1;
    }
    return lines;
  }

  #tooLong(line = this.#window.start.line, offset = this.#window.start.offset): JsonLine {
    const message = `the line is longer than ${this.#limits.maxElementBytes} bytes`;
    return {
      line,
      value: undefined,
      problems: [{ kind: 'size', message, offset, line, column: 1, pointer: '', excerpt: '' }],
    };
  }
}

/** Reads the lines of a stream; gives them in batches as they come. */
export async function* scanLines(
  chunks: AsyncIterable<Uint8Array>,
  limits: Partial<FeedLimits> = {},
): AsyncGenerator<readonly JsonLine[], void> {
  const scanner = new LineScanner(limits);
  for await (const chunk of chunks) yield* scanner.write(chunk);
  yield* scanner.end();
}
