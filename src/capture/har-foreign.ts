import type { Exchange, Step } from '../exchange.ts';
import { header } from '../exchange.ts';
import { readJson } from '../json/read.ts';
import { isObject, type Json, type JsonObject } from '../json/value.ts';
import { asAnswered, stepOf, type Prefixes } from './foreign-step.ts';
import { BrokenEntry, entryOf, type Entry } from './har-entry.ts';

/** Why an answer says nothing of the server; undefined where it does. */
function unusable({ response }: Entry, entry: JsonObject): string | undefined {
  const { status, body, headers, size } = response;
  if (status === 0) return 'it was not answered';
  if (entry['_fromCache'] !== undefined || entry['_fromDiskCache'] === true)
    return "it was answered from the browser's cache";
  if (status < 200 || (status >= 300 && status < 400)) return `it was answered with HTTP ${status}`;
  if (body === undefined) {
    const empty = status === 204 || (size === 0 && header(headers, 'content-length') === '0');
    return empty ? undefined : 'the recording does not hold the content of the answer';
  }
  const cut = size > body.length && readJson(body).value === undefined;
  return cut ? `the recording holds only ${body.length} of the ${size} bytes of the answer` : undefined;
}

interface Kept {
  readonly entry: Entry;
  readonly step: Step;
}

/** In the order in which they were sent; those with no time stay where they are. */
const inOrder = (kept: readonly Kept[]): readonly Kept[] =>
  kept.some(({ entry }) => Number.isNaN(entry.startedAtMs))
    ? kept
    : kept.toSorted((one, other) => one.entry.startedAtMs - other.entry.startedAtMs);

const toExchange = ({ entry, step }: Kept, index: number, beganMs: number): Exchange => {
  const { status, statusText, httpVersion, headers, body } = entry.response;
  return asAnswered({
    index,
    step,
    agent: 'first',
    request: entry.request,
    response: { status, statusText, httpVersion, headers, body: body ?? new Uint8Array() },
    startedMs: Number.isNaN(entry.startedAtMs) ? 0 : entry.startedAtMs - beganMs,
    durationMs: entry.durationMs,
    attempts: 1,
    earlier: [],
    echoes: [],
  });
};

/**
 * The exchanges in a recording by a browser or a proxy that have to do with the resource; what is left out of those,
 * and why, is noted.
 */
export function foreignExchanges(entries: readonly Json[], prefixes: Prefixes, notes: string[]): Exchange[] {
  const kept: Kept[] = [];
  let others = 0;
  for (const [place, value] of entries.entries()) {
    const note = (why: string): unknown => notes.push(`entry ${place + 1} is left out: ${why}`);
    try {
      const entry = entryOf(value);
      const step = stepOf(entry.request, prefixes);
      const why = step && isObject(value) ? unusable(entry, value) : undefined;
      if (step === undefined) others += 1;
      else if (why !== undefined) note(`${entry.request.method} ${entry.request.path}: ${why}`);
      else kept.push({ entry, step });
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      note(error.message);
    }
  }
  if (others > 0) notes.push(`${others} entries are no requests of the resource under ${prefixes.apiBase}`);
  const ordered = inOrder(kept);
  const beganMs = ordered[0]?.entry.startedAtMs ?? 0;
  return ordered.map((one, index) => toExchange(one, index, beganMs));
}
