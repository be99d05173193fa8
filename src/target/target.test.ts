import { Buffer } from 'node:buffer';
import type { IncomingMessage, RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { header, type Exchange } from '../exchange.ts';
import { endAll, serve, targetOf as target, textOf as text } from './testbed.ts';

afterEach(endAll);

const step = { name: 'probe' };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('send', () => {
  test('records request and answer', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"statusCode":0}');
    });
    const made = target(base);
    const exchange = await made.send({ step, method: 'GET', path: '/api/v2/me/im-sessions?fields=*' });
    expect(exchange).toMatchObject({
      index: 0,
      step,
      agent: 'first',
      request: {
        method: 'GET',
        url: `${base}/api/v2/me/im-sessions?fields=*`,
        path: '/api/v2/me/im-sessions?fields=*',
      },
      response: { status: 200, statusText: 'OK', httpVersion: '1.1' },
      attempts: 1,
      earlier: [],
      echoes: [],
    });
    expect(exchange.failure).toBeUndefined();
    expect(text(exchange)).toBe('{"statusCode":0}');
    expect(made.exchanges).toEqual([exchange]);
  });

  test('sends a hostile path byte for byte', async () => {
    const base = await serve((request, response) => {
      response.end(request.url);
    });
    const path = '/a/%2e%2e/b/../c//%00?x=%zz#y';
    const exchange = await target(`${base}/pre/fix`).send({ step, method: 'GET', path });
    expect(text(exchange)).toBe(`/pre/fix${path}`);
  });

  test('a request that is none is told, not thrown', async () => {
    const exchange = await target('http://127.0.0.1:1').send({ step, method: 'GET', path: '/a b' });
    expect(exchange.failure).toMatchObject({
      kind: 'aborted',
      message: expect.stringMatching(/cannot be sent as HTTP/) as string,
    });
  });

  test('sends the body of a change with its length, and a length of 0 where there is none', async () => {
    const base = await serve((request, response) => {
      void bodyOf(request).then((body) => response.end(`${request.headers['content-length'] ?? ''} ${body}`));
    });
    const made = target(base);
    expect(text(await made.send({ step, method: 'POST', path: '/', body: '{"a":"é"}' }))).toBe(
      '10 {"a":"é"}',
    );
    expect(text(await made.send({ step, method: 'POST', path: '/' }))).toBe('0 ');
  });
});

describe('identity', () => {
  const echo: RequestListener = (request, response) => {
    response.setHeader('Set-Cookie', 'JSESSIONID=0123456789abcdef; Path=/; HttpOnly');
    if (request.method === 'GET') response.setHeader('X-CSRF-HEADER', 'X-Token');
    if (request.method === 'GET') response.setHeader('X-CSRF-TOKEN', 'abcdef-token');
    response.end(
      JSON.stringify([request.headers.authorization, request.headers.cookie, request.headers['x-token']]),
    );
  };
  const credentials = {
    user: 'agent1',
    password: 'secret1',
    secondUser: 'agent2',
    secondPassword: 'secret2',
  };
  const sentBy = (exchange: Exchange) => JSON.parse(text(exchange)) as (string | null)[];

  test('each agent has its own credentials, cookies and CSRF token; nobody has none', async () => {
    const made = target(await serve(echo), credentials);
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    const first = { step, path: '/', agent: 'first' } as const;
    expect(sentBy(await made.send({ ...first, method: 'GET' }))).toEqual([
      basic('agent1:secret1'),
      null,
      null,
    ]);
    expect(made.hasCsrf('first')).toBe(true);
    expect(made.hasCsrf('second')).toBe(false);
    const cookie = 'JSESSIONID=0123456789abcdef';
    const posted = await made.send({ ...first, method: 'POST' });
    expect(sentBy(posted)).toEqual([basic('agent1:secret1'), cookie, 'abcdef-token']);
    const without = await made.send({ ...first, method: 'POST', csrf: 'omit' });
    expect(sentBy(without)[2]).toBeNull();
    const wrong = sentBy(await made.send({ ...first, method: 'POST', csrf: 'wrong' }))[2];
    expect(wrong).toHaveLength('abcdef-token'.length);
    expect(wrong).not.toBe('abcdef-token');
    const second = await made.send({ ...first, agent: 'second', method: 'POST' });
    expect(sentBy(second)).toEqual([basic('agent2:secret2'), null, null]);
    for (const method of ['GET', 'POST']) {
      const nobody = await made.send({ ...first, agent: 'anonymous', method });
      expect(sentBy(nobody)).toEqual([null, null, null]);
      const intruder = sentBy(await made.send({ ...first, agent: 'intruder', method }));
      expect(Buffer.from(intruder[0]?.slice(6) ?? '', 'base64').toString()).toMatch(/^agent1:(?!secret1$)./);
      expect(intruder.slice(1)).toEqual([null, null]);
    }
  });

  test('an exchange that is handed out holds no secret, the one kept for judging does', async () => {
    const shown: Exchange[] = [];
    const base = await serve((request, response) => {
      response.setHeader('Set-Cookie', 'JSESSIONID=0123456789abcdef; Path=/');
      response.end(`${request.headers.authorization ?? ''} secret1 0123456789abcdef`);
    });
    const made = target(base, { ...credentials, onExchange: (exchange) => shown.push(exchange) });
    const kept = await made.send({ step, method: 'GET', path: '/' });
    expect(kept.echoes).toEqual(['password', 'authorization']);
    expect(header(kept.request.headers, 'authorization')).toContain('Basic YWdl');
    expect(text(shown[0] as Exchange)).toBe('Basic [credentials] [password] [cookie]');
    expect(header(shown[0]?.request.headers ?? [], 'authorization')).toBe('Basic [credentials]');
    expect(header(shown[0]?.response?.headers ?? [], 'set-cookie')).toBe('JSESSIONID=[cookie]; Path=/');
  });
});

describe('a large body', () => {
  const kinds = async (bodies: readonly string[], shows: readonly string[]) => {
    let at = 0;
    const base = await serve((_request, response) => {
      response.end(bodies[at++]);
    });
    const made = target(base);
    const got: (Uint8Array | undefined)[] = [];
    for (const one of shows) {
      const call = { step: { name: 'probe', shows: one }, method: 'GET', path: '/' };
      got.push((await made.send(call)).response?.body);
    }
    return got;
  };
  const large = 'x'.repeat(70_000);

  test('that comes again is held once', async () => {
    const [a, b, c, d] = await kinds(
      [large, large, `${large.slice(1)}y`, large],
      ['feed', 'feed', 'feed', 'uris'],
    );
    expect(b).toBe(a);
    expect(c).not.toBe(a);
    expect(c?.at(-1)).toBe('y'.charCodeAt(0));
    expect(d).not.toBe(a);
    expect(d).toEqual(a);
  });
});
