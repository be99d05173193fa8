import {
  BACKSLASH,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  skipSpace,
} from './bytes.ts';
import { EXCERPT_BYTES, TRAILING, type Fault, type ProblemKind } from './problem.ts';
import { characterWidth, text } from './utf8.ts';
import { token } from './value.ts';

/** What may stand next. */
export type Expectation =
  'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'separator' | 'nothing';

/** An array or object that is open: `names` of an object so far, undefined for an array. */
export interface Frame {
  readonly names: Set<string> | undefined;
  /** The member or index that stands now. */
  current: string | number;
}

/** Where reading begins, and where it has come to afterwards: it can go on from there with the bytes that follow. */
export interface Entry {
  readonly frames: Frame[];
  expected: Expectation;
}

export const top = (): Entry => ({ frames: [], expected: 'value' });

export interface Located {
  /** In the order in which they stand; only the last may have ended the reading. */
  readonly faults: readonly Fault[];
  /** True where a fault ended the reading: the bytes after it were not looked at. */
  readonly stopped: boolean;
  /** The index after the text where it is whole, else where reading ended. */
  readonly end: number;
}

const LITERALS: ReadonlyMap<number, readonly number[]> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), [...Buffer.from(word)]]),
);
const ESCAPED = new Set(Buffer.from('"\\/bfnrt'));

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined): boolean =>
  isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** The exact, iterative reader of JSON: builds no value, but finds what is wrong and where. */
class Locator {
  readonly faults: Fault[] = [];
  readonly bytes: Uint8Array;
  readonly to: number;
  readonly maxDepth: number;
  readonly entry: Entry;
  readonly frames: Frame[];
  at: number;
  expected: Expectation;
  stopped = false;

  constructor(bytes: Uint8Array, from: number, to: number, maxDepth: number, entry: Entry) {
    this.bytes = bytes;
    this.to = to;
    this.maxDepth = maxDepth;
    this.at = from;
    this.entry = entry;
    this.frames = entry.frames;
    this.expected = entry.expected;
  }

  run(final: boolean): Located {
    const from = this.at;
    let end = this.at;
    while (!this.stopped) {
      this.at = skipSpace(this.bytes, this.at, this.to);
      if (this.at >= this.to) {
        if (final && this.expected !== 'nothing') this.ended(from);
        break;
      }
      if (this.expected === 'nothing') {
        this.stop(TRAILING.kind, this.at, TRAILING.message);
      } else {
        this.step(this.bytes[this.at] ?? 0);
        end = this.at;
      }
    }
    this.entry.expected = this.expected;
    return { faults: this.faults, stopped: this.stopped, end };
  }

  ended(from: number): void {
    const blank = this.frames.length === 0 && this.expected === 'value';
    if (blank) this.stop('empty', from, 'the text is empty');
    else this.stop('syntax', this.to, `the text ends where ${this.wanted()} should stand`);
  }

  step(byte: number): void {
    if (this.expected === 'value') this.value(byte);
    else if (this.expected === 'value-or-end') {
      if (byte === CLOSE_ARRAY) this.close();
      else this.value(byte);
    } else if (this.expected === 'name-or-end' && byte === CLOSE_OBJECT) this.close();
    else if (this.expected === 'colon') this.colon(byte);
    else if (this.expected === 'separator') this.separator(byte);
    else this.name(byte);
  }

  value(byte: number): void {
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.open(byte === OPEN_OBJECT);
    else if (byte === QUOTE) this.string();
    else if (byte === 0x2d || isDigit(byte)) this.number();
    else this.literal(byte);
    if (!this.stopped && byte !== OPEN_OBJECT && byte !== OPEN_ARRAY) this.completed();
  }

  open(object: boolean): void {
    if (this.frames.length >= this.maxDepth) {
      this.stop(
        'depth',
        this.at,
        `arrays and objects stand more than ${this.maxDepth} deep in each other`,
        1,
      );
      return;
    }
    this.frames.push(object ? { names: new Set(), current: '' } : { names: undefined, current: 0 });
    this.expected = object ? 'name-or-end' : 'value-or-end';
    this.at += 1;
  }

  close(): void {
    this.frames.pop();
    this.at += 1;
    this.completed();
  }

  completed(): void {
    this.expected = this.frames.length === 0 ? 'nothing' : 'separator';
  }

  colon(byte: number): void {
    if (byte !== COLON) {
      this.unexpected();
      return;
    }
    this.at += 1;
    this.expected = 'value';
  }

  separator(byte: number): void {
    const frame = this.frames.at(-1);
    const object = frame?.names !== undefined;
    if (byte === (object ? CLOSE_OBJECT : CLOSE_ARRAY)) {
      this.close();
    } else if (byte === COMMA) {
      this.at += 1;
      this.expected = object ? 'name' : 'value';
      if (frame !== undefined && typeof frame.current === 'number') frame.current += 1;
    } else {
      this.unexpected();
    }
  }

  name(byte: number): void {
    if (byte !== QUOTE) {
      this.unexpected();
      return;
    }
    const from = this.at;
    const escaped = this.string();
    const frame = this.frames.at(-1);
    if (this.stopped || frame?.names === undefined) return;
    const name = this.unquoted(from, escaped);
    frame.current = name;
    if (frame.names.has(name)) {
      this.duplicate(from, name);
    }
    frame.names.add(name);
    this.expected = 'colon';
  }

  unquoted(from: number, escaped: boolean): string {
    if (!escaped) return text(this.bytes, from + 1, this.at - 1);
    const name: unknown = JSON.parse(text(this.bytes, from, this.at));
    return String(name);
  }

  duplicate(from: number, name: string): void {
    this.faults.push({
      kind: 'duplicate',
      message: `the member name ${JSON.stringify(name.slice(0, EXCERPT_BYTES))} stands twice in one object`,
      at: from,
      length: Math.min(this.at - from, EXCERPT_BYTES),
      pointer: this.frames.map(({ current }) => token(current)).join(''),
    });
  }

  /** Passes a string; returns whether it has an escape. */
  string(): boolean {
    let escaped = false;
    this.at += 1;
    while (this.at < this.to) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === QUOTE) {
        this.at += 1;
        return escaped;
      }
      if (byte === BACKSLASH) {
        escaped = true;
        if (!this.escape()) return escaped;
      } else if (byte < 0x20) {
        const code = byte.toString(16).toUpperCase().padStart(4, '0');
        this.stop('syntax', this.at, `the control character U+${code} stands unescaped in a string`);
        return escaped;
      } else if (byte < 0x80) this.at += 1;
      else if (!this.character()) return escaped;
    }
    this.stop('syntax', this.to, 'the text ends inside a string');
    return escaped;
  }

  character(): boolean {
    const width = characterWidth(this.bytes, this.at, this.to);
    if (width === 0) this.undecodable();
    else this.at += width;
    return width !== 0;
  }

  undecodable(): void {
    this.stop('encoding', this.at, 'the bytes are not UTF-8', 4);
  }

  escape(): boolean {
    const byte = this.bytes[this.at + 1];
    const length = byte === 0x75 ? 6 : 2;
    for (let digit = this.at + 2; digit < Math.min(this.at + length, this.to); digit += 1) {
      if (!isHex(this.bytes[digit])) return this.badEscape();
    }
    if (this.at + length > this.to) this.stop('syntax', this.to, 'the text ends inside a string');
    else if (length === 6 || (byte !== undefined && ESCAPED.has(byte))) this.at += length;
    else return this.badEscape();
    return !this.stopped;
  }

  badEscape(): false {
    this.stop('syntax', this.at, 'a string holds an escape that JSON does not have');
    return false;
  }

  number(): void {
    if (this.bytes[this.at] === 0x2d) this.at += 1;
    if (this.at < this.to && this.bytes[this.at] === 0x30) this.at += 1;
    else if (!this.digits()) return;
    if (this.at < this.to && this.bytes[this.at] === 0x2e) {
      this.at += 1;
      if (!this.digits()) return;
    }
    if (this.at < this.to && ((this.bytes[this.at] ?? 0) | 0x20) === 0x65) {
      this.at += 1;
      const sign = this.bytes[this.at];
      if (this.at < this.to && (sign === 0x2b || sign === 0x2d)) this.at += 1;
      this.digits();
    }
  }

  digits(): boolean {
    const from = this.at;
    while (this.at < this.to && isDigit(this.bytes[this.at])) this.at += 1;
    if (this.at > from) return true;
    if (this.at >= this.to) this.stop('syntax', this.to, 'the text ends inside a number');
    else this.stop('syntax', this.at, 'a number lacks a digit');
    return false;
  }

  literal(byte: number): void {
    const word = LITERALS.get(byte);
    const from = this.at;
    if (word?.every((letter, index) => from + index < this.to && this.bytes[from + index] === letter)) {
      this.at += word.length;
    } else {
      this.unexpected();
    }
  }

  wanted(): string {
    const object = this.frames.at(-1)?.names !== undefined;
    switch (this.expected) {
      case 'value':
        return 'a value';
      case 'value-or-end':
        return "a value or ']'";
      case 'name':
        return 'a member name';
      case 'name-or-end':
        return "a member name or '}'";
      case 'colon':
        return "':'";
      case 'separator':
        return object ? "',' or '}'" : "',' or ']'";
      case 'nothing':
        return 'nothing';
    }
  }

  unexpected(): void {
    if (characterWidth(this.bytes, this.at, this.to) === 0) this.undecodable();
    else this.stop('syntax', this.at, `${this.wanted()} should stand here`);
  }

  stop(kind: ProblemKind, at: number, message: string, length = EXCERPT_BYTES): void {
    this.faults.push({ kind, message, at, length, pointer: '' });
    this.stopped = true;
  }
}

/**
 * Reads `bytes[from, to)` exactly and says what is wrong: the first fault that ends the reading, and every duplicate
 * member name before it. Uses no call stack, whatever the depth.
 *
 * @param entry Where the text stands that is read; moved on to where reading ended.
 * @param final `false` where more bytes may follow: the end of the bytes is then no fault.
 */
export const locate = (
  bytes: Uint8Array,
  from: number,
  to: number,
  maxDepth: number,
  final = true,
  entry = top(),
): Located => new Locator(bytes, from, to, maxDepth, entry).run(final);
