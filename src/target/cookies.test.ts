import { describe, expect, test } from 'vitest';
import { createCookieJar } from './cookies.ts';
import { DEFAULTS } from './limits.ts';

const jar = (secure = true, limits = DEFAULTS) =>
  createCookieJar({ host: 'gws.example.com', secure }, limits);

/** The `Cookie` header for `path` after these `Set-Cookie` headers, each got from `/api/v2/me`. */
function sent(path: string, ...setCookies: string[]): string | undefined {
  const made = jar();
  for (const text of setCookies) made.keep(text, '/api/v2/me?x=/y/');
  return made.header(path);
}

describe('a cookie', () => {
  test.each<[string, string, string[], string | undefined]>([
    ['is sent back', '/api/v2/me', ['A=1'], 'A=1'],
    ['keeps what follows the first equals sign', '/api/v2/me', ['A=b=c=='], 'A=b=c=='],
    ['is replaced by its name', '/api/v2/me', ['A=1', 'B=2', 'A=3'], 'A=3; B=2'],
    ['goes to its path and below', '/api/x', ['A=1; Path=/api'], 'A=1'],
    ['goes to its path itself', '/api?q', ['A=1; Path=/api'], 'A=1'],
    ['does not go to a path that only begins alike', '/apix', ['A=1; Path=/api'], undefined],
    ['has the folder of its request as path', '/api/v2/other', ['A=1'], 'A=1'],
    ['goes nowhere above that folder', '/api/other', ['A=1'], undefined],
    ['with the longer path comes first', '/api/v2/me', ['A=1; Path=/', 'B=2; Path=/api'], 'B=2; A=1'],
    ['of one name may have two paths', '/api/v2/me', ['A=1; Path=/', 'A=2; Path=/api'], 'A=2; A=1'],
    ['is deleted by Max-Age=0', '/api/v2/me', ['A=1', 'A=; Max-Age=0'], undefined],
    [
      'is deleted by a date in the past',
      '/api/v2/me',
      ['A=1', 'A=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      undefined,
    ],
    ['stays until a date to come', '/api/v2/me', ['A=1; expires=Thu, 01 Jan 2999 00:00:00 GMT'], 'A=1'],
    [
      'obeys Max-Age before Expires',
      '/api/v2/me',
      ['A=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      'A=1',
    ],
    ['for this domain is kept', '/api/v2/me', ['A=1; Domain=.example.com'], 'A=1'],
    [
      'for another domain is not',
      '/api/v2/me',
      ['A=1; Domain=ample.com', 'B=1; Domain=other.org'],
      undefined,
    ],
    ['without a name or value is none', '/api/v2/me', ['=1', 'nothing', ''], undefined],
    ['with a path that is none has the usual one', '/api/v2/me', ['A=1; Path=x'], 'A=1'],
  ])('%s', (_name, path, setCookies, expected) => {
    expect(sent(path, ...setCookies)).toBe(expected);
  });

  test('that is Secure goes over https alone', () => {
    const made = jar(false);
    made.keep('A=1; Secure', '/');
    expect(made.header('/')).toBeUndefined();
  });

  test('too many or too long are not kept', () => {
    const made = jar(true, { ...DEFAULTS, maxCookies: 2, maxCookieBytes: 10 });
    for (const text of ['A=1', 'B=2', 'C=3', `D=${'x'.repeat(10)}`]) made.keep(text, '/');
    expect(made.header('/')).toBe('B=2; C=3');
  });
});
