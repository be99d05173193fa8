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
import { EXCERPT_BYTES, TRAILING, type Fault } from './problem.ts';
import {
  beginsNumber,
  fault,
  literalToken,
  numberToken,
  stringToken,
  undecodable,
  type Token,
} from './token.ts';
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
  /** How many names stood twice so far. */
  twice: number;
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

/** Of one object, as many duplicate names are told; of one text, as many in all before reading ends. */
const MAX_OF_OBJECT = 20;
const MAX_DUPLICATES = 100_000;

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
        this.stop({ ...TRAILING, at: this.at });
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
    if (blank) this.stop(fault('empty', from, 'the text is empty'));
    else this.stop(fault('syntax', this.to, `the text ends where ${this.wanted()} should stand`));
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
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.open(byte === OPEN_OBJECT);
      return;
    }
    const { bytes, at, to } = this;
    let read: Token | undefined;
    if (byte === QUOTE) read = stringToken(bytes, at, to);
    else if (beginsNumber(byte)) read = numberToken(bytes, at, to);
    else read = literalToken(bytes, at, to);
    if (read === undefined) this.unexpected();
    else if (this.pass(read)) this.completed();
  }

  /** Goes on after a token; false where it is faulty. */
  pass(read: Token): boolean {
    if ('fault' in read) this.stop(read.fault);
    else this.at = read.end;
    return !this.stopped;
  }

  open(object: boolean): void {
    if (this.frames.length >= this.maxDepth) {
      this.stop(
        fault('depth', this.at, `arrays and objects stand more than ${this.maxDepth} deep in each other`, 1),
      );
      return;
    }
    this.frames.push(
      object ? { names: new Set(), current: '', twice: 0 } : { names: undefined, current: 0, twice: 0 },
    );
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
    const read = stringToken(this.bytes, from, this.to);
    const frame = this.frames.at(-1);
    if (!this.pass(read) || frame?.names === undefined) return;
    const name = this.unquoted(from, 'escaped' in read && read.escaped);
    frame.current = name;
    if (frame.names.has(name)) this.duplicate(from, name, frame);
    frame.names.add(name);
    this.expected = 'colon';
  }

  unquoted(from: number, escaped: boolean): string {
    if (!escaped) return text(this.bytes, from + 1, this.at - 1);
    const name: unknown = JSON.parse(text(this.bytes, from, this.at));
    return String(name);
  }

  duplicate(from: number, name: string, frame: Frame): void {
    frame.twice += 1;
    if (frame.twice > MAX_OF_OBJECT) return;
    if (this.faults.length === MAX_DUPLICATES) {
      this.stop(fault('size', from, `more than ${MAX_DUPLICATES} member names stand twice`, 0));
      return;
    }
    this.faults.push({
      kind: 'duplicate',
      message: `the member name ${JSON.stringify(name.slice(0, EXCERPT_BYTES))} stands twice in one object`,
      at: from,
      length: Math.min(this.at - from, EXCERPT_BYTES),
      pointer: this.frames.map(({ current }) => token(current)).join(''),
    });
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
    const { at } = this;
    const readable = characterWidth(this.bytes, at, this.to) > 0;
    this.stop(readable ? fault('syntax', at, `${this.wanted()} should stand here`) : undecodable(at));
  }

  stop(found: Fault): void {
    this.faults.push(found);
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
