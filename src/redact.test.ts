import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { createRedactor, redactExchange } from './redact.ts';

const SECRET = 'pä/ss"w\\ö rd&<😀>+=\'1';
const redact = createRedactor([
  { kind: 'password', value: SECRET },
  { kind: 'credentials', value: `agent1:${SECRET}` },
]);

const percent = (text: string, lower = false) =>
  [...Buffer.from(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .map((digits) => `%${lower ? digits : digits.toUpperCase()}`)
    .join('');
const unicode = (text: string) =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

describe('a secret', () => {
  test.each([
    ['raw', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['percent-encoded for a form', new URLSearchParams({ '': SECRET }).toString().slice(1)],
    ['percent-encoded throughout', percent(SECRET)],
    ['percent-encoded in lower case', percent(SECRET, true)],
    ['escaped for JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['escaped for JSON with slashes', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
    ['escaped for JSON throughout', unicode(SECRET)],
    ['escaped for JSON in capitals', unicode(SECRET).toUpperCase().replaceAll('\\U', '\\u')],
    [
      'escaped for HTML',
      SECRET.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;'),
    ],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in Base64 without padding', Buffer.from(SECRET).toString('base64').replace(/=+$/, '')],
    ['in Base64 for URLs', Buffer.from(SECRET).toString('base64url')],
    ['in Base64, percent-encoded', encodeURIComponent(Buffer.from(SECRET).toString('base64'))],
    ['in UTF-8 read as Latin-1', Buffer.from(SECRET).toString('latin1')],
  ])('%s gives way to its mark, and its surroundings stay', (_form, text) => {
    expect(redact(`"${text}".`)).toBe('"[password]".');
  });

  test('in Basic credentials has a mark of its own', () => {
    expect(redact(`Basic ${Buffer.from(`agent1:${SECRET}`).toString('base64')};`)).toBe(
      'Basic [credentials];',
    );
  });

  test.each([0, 1, 2, 3])('inside a longer text in Base64 (%i before it) does not come through', (before) => {
    const coded = Buffer.from(`${'x'.repeat(before)}long-secret-value${'y'.repeat(5)}`).toString('base64');
    const shown = createRedactor([{ kind: 'token', value: 'long-secret-value' }])(coded);
    expect(shown).toContain('[token]');
    expect(Buffer.from(shown.split('[')[0] ?? '', 'base64').toString()).not.toContain('long');
  });

  test('that is short is replaced only where it stands alone', () => {
    const short = createRedactor([{ kind: 'password', value: 'a' }]);
    expect(short('a cat ate "a"; pass=a&b ä1a')).toBe(
      '[password] cat ate "[password]"; pass=[password]&b ä1a',
    );
  });

  test('that is empty is none', () => {
    expect(createRedactor([{ kind: 'password', value: '' }])('a b')).toBe('a b');
  });

  test.each([
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
    ['JSON inside JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['in a JSON Pointer', SECRET.replaceAll('~', '~0').replaceAll('/', '~1')],
  ])('%s gives way, too', (_form, text) => {
    expect(redact(`(${text})`)).toBe('([password])');
  });

  test('that itself looks escaped is found behind other escapes', () => {
    const escaped = createRedactor([{ kind: 'password', value: '50%41 "off" &lt;' }]);
    expect(escaped('"50%41 \\"off\\" &lt;"')).toBe('"[password]"');
    expect(escaped(encodeURIComponent('50%41 "off" &lt;'))).toBe('[password]');
  });

  const whole = 'Zq9-marked-secret/';
  const excerpt = createRedactor([{ kind: 'token', value: whole }]).excerpt;
  test.each([
    ['its beginning at the end', `shown: ${whole.slice(0, 9)}`, 'shown: [token]'],
    [
      'its beginning before an ellipsis',
      `shown: ${whole.slice(0, 6)}…, expected`,
      'shown: [token]…, expected',
    ],
    ['its end at the beginning', `${whole.slice(4)} is shown`, '[token] is shown'],
    ['its middle alone', whole.slice(3, 12), '[token]'],
    ['its escaped beginning', 'shown: Zq9\\u002dmarked\\u00…', 'shown: [token]…'],
    [
      'its beginning in Base64',
      `Basic ${Buffer.from(`u:${whole}`).toString('base64').slice(0, 18)}…`,
      'Basic dTp[token]…',
    ],
    ['all of it, where nothing was cut', `is ${whole}.`, 'is [token].'],
    ['too little of it to tell', `shown: ${whole.slice(0, 5)}`, `shown: ${whole.slice(0, 5)}`],
  ])('of which cutting left %s', (_what, text, shown) => {
    expect(excerpt(text)).toBe(shown);
  });

  test('inside another is hidden with it', () => {
    const both = createRedactor([
      { kind: 'cookie', value: 'abcd' },
      { kind: 'token', value: 'abcdefgh' },
    ]);
    expect(both('abcdefgh abcd')).toBe('[token] [cookie]');
  });

  test('that comes up later is hidden from then on, up to a bound', () => {
    const growing = createRedactor([{ kind: 'password', value: 'first-secret' }]);
    for (let n = 0; n < 1_500; n += 1) growing.learn({ kind: 'cookie', value: `value-${n}.` });
    expect(growing('first-secret value-1499. value-0.')).toBe('[password] [cookie] value-0.');
  });

  test('that a text is full of takes no more than the memory for it', () => {
    const many = createRedactor([{ kind: 'cookie', value: 'aaaaaaaa' }]);
    expect(many('aaaaaaaa '.repeat(3))).toBe('[cookie] [cookie] [cookie] ');
    expect(many('a'.repeat(2_000_000))).toBe('[secrets]');
  });

  test('of many is found as it is of few', () => {
    const many = createRedactor(
      Array.from({ length: 40 }, (_, at) => ({
        kind: 'header',
        value: at === 0 ? 'xyz' : `value number ${at}.`,
      })),
    );
    expect(many('a value number 7. xyz xyz1 value+number+8. value%20number 9.')).toBe(
      'a [header] [header] xyz1 [header] [header]',
    );
  });

  test('twice redacted is once redacted, whatever secret and text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.string(), (values, text) => {
        const any = createRedactor(values.map((value) => ({ kind: 'password', value })));
        const once = any(`${text}${values.join('|')}`);
        expect(any(once)).toBe(once);
      }),
      { seed: 1 },
    );
  });
});

describe('an exchange', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const exchange: Exchange = {
    index: 0,
    step: { name: 'operation', text: `say ${SECRET}`, list: [{ deep: SECRET, n: 1 }] },
    agent: 'first',
    request: {
      method: 'POST',
      url: `http://h/${encodeURIComponent(SECRET)}`,
      path: `/${encodeURIComponent(SECRET)}`,
      headers: [
        ['Authorization', 'Basic short'],
        ['Cookie', 'A=1; B=2'],
        ['X-Other', SECRET.slice(0, 3)],
      ],
      body: Buffer.from(JSON.stringify({ text: SECRET })),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [
        ['Set-Cookie', 'S=abc; Path=/; HttpOnly'],
        ['set-cookie', 'S=; Max-Age=0'],
        ['X-CSRF-TOKEN', 'x'],
      ],
      body: Buffer.concat([bytes('\xff\xfe\x80'), Buffer.from(SECRET)]),
    },
    failure: { kind: 'reset', message: SECRET },
    startedMs: 1,
    durationMs: 2,
    attempts: 2,
    earlier: [SECRET],
    echoes: [],
  };
  const shown = redactExchange(exchange, redact);

  test('holds no secret in any place', () => {
    expect(shown).toEqual({
      ...exchange,
      step: { name: 'operation', text: 'say [password]', list: [{ deep: '[password]', n: 1 }] },
      request: {
        method: 'POST',
        url: 'http://h/[password]',
        path: '/[password]',
        headers: [
          ['Authorization', 'Basic [credentials]'],
          ['Cookie', 'A=[cookie]; B=[cookie]'],
          ['X-Other', SECRET.slice(0, 3)],
        ],
        body: Buffer.from('{"text":"[password]"}'),
      },
      response: {
        ...exchange.response,
        headers: [
          ['Set-Cookie', 'S=[cookie]; Path=/; HttpOnly'],
          ['set-cookie', 'S=; Max-Age=0'],
          ['X-CSRF-TOKEN', '[csrf-token]'],
        ],
        body: bytes('\xff\xfe\x80[password]'),
      },
      failure: { kind: 'reset', message: '[password]' },
      earlier: ['[password]'],
    });
  });

  test('that holds none keeps its very bytes', () => {
    const body = bytes('\xff\xfe\x80 nothing');
    const clean = redactExchange(
      { ...exchange, response: { status: 200, statusText: '', httpVersion: '1.1', headers: [], body } },
      redact,
    );
    expect(clean.response?.body).toBe(body);
  });
});
