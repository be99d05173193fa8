import { describe, expect, it } from 'vitest';
import { render } from '../report/index.ts';
import { cleanResult, hostileResult, sampleResult } from '../report/sample.test-data.ts';
import { readResult, SavedResultError } from './saved-result.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (result = sampleResult()): string => render('json', result, { colour: false });

describe('readResult', () => {
  it.each([
    ['a usual result', sampleResult()],
    ['a clean one', cleanResult()],
    ['a hostile one', hostileResult()],
  ])('reads back what the json reporter wrote: %s', (_, result) => {
    expect(readResult(bytes(written(result)))).toEqual(result);
  });

  it.each([
    [written().slice(0, -40), /^no well-formed JSON, perhaps cut: line \d+/],
    ['{}', /^not a result: write one with --reporter json=FILE/],
    ['[1]', /^not a result/],
    [written().replace('"1.0"', '"9.0"'), /at \/schemaVersion: expected "1.0"/],
    [written().replace(/,\s*"complete": true/, ''), /at \/complete: expected the member complete/],
    [
      written().replace('"status": "fail"', '"status": "perfect"'),
      /at \/requirements\/4\/status: expected one of/,
    ],
  ])('refuses %#', (text, message) => {
    expect(() => readResult(bytes(text))).toThrow(SavedResultError);
    expect(() => readResult(bytes(text))).toThrow(message);
  });
});
