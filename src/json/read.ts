import { constants, isUtf8 } from 'node:buffer';
import { locate } from './locate.ts';
import { aligned, countNames, tally } from './names.ts';
import {
  problem,
  problems,
  READ_LIMITS,
  START,
  type JsonProblem,
  type Position,
  type ReadLimits,
} from './problem.ts';
import { text } from './utf8.ts';
import { holdsMoreValues } from './value-count.ts';
import type { Json } from './value.ts';

/** What a body came to. */
export interface JsonReading {
  /**
   * The value; undefined where there is none, or none that could be held. Of duplicate members it has the last, before
   * trailing bytes it is what stands first.
   */
  readonly value: Json | undefined;
  /** All that is wrong, in the order in which it stands; empty for well-formed JSON. */
  readonly problems: readonly JsonProblem[];
}

export type { JsonProblem } from './problem.ts';

export const MARK_LENGTH = 3;
/** Where the text begins after a byte-order mark, which is no character of it. */
export const AFTER_MARK: Position = { offset: MARK_LENGTH, line: 1, column: 1 };

export const hasMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

export const markProblem = (bytes: Uint8Array): JsonProblem =>
  problem(
    {
      kind: 'byte-order-mark',
      message: 'a byte-order mark stands before the JSON text',
      at: 0,
      length: MARK_LENGTH,
      pointer: '',
    },
    START,
    bytes.subarray(0, MARK_LENGTH),
  );

/** The value of a text that is known to be JSON: a throw would be a fault of the exact reader. */
export const parse: (source: string) => Json = JSON.parse;

/** The value of a text, or undefined where `JSON.parse` refuses it. */
export function parsed(source: string): { readonly value: Json } | undefined {
  try {
    return { value: parse(source) };
  } catch {
    return undefined;
  }
}

/**
 * Reads the raw bytes of one JSON text strictly (RFC 8259): UTF-8, no byte-order mark, nothing after it, no member
 * name twice in one object (compared after unescaping), no deeper and with no more values than the limits.
 */
export function readJson(bytes: Uint8Array, limits: Partial<ReadLimits> = {}): JsonReading {
  const marked = hasMark(bytes);
  const from = marked ? MARK_LENGTH : 0;
  const reading = readText(bytes, from, { ...READ_LIMITS, ...limits });
  return marked ? { value: reading.value, problems: [markProblem(bytes), ...reading.problems] } : reading;
}

function readText(bytes: Uint8Array, from: number, { maxDepth, maxValues }: ReadLimits): JsonReading {
  if (holdsMoreValues(bytes, from, maxValues)) return tooMany(bytes, from, maxValues);
  const view = aligned(bytes);
  const { names, depth } = tally(view, from + view.shift, view.bytes.length, maxDepth);
  const fits = bytes.length <= constants.MAX_STRING_LENGTH;
  if (fits && depth <= maxDepth && isUtf8(bytes)) {
    const whole = parsed(text(bytes, from, bytes.length));
    if (whole !== undefined && countNames(whole.value) === names) return { value: whole.value, problems: [] };
  }
  return readExactly(bytes, from, maxDepth);
}

function tooMany(bytes: Uint8Array, from: number, maxValues: number): JsonReading {
  const message = `the text holds more than ${maxValues} values`;
  const fault = { kind: 'size', message, at: from, length: 0, pointer: '' } as const;
  return { value: undefined, problems: problems([fault], bytes, from, from === 0 ? START : AFTER_MARK) };
}

function readExactly(bytes: Uint8Array, from: number, maxDepth: number): JsonReading {
  const { faults, stopped, end } = locate(bytes, from, bytes.length, maxDepth);
  const whole = !stopped || faults.at(-1)?.kind === 'trailing';
  const found = problems(faults, bytes, from, from === 0 ? START : AFTER_MARK);
  if (whole && end - from > constants.MAX_STRING_LENGTH) {
    const message = `the text is longer than ${constants.MAX_STRING_LENGTH} bytes`;
    const fault = { kind: 'size', message, at: end, length: 0, pointer: '' } as const;
    return { value: undefined, problems: [...found, ...problems([fault], bytes, from, START)] };
  }
  return { value: whole ? parse(text(bytes, from, end)) : undefined, problems: found };
}

/** The value that begins at `from` in bytes that were read before and found well-formed; what follows it is left alone. */
export function readFirst(bytes: Uint8Array, from: number): Json {
  const { end } = locate(bytes, from, bytes.length, READ_LIMITS.maxDepth);
  return parse(text(bytes, from, end));
}
