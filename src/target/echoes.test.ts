import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import type { HeaderList } from '../exchange.ts';
import { createEchoFinder } from './echoes.ts';

const authorization = `Basic ${Buffer.from('agent1:s3cret/pass').toString('base64')}`;
const request = (body = '', path = '/me') => ({
  method: 'POST',
  url: `http://h${path}`,
  path,
  headers: [['Authorization', authorization]] as HeaderList,
  body: Buffer.from(body),
});
const response = (body: string, headers: HeaderList = []) => ({
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers,
  body: Buffer.from(body),
});

describe('an echo', () => {
  test.each<[string, string, HeaderList, readonly string[]]>([
    ['nothing of it', '{"statusCode":0}', [], []],
    ['the password in its body', '{"p":"s3cret/pass"}', [], ['password']],
    ['the password escaped', '{"p":"s3cret\\/pass"}', [], ['password']],
    ['the password in a header', '', [['X-Debug', 'p=s3cret/pass']], ['password']],
    ['the Authorization header', '', [['X-Debug', authorization]], ['password', 'authorization']],
    ['its Base64 part alone', authorization.slice(6), [], ['password', 'authorization']],
  ])('%s', (_name, body, headers, expected) => {
    expect(createEchoFinder(['s3cret/pass'], ['agent1']).find(request(), response(body, headers))).toEqual(
      expected,
    );
  });

  test('of a short password counts only where it stands alone', () => {
    const { find } = createEchoFinder(['abc'], []);
    expect(find(request(), response('xabcx abc1'))).toEqual([]);
    expect(find(request(), response('"abc"'))).toEqual(['password']);
  });

  test('of a password that is a name is none', () => {
    expect(createEchoFinder(['agent1'], ['agent1']).find(request(), response('agent1'))).toEqual([]);
  });

  test('of a password that a request sends openly is none, from then on', () => {
    const { find, sent } = createEchoFinder(['3002'], []);
    expect(find(request(), response('3002'))).toEqual(['password']);
    sent(request('{"phoneNumber":"3002"}'));
    expect(find(request(), response('3002'))).toEqual([]);
  });
});
