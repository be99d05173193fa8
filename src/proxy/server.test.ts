import { once } from 'node:events';
import { createServer, get, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULTS } from '../target/index.ts';
import { atEnd, endAll, serve, serveRaw } from '../target/testbed.ts';
import { startProxy, type Passed, type RunningProxy } from './server.ts';

afterEach(endAll);

interface Standing extends RunningProxy {
  readonly passed: Passed[];
}

async function between(base: string, limits: { maxBodyBytes?: number } = {}): Promise<Standing> {
  const passed: Passed[] = [];
  const connection = {
    ...DEFAULTS,
    base,
    apiBase: '/api',
    headers: [],
    insecure: false,
    environment: {},
    ...limits,
  };
  const proxy = await startProxy({
    connection,
    port: 0,
    watches: (path) => path.startsWith('/api'),
    onPassed: (one) => passed.push(one),
  });
  atEnd(() => proxy.close());
  return { ...proxy, passed };
}

/** Sends bytes, and resolves with all that comes back until the connection ends. */
async function raw(url: string, text: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(text, 'latin1');
  let got = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (got += chunk));
  await once(socket, 'close');
  return got;
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const echo: RequestListener = (incoming, outgoing) => {
  void whole(incoming).then((body) => {
    const { method, url, rawHeaders } = incoming;
    outgoing.end(JSON.stringify({ method, url, rawHeaders, body: body.toString('hex') }));
  });
};

describe('what the target gets', () => {
  it('is the request as it was sent: path, names, order, doubles and bytes', async () => {
    const proxy = await between(await serve(echo));
    const sent = [
      'POST /api/%2e%2e/a%2Fb?q="x"&q HTTP/1.1',
      'hOST: other.example',
      'X-Twice: 1',
      'x-twice:  2',
      'Content-Length: 4',
      'Authorization: Basic YTpi',
      'Connection: close, X-Hop',
      'X-Hop: of this connection',
      '',
      '\u00ff\u0000{}',
    ].join('\r\n');
    const [, body = ''] = (await raw(proxy.url, sent)).split('\r\n\r\n');
    const {
      method,
      url,
      rawHeaders,
      body: got,
    } = JSON.parse(/\{.*\}/s.exec(body)?.[0] ?? '') as {
      [name: string]: string | string[];
    };
    expect({ method, url, got }).toEqual({
      method: 'POST',
      url: '/api/%2e%2e/a%2Fb?q="x"&q',
      got: 'ff007b7d',
    });
    expect(rawHeaders).toEqual(
      ['hOST', 'other.example', 'X-Twice', '1', 'x-twice', '2', 'Content-Length', '4'].concat(
        'Authorization',
        'Basic YTpi',
        'Connection',
        'close',
      ),
    );
  });

  it('is asked under its own name where the client names the proxy', async () => {
    const base = await serve(echo);
    const proxy = await between(base);
    const { rawHeaders } = (await (await fetch(`${proxy.url}/api`)).json()) as { rawHeaders: string[] };
    expect(rawHeaders[rawHeaders.findIndex((name) => name.toLowerCase() === 'host') + 1]).toBe(
      new URL(base).host,
    );
  });

  it('is asked below the path of its base URL', async () => {
    const proxy = await between(`${await serve(echo)}/gws`);
    expect(await (await fetch(`${proxy.url}/api/x`)).json()).toMatchObject({ url: '/gws/api/x' });
    expect(proxy.passed[0]?.request).toMatchObject({
      path: '/api/x',
      url: expect.stringMatching(/\/gws\/api\/x$/) as string,
    });
  });

  it.each(['POST', 'DELETE', 'GET'])('has no body where %s has none', async (method) => {
    const base = await serve((incoming, outgoing) => {
      void whole(incoming).then(({ length }) => {
        outgoing.end(`${length} ${incoming.headers['transfer-encoding'] ?? 'no chunks'}`);
      });
    });
    const answer = await raw(
      (await between(base)).url,
      `${method} /api HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toContain('0 no chunks');
  });
});

describe('what the client gets', () => {
  it('is the answer as it came: status, words, names, order, doubles and bytes', async () => {
    const head =
      'HTTP/1.1 299 As it IS\r\nx-A: 1\r\nSet-Cookie: a=b\r\nX-a: 2\r\nSet-Cookie: c=d\r\nContent-Length: 3\r\n';
    const base = await serveRaw((socket) => socket.end(`${head}\r\n\u00fe\u0000\n`, 'latin1'));
    const { url, passed } = await between(base);
    const answer = await raw(url, 'GET /api HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    expect(answer).toBe(`${head}Connection: close\r\n\r\n\u00fe\u0000\n`);
    expect(passed[0]?.response).toMatchObject({
      status: 299,
      statusText: 'As it IS',
      body: Buffer.from([0xfe, 0, 0x0a]),
    });
  });

  it('comes at once, piece by piece: a long poll is not held back or cut', async () => {
    let go = (): void => {};
    const base = await serve((_, outgoing) => {
      outgoing.write('first');
      go = () => outgoing.end('second');
    });
    const { url, passed } = await between(base);
    const [message] = (await once(get(`${url}/api`), 'response')) as [IncomingMessage];
    const pieces: string[] = [];
    message.setEncoding('latin1').on('data', (piece: string) => {
      pieces.push(piece);
      if (pieces.length === 1) go();
    });
    await once(message, 'end');
    expect(pieces).toEqual(['first', 'second']);
    expect(passed.map(({ response }) => Buffer.from(response?.body ?? []).toString())).toEqual([
      'firstsecond',
    ]);
  });

  it('has its trailers, and its content coding', async () => {
    const body = gzipSync('{"statusCode":0}');
    const base = await serve((_, outgoing) => {
      outgoing.writeHead(200, { 'Content-Encoding': 'gzip', Trailer: 'X-End' });
      outgoing.write(body);
      outgoing.addTrailers({ 'X-End': 'yes' });
      outgoing.end();
    });
    const { url, passed } = await between(base);
    const [message] = (await once(get(`${url}/api`), 'response')) as [IncomingMessage];
    expect(await whole(message)).toEqual(body);
    expect(message.trailers).toEqual({ 'x-end': 'yes' });
    expect(Buffer.from(passed[0]?.response?.body ?? []).toString()).toBe('{"statusCode":0}');
  });

  it('of a HEAD has the length and no body', async () => {
    const base = await serve((_, outgoing) => outgoing.writeHead(200, { 'Content-Length': 5 }).end());
    const answer = await raw(
      (await between(base)).url,
      'HEAD /api HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\nContent-Length: 5\r\n[^]*\r\n\r\n$/);
  });

  it('is told to go on where it asks first', async () => {
    const server = createServer();
    server.on('checkContinue', (incoming, outgoing) => {
      outgoing.writeContinue();
      echo(incoming, outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    atEnd(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as { port: number };
    const { url } = await between(`http://127.0.0.1:${port}`);
    const client = request(`${url}/api`, {
      method: 'POST',
      headers: { Expect: '100-continue', 'Content-Length': 2 },
    });
    client.flushHeaders();
    await once(client, 'continue');
    client.end('ok');
    const [message] = (await once(client, 'response')) as [IncomingMessage];
    expect(JSON.parse((await whole(message)).toString())).toMatchObject({ body: '6f6b' });
  });
});

describe('what goes wrong', () => {
  const troubles = ({ passed }: Standing) => passed.map(({ trouble, response }) => [trouble, response]);

  it('at the target is told to the client, and not judged', async () => {
    const proxy = await between('http://127.0.0.1:9');
    const answer = await fetch(`${proxy.url}/api`);
    expect([answer.status, await answer.text()]).toEqual([
      502,
      expect.stringMatching(/^imsessions proxy: 127\.0\.0\.1:9 refused/),
    ]);
    expect(troubles(proxy)).toEqual([[expect.stringContaining('refused the connection'), undefined]]);
  });

  it('in the middle of an answer breaks it off for the client, too', async () => {
    const base = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', () => socket.destroy());
    });
    const proxy = await between(base);
    await expect(fetch(`${proxy.url}/api`).then((answer) => answer.text())).rejects.toThrow();
    expect(troubles(proxy)).toEqual([[expect.stringContaining('broke off'), undefined]]);
  });

  it('at the client ends the request at the target', async () => {
    const gone = new Promise<void>((resolve) => {
      void serve((incoming) => {
        incoming.socket.on('close', resolve);
        client.destroy();
      }).then(async (base) => {
        proxy = await between(base);
        client = get(`${proxy.url}/api`);
        client.on('error', () => undefined);
      });
    });
    let proxy: Standing | undefined;
    let client = request('http://127.0.0.1:9');
    client.on('error', () => undefined);
    await gone;
    await expect
      .poll(() => proxy && troubles(proxy))
      .toEqual([[expect.stringContaining('client went away'), undefined]]);
  });

  it('is a body longer than the limit: it passes whole, and is not judged', async () => {
    const base = await serve((_, outgoing) => outgoing.end('x'.repeat(100_000)));
    const proxy = await between(base, { maxBodyBytes: 1000 });
    expect(await (await fetch(`${proxy.url}/api`)).text()).toHaveLength(100_000);
    expect(troubles(proxy)).toEqual([[expect.stringContaining('--max-body'), undefined]]);
  });

  it('is content that expands beyond the limit: it passes, and is not judged', async () => {
    const body = gzipSync(Buffer.alloc(1_000_000));
    const base = await serve((_, outgoing) =>
      outgoing.writeHead(200, { 'Content-Encoding': 'gzip' }).end(body),
    );
    const proxy = await between(base, { maxBodyBytes: 10_000 });
    const [message] = (await once(get(`${proxy.url}/api`), 'response')) as [IncomingMessage];
    expect(await whole(message)).toEqual(body);
    expect(troubles(proxy)).toEqual([[expect.stringContaining('cannot be read'), undefined]]);
  });
});

it('looks at nothing but what it is told to watch', async () => {
  const proxy = await between(await serve(echo));
  expect((await fetch(`${proxy.url}/login`, { method: 'POST', body: 'password=x' })).status).toBe(200);
  expect(proxy.passed).toEqual([]);
});
