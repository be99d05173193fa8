import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiOnly, block, jsonText, line, notFormula } from './neutral.ts';

const HARMFUL = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u;
const COMMAND = /##[\w.-]*\[|^\s*::/m;

const anyText = fc.string({ unit: 'binary' });
const nasty = fc
  .array(
    fc.constantFrom(
      '::',
      ':',
      '##[',
      '#',
      '##vso[',
      '\n',
      ' ',
      '\r',
      '\u001b[',
      '\u202e',
      '\ud800',
      '\\',
      '"',
      'a',
      '\u0000',
    ),
  )
  .map((parts) => parts.join(''));

describe('line', () => {
  it.each([
    ['plain /imSessions/3 ünï "x" 👍', 'plain /imSessions/3 ünï "x" 👍'],
    ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u202egnp.exe', '\\u202egnp.exe'],
    ['\u{e0041}\ud800', '\\u{e0041}\\ud800'],
    ['::error::x', '\\u003a:error::x'],
    ['a::b', 'a::b'],
    ['x ##[group]', 'x \\u0023#[group]'],
    ['##vso[task.x]', '\\u0023#vso[task.x]'],
    ['## heading', '## heading'],
  ])('%j reads %j', (raw, shown) => {
    expect(line(raw)).toBe(shown);
  });

  it('leaves nothing harmful in any text, and makes one line of it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (raw) => {
        expect(line(raw)).not.toMatch(HARMFUL);
        expect(line(raw)).not.toMatch(COMMAND);
        expect(line(raw)).not.toContain('\n');
      }),
    );
  });
});

describe('block', () => {
  it('keeps line feeds and tabs, and nothing else that is not shown', () => {
    expect(block('a\r\nb\tc\rd\n ::error::')).toBe('a\nb\tc\\rd\n \\u003a:error::');
    fc.assert(
      fc.property(fc.oneof(anyText, nasty), (raw) => {
        expect(block(raw)).not.toMatch(HARMFUL);
        expect(block(raw)).not.toMatch(COMMAND);
      }),
    );
  });
});

describe('jsonText', () => {
  it('reads back as the very value, with nothing harmful in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(anyText, nasty), fc.oneof(anyText, nasty)), (value) => {
        const text = jsonText(value);
        expect({ ...JSON.parse(text) }).toEqual({ ...value });
        expect(text).not.toMatch(HARMFUL);
        expect(text).not.toMatch(COMMAND);
      }),
    );
  });
});

it('shows all but ASCII as escapes', () => {
  expect(asciiOnly('ü 👍 a~')).toBe('\\u00fc \\u{1f44d} a~');
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1+cmd', "'+1+cmd"],
  ['-1*2', "'-1*2"],
  ['+4930123', '+4930123'],
  ['-1.5', '-1.5'],
  ['@a', "'@a"],
  ['a=1', 'a=1'],
])('%j is no formula as %j', (raw, shown) => {
  expect(notFormula(raw)).toBe(shown);
});
