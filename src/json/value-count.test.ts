import { describe, expect, it } from 'vitest';
import { readJson } from './read.ts';
import { holdsMoreValues } from './value-count.ts';

const utf8 = (source: string): Uint8Array => new TextEncoder().encode(source);

describe('values are counted', () => {
  it.each([
    ['[1,2,3,4,5]', 6],
    ['[[1],[2],[3]]', 7],
    ['{"a":{"b":{"c":1}}}', 4],
    ['["a,b,c,d,e,f[{","\\",,,,,,,,","\\\\",1]', 5],
    ['["\\\\\\",,,,,,,,,",2,3]', 4],
  ])('%s', (source, count) => {
    // White space that does not count makes the text long enough to be looked at.
    const long = utf8(source + ' '.repeat(100));
    expect(holdsMoreValues(long, 0, count)).toBe(false);
    expect(holdsMoreValues(long, 0, count - 1)).toBe(true);
  });

  it('from where the text begins', () => {
    expect(holdsMoreValues(utf8('[[[[[[[[[[ [1]           '), 10, 2)).toBe(false);
  });

  it('and a string that does not end holds none', () => {
    expect(holdsMoreValues(utf8(`["${','.repeat(100)}`), 0, 3)).toBe(false);
  });
});

describe('a text of more values than the limit', () => {
  const source = `[${'{},'.repeat(50)}{}]`;

  it('has no value, and says so', () => {
    expect(readJson(utf8(source), { maxValues: 51 })).toMatchObject({
      value: undefined,
      problems: [{ kind: 'size', offset: 0, message: 'the text holds more than 51 values' }],
    });
  });

  it('is read where that is the limit', () => {
    // The list and its values, and once more each that is empty.
    expect(readJson(utf8(source), { maxValues: 104 }).problems).toEqual([]);
  });
});
