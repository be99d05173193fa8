import { skipSpace } from '../json/bytes.ts';
import { readJson, type JsonProblem } from '../json/read.ts';
import { detect } from './detect.ts';

/** One JSON text, or one a line. */
export type Layout = 'single' | 'lines';

const LINE_FEED = 0x0a;
/** Lines looked at to find one that is a payload of its own, after a first one that is not. */
const MAX_LINES = 10;
const LINES_NAME = /\.(?:ndjson|jsonl|jsonlines)$/i;

export const isNamedLines = (name: string): boolean => LINES_NAME.test(name);

/** The fault that makes a text no JSON: duplicate names and a byte-order mark do not. */
const fatal = (problems: readonly JsonProblem[]): JsonProblem | undefined =>
  problems.find(({ kind }) => kind !== 'duplicate' && kind !== 'byte-order-mark' && kind !== 'depth');

interface Line {
  readonly from: number;
  readonly to: number;
}

/** The lines that are not blank; the last one only where the text ends with it. */
function* linesOf(head: Uint8Array, ended: boolean): Generator<Line> {
  let from = 0;
  while (from < head.length) {
    const feed = head.indexOf(LINE_FEED, from);
    if (feed === -1 && !ended) return;
    const to = feed === -1 ? head.length : feed;
    if (skipSpace(head, from, to) < to) yield { from, to };
    from = to + 1;
  }
}

/** Is this line a payload of its own, and no part of a text that began before? */
function standsAlone(head: Uint8Array, { from, to }: Line): boolean {
  const { value, problems } = readJson(head.subarray(from, to));
  if (value === undefined || fatal(problems)) return false;
  const kind = detect(value);
  if (kind === 'malformed' || kind === 'unknown') return false;
  const joint = fatal(readJson(head.subarray(0, to)).problems);
  return joint !== undefined && joint.offset <= skipSpace(head, from, to);
}

/**
 * Tells NDJSON from one JSON text, pretty-printed or not, by its first bytes; undefined where more are needed. It is
 * NDJSON where the first line is a whole text and more follows, or where a later line is a payload that cannot be the
 * continuation of what stands before it (the first line was cut or is no JSON).
 *
 * @param ended `head` is all there is.
 */
export function layoutOf(head: Uint8Array, ended: boolean): Layout | undefined {
  const lines = linesOf(head, ended);
  const first = lines.next();
  if (first.done === true) return ended ? 'single' : undefined;
  const { from, to } = first.value;
  if (!fatal(readJson(head.subarray(from, to)).problems)) {
    if (skipSpace(head, to, head.length) < head.length) return 'lines';
    return ended ? 'single' : undefined;
  }
  let count = 0;
  for (const line of lines) {
    if (standsAlone(head, line)) return 'lines';
    count += 1;
    if (count === MAX_LINES) return 'single';
  }
  return ended ? 'single' : undefined;
}
