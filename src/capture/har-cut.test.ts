import { describe, expect, it } from 'vitest';
import { wholeEntries } from './har-cut.ts';

const encoded = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const ENTRIES = [{ a: '"]}{' }, { b: [1, { entries: [] }] }, { c: '\\' }];
const har = (before: object = {}): string =>
  JSON.stringify({ log: { version: '1.2', note: 'entries', ...before, entries: ENTRIES, after: 1 } });

describe('a recording that is cut short', () => {
  it.each(['compact', 'indented'])('keeps its whole entries, wherever it is cut: %s', (how) => {
    const text = how === 'compact' ? har() : JSON.stringify(JSON.parse(har()), null, 2);
    const counts = Array.from(text, (_, at) => {
      const log = wholeEntries(encoded(text.slice(0, at)))?.['log'] as { entries: unknown[] } | undefined;
      if (log) expect(ENTRIES.slice(0, log.entries.length)).toEqual(log.entries);
      return log?.entries.length ?? 0;
    });
    expect([...counts].sort()).toEqual(counts);
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3]));
  });

  it.each([
    ['no recording', '{"imSessions":[{"id":"A"},{"id":'],
    ['broken before its end', har().replace('"b"', 'b').slice(0, -10)],
    ['entries somewhere else', '{"log":{"pages":{"entries":[{"a":1},'],
    ['another member after the name', '{"log":{"note":"entries","pages":[{"a":1},'],
    ['nothing', ''],
    ['a string without end', '{"log":{"entries'],
  ])('gives nothing where it is %s', (_, text) => {
    expect(wholeEntries(encoded(text))).toBeUndefined();
  });
});
