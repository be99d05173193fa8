import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate, type Certificate } from './certificate.ts';
import { change, endAll, listen, portOf, read, serve, targetOf, textOf } from './testbed.ts';

afterEach(endAll);

const HOST = '127.0.0.1';
let root: Certificate;
let other: Certificate;
const hosts = [HOST, 'localhost'];

beforeAll(() => {
  root = makeCertificate({ name: 'root' });
  other = makeCertificate({ name: 'other root' });
});

async function serveTls(options: ServerOptions): Promise<string> {
  const server = createServer(options, (request: IncomingMessage, response: ServerResponse) => {
    response.end(
      `${request.method ?? ''} ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? 'none'}`,
    );
  });
  await listen(server);
  return `https://${HOST}:${portOf(server)}`;
}

const server = () => makeCertificate({ name: 'server', hosts, issuer: root });

describe('TLS', () => {
  test('a certificate of a given authority is trusted', async () => {
    const base = await serveTls(server());
    const target = targetOf(base, { ca: root.cert });
    expect(textOf(await read(target, '/x'))).toBe('GET /x none');
    expect(textOf(await change(target))).toBe('POST / none');
  });

  test.each<[string, () => ServerOptions, RegExp]>([
    [
      'expired',
      () => makeCertificate({ name: 's', hosts, issuer: root, until: '2021-01-01T00:00:00' }),
      /its certificate has expired/,
    ],
    [
      'not valid yet',
      () => makeCertificate({ name: 's', hosts, issuer: root, from: '2998-01-01T00:00:00' }),
      /its certificate is not valid yet/,
    ],
    [
      'for another name',
      () => makeCertificate({ name: 's', hosts: ['gws.example'], issuer: root }),
      /its certificate is for another name \(.*127\.0\.0\.1 is not in/,
    ],
    [
      'of an unknown authority',
      () => makeCertificate({ name: 's', hosts, issuer: other }),
      /cannot be verified|is not known/,
    ],
    [
      'self-signed',
      () => makeCertificate({ name: 'self', hosts }),
      /its certificate is self-signed; give it with --ca/,
    ],
  ])('a certificate that is %s is refused in words', async (_name, certificate, message) => {
    const { failure, attempts } = await read(targetOf(await serveTls(certificate()), { ca: root.cert }));
    expect(failure).toMatchObject({ kind: 'tls', message: expect.stringMatching(message) as string });
    expect(attempts).toBe(1);
  });

  test('none is looked at where the user says so', async () => {
    const expired = makeCertificate({ name: 's', hosts: ['gws.example'], until: '2021-01-01T00:00:00' });
    expect((await read(targetOf(await serveTls(expired), { insecure: true }))).response?.status).toBe(200);
  });

  test('a client certificate is shown where one is demanded', async () => {
    const base = await serveTls({ ...server(), ca: root.cert, requestCert: true, rejectUnauthorized: true });
    const client = makeCertificate({ name: 'client', issuer: root });
    const { cert, key } = client;
    expect((await read(targetOf(base, { ca: root.cert, cert, key }))).response?.status).toBe(200);
    const { failure } = await read(targetOf(base, { ca: root.cert, limits: { retries: 0 } }));
    expect(failure?.kind).toMatch(/^(?:tls|reset)$/);
  });

  test('a server that does not speak TLS is told from one that does', async () => {
    const base = (await serve((_request, response) => response.end())).replace('http:', 'https:');
    const { failure } = await read(targetOf(base));
    expect(failure).toMatchObject({
      kind: 'tls',
      message: expect.stringMatching(/is it an http URL\?/) as string,
    });
  });

  test.each([
    [
      'a key that is none',
      { base: 'https://h', key: 'x', cert: 'y' },
      /--ca, --cert or --key cannot be used/,
    ],
    ['a target that is no URL', { base: 'localhost:8090' }, /is not an http or https URL/],
    [
      'a proxy that is none',
      { base: 'http://h', proxy: 'socks5://u:secret@h' },
      /^--proxy is not the URL of an HTTP proxy, such as http:\/\/proxy:3128$/,
    ],
  ])('%s is a mistake in the options', (_name, options, message) => {
    const make = () => {
      targetOf('', options);
    };
    expect(make).toThrow(message);
  });
});

describe('an HTTP proxy', () => {
  interface Seen {
    readonly line: string;
    readonly authorization: string | undefined;
  }

  /** A proxy for both ways; answers 407 without the right credentials. */
  async function proxy(credentials?: string): Promise<{ url: string; seen: Seen[] }> {
    const seen: Seen[] = [];
    const allowed = (request: IncomingMessage) => {
      const authorization = request.headers['proxy-authorization'];
      seen.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, authorization });
      return (
        credentials === undefined || authorization === `Basic ${Buffer.from(credentials).toString('base64')}`
      );
    };
    const made = createHttpServer((request, response) => {
      response.writeHead(allowed(request) ? 200 : 407).end('from the proxy');
    });
    made.on('connect', (request: IncomingMessage, client: Socket) => {
      if (!allowed(request)) {
        client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
      client.on('error', () => upstream.destroy());
      client.on('close', () => upstream.destroy());
    });
    await listen(made);
    return {
      url: `http://${credentials === undefined ? '' : `${credentials}@`}${HOST}:${portOf(made)}`,
      seen,
    };
  }

  test('gets the whole URL of an http target, and its own credentials', async () => {
    const { url, seen } = await proxy('me:pass-word');
    const target = targetOf('http://gws.example:81/pre', { proxy: url });
    const exchange = await read(target, '/%2e%2e?x');
    expect(textOf(exchange)).toBe('from the proxy');
    expect(exchange.request.path).toBe('/pre/%2e%2e?x');
    expect(seen[0]?.line).toBe('GET http://gws.example:81/pre/%2e%2e?x');
    expect(target.redact(`${seen[0]?.authorization ?? ''} pass-word`)).toBe(
      'Basic [proxy-credentials] [proxy-password]',
    );
  });

  test('opens a tunnel to an https target, which sees nothing of the credentials', async () => {
    const { url, seen } = await proxy('me:pass-word');
    const base = await serveTls(server());
    const target = targetOf(base, { ca: root.cert, proxy: url });
    for (const expected of ['GET / none', 'GET / none']) expect(textOf(await read(target))).toBe(expected);
    expect(textOf(await change(target))).toBe('POST / none');
    const connects = seen.map(({ line }) => line);
    expect(connects).toEqual([0, 1].map(() => `CONNECT ${base.slice('https://'.length)}`));
  });

  test('still checks the certificate of the target', async () => {
    const { url } = await proxy();
    const base = await serveTls(makeCertificate({ name: 's', hosts: ['gws.example'], issuer: root }));
    const { failure } = await read(targetOf(base, { ca: root.cert, proxy: url }));
    expect(failure).toMatchObject({
      kind: 'tls',
      message: expect.stringMatching(/for another name/) as string,
    });
  });

  test.each([
    [
      'wants credentials',
      async () => (await proxy('a:b')).url.replace('a:b@', ''),
      /wants other credentials \(HTTP 407\)/,
    ],
    [
      'is not there',
      () => Promise.resolve(`http://${HOST}:1`),
      /^the proxy 127\.0\.0\.1:1 refused the connection/,
    ],
  ])('that %s is told from the target', async (_name, url, message) => {
    const base = await serveTls(server());
    const { failure } = await read(targetOf(base, { ca: root.cert, proxy: await url() }));
    expect(failure).toMatchObject({ kind: 'refused', message: expect.stringMatching(message) as string });
  });

  test.each<[string, string, Record<string, string>, boolean]>([
    ['for http', 'http://gws.example', { HTTP_PROXY: 'PROXY' }, true],
    ['in lower case', 'http://gws.example', { http_proxy: 'PROXY' }, true],
    ['without a scheme', 'http://gws.example', { HTTP_PROXY: 'BARE' }, true],
    ['for https alone', 'http://gws.invalid', { HTTPS_PROXY: 'PROXY' }, false],
    [
      'but not for this host',
      'http://gws.invalid',
      { HTTP_PROXY: 'PROXY', NO_PROXY: 'x, gws.invalid' },
      false,
    ],
    ['but not for its domain', 'http://gws.invalid', { HTTP_PROXY: 'PROXY', no_proxy: '.invalid' }, false],
    [
      'but not for its port',
      'http://gws.invalid:81',
      { HTTP_PROXY: 'PROXY', NO_PROXY: 'gws.invalid:81' },
      false,
    ],
    [
      'but for another port',
      'http://gws.example:81',
      { HTTP_PROXY: 'PROXY', NO_PROXY: 'gws.example:82' },
      true,
    ],
    [
      'but for a name that ends alike',
      'http://gws.example',
      { HTTP_PROXY: 'PROXY', NO_PROXY: 'ws.example' },
      true,
    ],
    ['but not for any', 'http://gws.invalid', { HTTP_PROXY: 'PROXY', NO_PROXY: '*' }, false],
    ['never for a loopback address', `http://${HOST}:1`, { HTTP_PROXY: 'PROXY' }, false],
  ])('is taken from the environment %s', async (_name, base, variables, used) => {
    const { url, seen } = await proxy();
    const environment = Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        value.replace('PROXY', url).replace('BARE', url.replace('http://', '')),
      ]),
    );
    await read(targetOf(base, { environment, limits: { retries: 0 } }));
    expect(seen.length > 0).toBe(used);
  });
});
