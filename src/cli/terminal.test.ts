import { describe, expect, it } from 'vitest';
import { progress } from './progress.ts';
import { looks } from './terminal.ts';

const TERMINAL = { isTTY: true, columns: 80 };
const UTF8 = { LANG: 'en_GB.UTF-8' };

describe('how a report looks', () => {
  it.each([
    ['a terminal', TERMINAL, UTF8, { colour: true, ascii: false, width: 80 }],
    ['a pipe', {}, UTF8, { colour: false, ascii: false }],
    ['NO_COLOR', TERMINAL, { ...UTF8, NO_COLOR: '1' }, { colour: false, ascii: false, width: 80 }],
    ['an empty NO_COLOR', TERMINAL, { ...UTF8, NO_COLOR: '' }, { colour: true, ascii: false, width: 80 }],
    ['FORCE_COLOR on a pipe', {}, { ...UTF8, FORCE_COLOR: '1' }, { colour: true, ascii: false }],
    [
      'NO_COLOR over FORCE_COLOR',
      {},
      { ...UTF8, NO_COLOR: '1', FORCE_COLOR: '1' },
      { colour: false, ascii: false },
    ],
    ['FORCE_COLOR=0', TERMINAL, { ...UTF8, FORCE_COLOR: '0' }, { colour: false, ascii: false, width: 80 }],
    ['a dumb terminal', TERMINAL, { ...UTF8, TERM: 'dumb' }, { colour: false, ascii: false, width: 80 }],
    ['a terminal without UTF-8', TERMINAL, { LANG: 'C' }, { colour: true, ascii: true, width: 80 }],
    ['a wide terminal', { isTTY: true, columns: 400 }, UTF8, { colour: true, ascii: false, width: 120 }],
    ['a narrow terminal', { isTTY: true, columns: 10 }, UTF8, { colour: true, ascii: false, width: 60 }],
  ])('on %s', (_, screen, environment, expected) => {
    expect(looks(screen, environment)).toEqual(expected);
  });
});

describe('progress', () => {
  const written = (isTTY: boolean): string => {
    let text = '';
    const line = progress({ isTTY, columns: 10, write: (part) => (text += part) });
    line.show('reading\u001b[31m the feed');
    line.clear();
    return text;
  };

  it('is one line that is written over, cut to the terminal and harmless', () => {
    expect(written(true)).toBe('\r\u001b[Kreading\\u\r\u001b[K');
  });

  it('is for terminals only', () => {
    expect(written(false)).toBe('');
  });
});
