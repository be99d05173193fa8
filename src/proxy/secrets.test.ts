import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import type { Exchange, HeaderList } from '../exchange.ts';
import { createSecretFinder } from './secrets.ts';

interface Parts {
  readonly headers?: HeaderList;
  readonly answered?: HeaderList;
  readonly path?: string;
  readonly body?: string;
  readonly step?: string;
}

const exchange = ({
  headers = [],
  answered = [],
  path = '/',
  body,
  step = 'feed.read',
}: Parts): Exchange => ({
  index: 0,
  step: { name: step },
  agent: 'first',
  request: {
    method: 'GET',
    url: `http://h${path}`,
    path,
    headers,
    ...(body ? { body: Buffer.from(body) } : {}),
  },
  response: { status: 200, statusText: '', httpVersion: '1.1', headers: answered, body: new Uint8Array() },
  startedMs: 0,
  durationMs: 0,
  attempts: 1,
  earlier: [],
  echoes: [],
});

const found = (parts: Parts, find = createSecretFinder()): string[] =>
  find(exchange(parts)).map(({ value }) => value);

const basic = Buffer.from('agent1:se:cret').toString('base64');

it.each<[string, Parts, string[]]>([
  ['a password', { headers: [['authorization', `Basic ${basic}`]] }, [basic, 'agent1:se:cret', 'se:cret']],
  ['a bearer token', { headers: [['Authorization', 'Bearer abc.def']] }, ['abc.def']],
  ['a cookie that is sent', { headers: [['Cookie', 'a=12345678; lang=en']] }, ['12345678']],
  [
    'a cookie that is set',
    { answered: [['Set-Cookie', 'JSESSIONID=ABCDEFGH; Path=/; HttpOnly']] },
    ['ABCDEFGH'],
  ],
  [
    'a CSRF token',
    {
      answered: [
        ['X-CSRF-TOKEN', 'tokentoken'],
        ['X-CSRF-HEADER', 'X-Own'],
      ],
    },
    ['tokentoken', 'tokentoken'],
  ],
  ['a key in a header', { headers: [['X-Api-Key', 'k-12345']] }, ['k-12345']],
  ['a token in the query', { path: '/api?access_token=t-123&fields=*' }, ['t-123']],
  [
    'a password in a handshake',
    {
      step: 'bayeux.handshake',
      body: '[{"channel":"/meta/handshake","ext":{"login":{"user":"a","password":"p"}}}]',
    },
    ['p'],
  ],
  ['nothing where there is none', { headers: [['Accept', '*/*']], path: '/api?fields=*' }, []],
])('finds %s', (_, parts, secrets) => {
  expect(found(parts)).toEqual(secrets);
});

it('knows the header that the server named for the CSRF token', () => {
  const find = createSecretFinder();
  found({ answered: [['X-CSRF-HEADER', 'X-Own']] }, find);
  expect(found({ headers: [['x-own', 'abcdef']] }, find)).toEqual(['abcdef']);
});
