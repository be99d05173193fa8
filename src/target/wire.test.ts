import { gzipSync, brotliCompressSync, deflateSync, deflateRawSync } from 'node:zlib';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { change, endAll, listen, portOf, read, serve, serveRaw, targetOf, textOf } from './testbed.ts';

afterEach(endAll);

const head = (...fields: string[]) => ['HTTP/1.1 200 OK', ...fields, '', ''].join('\r\n');
const NO_RETRY = { limits: { retries: 0 } };

/** What comes of a GET that is answered with these bytes; the server leaves the connection open unless told to end it. */
async function answered(
  bytes: string | Buffer,
  then: 'keep' | 'end' | 'reset' = 'keep',
  options = {},
): Promise<Exchange> {
  const base = await serveRaw((socket) => {
    socket.write(bytes, () => {
      if (then === 'end') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  });
  return read(targetOf(base, { timeoutMs: 300, ...NO_RETRY, ...options }));
}

const summary = ({ failure, response }: Exchange) => ({
  kind: failure?.kind,
  message: failure?.message,
  body: response === undefined ? undefined : Buffer.from(response.body).toString('latin1'),
});

describe('an answer that does not come whole', () => {
  test.each<[string, string, 'keep' | 'end' | 'reset', string, RegExp, string | undefined]>([
    ['never answers', '', 'keep', 'timeout', /request was sent and no answer came within 300 ms/, undefined],
    ['closes at once', '', 'end', 'reset', /closed the connection without an answer/, undefined],
    ['stalls in its head', 'HTTP/1.1 200 OK\r\nX: ', 'keep', 'timeout', /no answer came within/, undefined],
    [
      'stalls after its head',
      head('Content-Length: 5'),
      'keep',
      'timeout',
      /0 bytes of its body had come within/,
      '',
    ],
    [
      'stalls in its body',
      `${head('Content-Length: 5')}ab`,
      'keep',
      'timeout',
      /2 bytes of its body had come/,
      'ab',
    ],
    [
      'announces too much',
      `${head('Content-Length: 5')}abc`,
      'end',
      'reset',
      /broke off after 3 of the 5 bytes/,
      'abc',
    ],
    [
      'resets in its body',
      `${head('Content-Length: 5')}abc`,
      'reset',
      'reset',
      /broke off after 3 of the 5 bytes/,
      'abc',
    ],
    [
      'announces too little',
      `${head('Content-Length: 2')}abcd`,
      'keep',
      'protocol',
      /more bytes than its answer announced/,
      'ab',
    ],
    [
      'announces too little, then ends',
      `${head('Content-Length: 2', 'Connection: close')}abcd`,
      'end',
      'protocol',
      /more bytes than its answer announced/,
      'ab',
    ],
    [
      'has two lengths',
      `${head('Content-Length: 2', 'Content-Length: 3')}abc`,
      'keep',
      'protocol',
      /not valid HTTP: .*Content-Length/i,
      undefined,
    ],
    [
      'has a length and chunks',
      `${head('Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
      'keep',
      'protocol',
      /not valid HTTP/,
      undefined,
    ],
    [
      'has no number as length',
      `${head('Content-Length: x')}abc`,
      'keep',
      'protocol',
      /not valid HTTP: .*Content-Length/i,
      undefined,
    ],
    [
      'ends before its last chunk',
      `${head('Transfer-Encoding: chunked')}2\r\nab\r\n`,
      'end',
      'reset',
      /broke off after 2 bytes of the body, before its last chunk/,
      'ab',
    ],
    [
      'has an invalid chunk',
      `${head('Transfer-Encoding: chunked')}2\r\nab\r\nzz\r\n`,
      'keep',
      'protocol',
      /not valid HTTP: .*chunk/i,
      'ab',
    ],
    ['is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'keep', 'protocol', /not valid HTTP/, undefined],
    ['is HTTP/0.9', '<html></html>', 'end', 'protocol', /not valid HTTP/, undefined],
    ['has an invalid header', head('A\u0001: b'), 'keep', 'protocol', /not valid HTTP/, undefined],
    [
      'has a control character in a value',
      head('A: b\u0000c'),
      'keep',
      'protocol',
      /not valid HTTP/,
      undefined,
    ],
    [
      'switches protocols',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      'keep',
      'protocol',
      /switched to another protocol/,
      '',
    ],
  ])('%s', async (_name, bytes, then, kind, message, body) => {
    expect(summary(await answered(bytes, then))).toEqual({
      kind,
      message: expect.stringMatching(message) as string,
      body,
    });
  });

  test('thousands of header fields are kept all, up to the limit of the head', async () => {
    const fields = Array.from({ length: 3_000 }, (_, at) => `X-${at}: y`);
    const whole = await answered(`${head(...fields, 'Content-Length: 2')}ok`);
    expect(whole.failure).toBeUndefined();
    expect(whole.response?.headers).toHaveLength(3_001);
    const long = await answered(head(`X: ${'y'.repeat(70_000)}`));
    expect(long.failure).toMatchObject({
      kind: 'too-large',
      message: expect.stringMatching(/longer than the limit/) as string,
    });
  });

  test('a body that drips or never ends is cut by the time for the whole answer', async () => {
    const base = await serve((_request, response) => {
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    });
    const { failure, response } = await read(targetOf(base, { timeoutMs: 200 }));
    expect(failure).toMatchObject({
      kind: 'timeout',
      message: expect.stringMatching(/was not complete/) as string,
    });
    expect(Buffer.from(response?.body ?? []).toString()).toMatch(/^x+$/);
  });

  test('the part kept is bounded, and so is what is read', async () => {
    const base = await serve((_request, response) => {
      const pour = () => {
        while (response.write(Buffer.alloc(65_536, 'x')));
        response.once('drain', pour);
      };
      pour();
    });
    const { failure, response } = await read(
      targetOf(base, { maxBodyBytes: 300_000, limits: { maxPartialBytes: 1_000 } }),
    );
    expect(failure).toEqual({
      kind: 'too-large',
      message: 'the body is longer than the limit of 300000 bytes (--max-body)',
    });
    expect(response?.body).toHaveLength(1_000);
  });

  test('a body just at the limit comes whole', async () => {
    const exchange = await answered(`${head('Content-Length: 4')}abcd`, 'keep', { maxBodyBytes: 4 });
    expect(summary(exchange)).toEqual({ kind: undefined, message: undefined, body: 'abcd' });
  });
});

describe('an answer of the older kind', () => {
  test.each([
    ['HTTP/1.0 without a length', 'HTTP/1.0 200 OK\r\n\r\nabc', 'end'],
    ['HTTP/1.0 with a length', 'HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc', 'keep'],
    ['HTTP/1.1 until the connection closes', `${head()}abc`, 'end'],
    [
      'chunks with extensions and trailers',
      `${head('Transfer-Encoding: chunked')}3;x=y\r\nabc\r\n0\r\nT: 1\r\n\r\n`,
      'keep',
    ],
    [
      'an interim answer first',
      `HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${head('Content-Length: 3')}abc`,
      'keep',
    ],
  ] as const)('%s', async (_name, bytes, then) => {
    expect(summary(await answered(bytes, then))).toEqual({
      kind: undefined,
      message: undefined,
      body: 'abc',
    });
  });
});

describe('content coding', () => {
  const text = 'imSessions '.repeat(1_000);
  const coded = (coding: string, body: Buffer, length = body.length) =>
    Buffer.concat([Buffer.from(head(`Content-Encoding: ${coding}`, `Content-Length: ${length}`)), body]);

  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ])('%s is undone', async (coding, body) => {
    const exchange = await answered(coded(coding, body));
    expect(exchange.failure).toBeUndefined();
    expect(textOf(exchange)).toBe(text);
  });

  test('an empty body has no coding to undo', async () => {
    expect(summary(await answered(coded('gzip', Buffer.alloc(0)))).kind).toBeUndefined();
  });

  test.each([
    ['no gzip', 'gzip', Buffer.from('plain text'), /not valid gzip: incorrect header check/],
    ['cut gzip', 'gzip', gzipSync(text).subarray(0, 30), /not valid gzip: unexpected end of file/],
    ['no br', 'br', Buffer.from('plain text'), /not valid br/],
    ['an unknown coding', 'rot13', Buffer.from('plain text'), /Content-Encoding "rot13" is not known/],
  ])('%s is a failure', async (_name, coding, body, message) => {
    const { failure } = await answered(coded(coding, body));
    expect(failure).toMatchObject({ kind: 'encoding', message: expect.stringMatching(message) as string });
  });

  test('gzip that is whole inside a body that is not is no whole answer', async () => {
    const body = gzipSync(text);
    const { failure } = await answered(coded('gzip', body, body.length + 10), 'end');
    expect(failure?.kind).toBe('reset');
  });

  test('a bomb ends at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { failure, response } = await answered(coded('gzip', bomb), 'keep', {
      maxBodyBytes: 100_000,
      timeoutMs: 5_000,
    });
    expect(failure?.kind).toBe('too-large');
    expect(response?.body.length).toBeLessThanOrEqual(100_000);
  });
});

describe('connections', () => {
  test('one that is refused says who refused it', async () => {
    const server = createServer();
    await listen(server);
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    const { failure, attempts } = await read(targetOf(`http://127.0.0.1:${port}`));
    expect(failure).toEqual({
      kind: 'refused',
      message: `127.0.0.1:${port} refused the connection; does the server run, and is the port right?`,
    });
    expect(attempts).toBe(1);
  });

  test('an unknown host is named', async () => {
    const { failure } = await read(targetOf('http://no-such-host.invalid:81'));
    expect(failure).toMatchObject({
      kind: 'dns',
      message: expect.stringMatching(/host name of no-such-host\.invalid:81 is not known/) as string,
    });
  });

  test('are kept for reads, and a new one is made for each change', async () => {
    const ports: (number | undefined)[] = [];
    const base = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      response.end();
    });
    const target = targetOf(base);
    for (const send of [read, read, change, change, read]) await send(target);
    const [a, b, c, d, e] = ports;
    expect(b).toBe(a);
    expect(e).toBe(a);
    expect(new Set([a, c, d]).size).toBe(3);
  });

  test('one that closes under a read is replaced, and nothing is said of it', async () => {
    const seen = new Map<Socket, number>();
    const base = await serveRaw((socket) => {
      const nth = (seen.get(socket) ?? 0) + 1;
      seen.set(socket, nth);
      if (nth > 1) socket.resetAndDestroy();
      else socket.write(`${head('Content-Length: 2')}ok`);
    });
    const target = targetOf(base);
    await read(target);
    const second = await read(target);
    expect(second).toMatchObject({ attempts: 2, earlier: [] });
    expect(textOf(second)).toBe('ok');
  });
});
