import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineScanner, scanLines, type JsonLine } from './lines.ts';
import { readJson } from './read.ts';

const utf8 = (source: string): Uint8Array => new TextEncoder().encode(source);

function all(body: Uint8Array | string, sizes = [1 << 20], maxElementBytes?: number): JsonLine[] {
  const bytes = typeof body === 'string' ? utf8(body) : body;
  const scanner = new LineScanner(maxElementBytes === undefined ? {} : { maxElementBytes });
  const lines: JsonLine[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    for (const batch of scanner.write(bytes.subarray(at, at + size))) lines.push(...batch);
    at += size;
  }
  for (const batch of scanner.end()) lines.push(...batch);
  return lines;
}

describe('lines', () => {
  it('are read one by one, blank ones left out', () => {
    expect(all('{"a":1}\n\n  \r\n[2]\r\n"x"').map(({ line, value }) => [line, value])).toEqual([
      [1, { a: 1 }],
      [4, [2]],
      [5, 'x'],
    ]);
    expect(all('\n\n')).toEqual([]);
    expect(all('{}\n{}\n').map(({ line }) => line)).toEqual([1, 2]);
  });

  it('come as soon as they are complete', async () => {
    const seen: unknown[] = [];
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield utf8('1\n2\n3');
      await Promise.resolve();
      expect(seen).toEqual([1, 2]);
      yield utf8('4\n');
    }
    for await (const batch of scanLines(chunks())) seen.push(...batch.map(({ value }) => value));
    expect(seen).toEqual([1, 2, 34]);
  });

  it('that are wrong leave the others as they are, and say where they stand', () => {
    const lines = all('{"a":1}\n{"é":\n{"b":1,"b":2}\n{"c":3}');
    expect(lines.map(({ value }) => value)).toEqual([{ a: 1 }, undefined, { b: 2 }, { c: 3 }]);
    expect(lines[1]?.problems).toMatchObject([{ kind: 'syntax', line: 2, column: 6, offset: 14 }]);
    expect(lines[2]?.problems).toMatchObject([{ kind: 'duplicate', line: 3, column: 8, pointer: '/b' }]);
    expect(lines[3]?.problems).toEqual([]);
  });

  it('do not make up for each other', () => {
    const lines = all('1,2\n{"a":1\n"b":2}\n');
    expect(lines.map(({ value, problems }) => [value, problems[0]?.kind])).toEqual([
      [1, 'trailing'],
      [undefined, 'syntax'],
      ['b', 'trailing'],
    ]);
    expect(all('"a\nb"\n').map(({ problems }) => problems[0]?.kind)).toEqual(['syntax', 'syntax']);
    expect(all('[1\n2]\n').map(({ problems }) => problems[0]?.kind)).toEqual(['syntax', 'trailing']);
  });

  it('that are too long are passed over', () => {
    for (const size of [1, 7, 1000]) {
      const lines = all(`1\n"${'x'.repeat(20)}"\n2\n"${'y'.repeat(40)}`, [size], 20);
      expect(lines.map(({ line, value, problems }) => [line, value, problems[0]?.kind])).toEqual([
        [1, 1, undefined],
        [2, undefined, 'size'],
        [3, 2, undefined],
        [4, undefined, 'size'],
      ]);
    }
  });

  it('are what readJson makes of each, in any chunks', () => {
    const line = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
      fc
        .array(
          fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            ',',
            '"a":',
            '"',
            '\\',
            '1',
            ' ',
            'é',
            '\r',
            '{"a":1,"a":2}',
            '\ufeff',
          ),
          { maxLength: 8 },
        )
        .map((parts) => parts.join('')),
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), sizes, (sources, cuts) => {
        const wanted = sources.flatMap((source, index) => {
          if (source.trim() === '' && !source.includes('\ufeff')) return [];
          const { value, problems } = readJson(utf8(source));
          return [{ line: index + 1, value, kinds: problems.map(({ kind, column }) => [kind, column]) }];
        });
        const found = all(sources.join('\n'), cuts).map(({ line: number, value, problems }) => ({
          line: number,
          value,
          kinds: problems.map(({ kind, column }) => [kind, column]),
        }));
        expect(found).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });
});
