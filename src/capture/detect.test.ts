import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json/value.ts';
import { described, detect } from './detect.ts';
import { layoutOf } from './layout.ts';

describe('what a value is', () => {
  it.each<[string, Json | undefined]>([
    ['feed', { imSessions: [], statusCode: 0 }],
    ['feed', { imSessions: null }],
    ['feed', { statusCode: 0 }],
    ['feed', { uris: [], statusCode: 0 }],
    ['feed', { imSessions: [], statusCode: 3, messageType: 'x' }],
    ['answer', { imSession: {}, statusCode: 0 }],
    ['error', { statusCode: 6, statusMessage: 'x' }],
    ['error', { statusCode: '0' }],
    ['error', { statusCode: null }],
    ['har', { log: { entries: [] } }],
    ['har', { log: { entries: null } }],
    ['notification', { messageType: 'IMSessionStateChangeMessage', imSession: {} }],
    ['notification', { channel: '/v2/me/im-sessions', data: {} }],
    ['notification', { data: { messageType: 'IMLogUpdateMessage' } }],
    ['notification', [{ channel: '/meta/connect' }, { channel: '/v2/me/im-sessions', data: {} }]],
    ['session', { id: 'a' }],
    ['session', { state: 'Talking' }],
    ['session', { path: '/im-sessions/a' }],
    ['malformed', []],
    ['malformed', [{ id: 'a' }]],
    ['malformed', [{ channel: '/meta/connect' }, 1]],
    ['malformed', 'text'],
    ['malformed', 7],
    ['malformed', null],
    ['malformed', undefined],
    ['unknown', {}],
    ['unknown', { log: {} }],
    ['unknown', { log: 'x' }],
    ['unknown', { channel: '/meta/connect' }],
    ['unknown', { participants: [] }],
  ])('%s', (kind, value) => {
    expect(detect(value)).toBe(kind);
  });

  it('is found for every published sample', () => {
    const folder = new URL('../../suites/samples/', import.meta.url);
    const kinds = readdirSync(folder)
      .filter((name) => name.startsWith('notification') || name === 'feed.json')
      .map((name) => [
        name.replace(/-.*|\.json/, ''),
        detect(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json),
      ]);
    expect(kinds.length).toBeGreaterThan(5);
    for (const [name, kind] of kinds) expect(kind).toBe(name);
  });

  it('is described where it is nothing known', () => {
    expect(described({})).toBe('an object without members');
    expect(described({ a: 1, 'b"': 2 })).toBe('an object with "a", "b\\""');
    expect(described(Object.fromEntries(Array.from('abcdefghij', (name) => [name, 1])))).toContain('"h", …');
  });
});

describe('one JSON text or one a line', () => {
  const session = '{"id":"a","state":"Talking"}';
  it.each([
    ['single', session],
    ['single', `${session}\n`],
    ['single', `\n\n${session}\n \r\n`],
    ['lines', `${session}\n${session}`],
    ['lines', `${session}\r\n\r\n${session}\r\n`],
    ['lines', `${session}\nrubbish`],
    ['single', JSON.stringify({ imSessions: [JSON.parse(session)], statusCode: 0 }, null, 2)],
    ['single', `{"imSessions":[\n${session}\n],"statusCode":0}`],
    ['single', `{"imSessions":[\n${session},\n${session}\n],"statusCode":0}`],
    ['single', '[\n{"channel":"/meta/connect"}\n]'],
    ['lines', `{"id":"a","sta\n${session}\n`],
    ['lines', `{"id":"a",\n${session}\n`],
    ['lines', `<html>\n${session}\n`],
    ['lines', `{"id":\n${session}\n${session}\n`],
    ['single', '<html>\n<body>\n</html>'],
    ['single', `${session} ${session}`],
    ['single', ''],
    ['single', ' \n '],
    ['single', '{"id":"a","sta'],
    ['single', '[\n1,\n2\n]'],
    ['lines', `\ufeff${session}\n${session}`],
  ])('%s: %j', (layout, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(layoutOf(bytes, true)).toBe(layout);
    for (let length = 0; length < bytes.length; length += 1) {
      expect([layout, undefined]).toContain(layoutOf(bytes.subarray(0, length), false));
    }
  });
});
