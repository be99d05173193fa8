import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { atEnd, endAll, targetOf } from '../target/testbed.ts';
import type { Call, TargetOptions } from '../target/index.ts';
import { runApp } from './app.ts';
import { supertestTransport } from './supertest.ts';

afterEach(endAll);

/** Sends one request by the own client and one over supertest, to the same app. */
async function both(
  app: RequestListener,
  call: Partial<Call>,
  options: Partial<TargetOptions> = {},
): Promise<Exchange[]> {
  const running = await runApp(app);
  atEnd(() => running.close());
  const transport = await supertestTransport(running);
  const send = (more: Partial<TargetOptions>) =>
    targetOf(running.base, { ...options, ...more }).send({
      step: { name: 'test' },
      method: 'GET',
      path: '/',
      ...call,
    });
  return [await send({}), await send({ transport })];
}

/** What a server sees of a request. */
const seen: RequestListener = (incoming, outgoing) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const { method, url, rawHeaders } = incoming;
    const fields = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [[name.toLowerCase(), rawHeaders[at + 1]]] : [],
    );
    outgoing.end(
      JSON.stringify({ method, url, fields: fields.sort(), body: Buffer.concat(chunks).toString('hex') }),
    );
  });
};

const bodyOf = ({ response }: Exchange) => Buffer.from(response?.body ?? []).toString();
/** What came back, without what differs from one answer to the next. */
const answerOf = ({ response, failure }: Exchange) => ({
  status: response?.status,
  statusText: response?.statusText,
  headers: response?.headers.filter(([name]) => !/^(?:date|connection|keep-alive)$/i.test(name)),
  body: Buffer.from(response?.body ?? []).toString('hex'),
  failure: failure?.kind,
});

describe('the app gets the same request as from the own client', () => {
  it.each([
    '/a/%2e%2e/b',
    '/a/../b/./c',
    '/x"<>{}|^`y',
    '/back\\slash',
    '/#fragment?q#',
    '/%00%0d%0a?q=%zz&q=1&q=2',
    `/${'a'.repeat(8192)}`,
    '//double//slash',
  ])('by path: %s', async (path) => {
    const [own, over] = await both(seen, { path });
    expect(bodyOf(over as Exchange)).toBe(bodyOf(own as Exchange));
    expect(JSON.parse(bodyOf(over as Exchange))).toMatchObject({ url: path });
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('by method and body: %s', async (method) => {
    const body = Buffer.from([0, 0xff, 0x7b, 0x0a]);
    const [own, over] = await both(seen, { method, body, headers: [['Content-Type', 'text/plain']] });
    expect(bodyOf(over as Exchange)).toBe(bodyOf(own as Exchange));
    expect(JSON.parse(bodyOf(over as Exchange))).toMatchObject({ method, body: '00ff7b0a' });
  });

  it.each(['', '[]', '{"a":', '"x"'])('by a body that is no object: %s', async (body) => {
    const [own, over] = await both(seen, { method: 'POST', body });
    expect(bodyOf(over as Exchange)).toBe(bodyOf(own as Exchange));
  });
});

describe('the answer is read as by the own client', () => {
  it.each<[string, RequestListener]>([
    [
      'a JSON body',
      (_, out) => void out.writeHead(200, { 'Content-Type': 'application/json' }).end('{"statusCode":0}'),
    ],
    [
      'bytes that are no UTF-8',
      (_, out) =>
        void out.writeHead(200, { 'Content-Type': 'application/json' }).end(Buffer.from([0xff, 0xfe, 0x80])),
    ],
    [
      'a broken JSON body',
      (_, out) => void out.writeHead(200, { 'Content-Type': 'application/json' }).end('{"a":'),
    ],
    ['gzip', (_, out) => void out.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{}'))],
    ['br', (_, out) => void out.writeHead(200, { 'Content-Encoding': 'br' }).end(brotliCompressSync('{}'))],
    [
      'what says it is gzip, and is not',
      (_, out) => void out.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{}'),
    ],
    ['a redirect to itself', (_, out) => void out.writeHead(303, { Location: '/' }).end()],
    ['an error status', (_, out) => void out.writeHead(500, 'Oh NO').end('<html>')],
    ['no content', (_, out) => void out.writeHead(204).end()],
    [
      'doubled header fields',
      (_, out) =>
        void out
          .writeHead(
            200,
            [
              ['X-a', '1'],
              ['x-A', '2'],
              ['Set-Cookie', 'a=b'],
              ['Set-Cookie', 'c=d'],
            ].flat(),
          )
          .end(),
    ],
    [
      'a form',
      (_, out) =>
        void out.writeHead(200, { 'Content-Type': 'application/x-www-form-urlencoded' }).end('a=b&c=%zz'),
    ],
    [
      'several parts',
      (_, out) => void out.writeHead(200, { 'Content-Type': 'multipart/mixed; boundary=x' }).end('--x--'),
    ],
    ['more than the limit', (_, out) => void out.end('x'.repeat(5000))],
    [
      'a connection that breaks off',
      (_, out) => void out.writeHead(200, { 'Content-Length': 10 }).write('abc', () => out.destroy()),
    ],
    ['no answer at all', (incoming) => void incoming.socket.destroy()],
    ['silence', () => undefined],
  ])('%s', async (_, app) => {
    const [own, over] = await both(app, {}, { maxBodyBytes: 1000, timeoutMs: 500, limits: { retries: 0 } });
    expect(answerOf(over as Exchange)).toEqual(answerOf(own as Exchange));
  });

  it('of a HEAD', async () => {
    const [own, over] = await both((_, out) => void out.writeHead(200, { 'Content-Length': 9 }).end(), {
      method: 'HEAD',
    });
    expect(answerOf(over as Exchange)).toEqual(answerOf(own as Exchange));
  });
});

it('does not send what is no request', async () => {
  const [own, over] = await both(seen, { path: '/a b' });
  expect([own?.failure?.kind, over?.failure?.kind]).toEqual(['aborted', 'aborted']);
});
