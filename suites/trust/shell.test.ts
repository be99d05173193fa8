import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, type Exchange, type HeaderList } from '../../src/exchange.ts';
import { inFolder } from '../../src/cli/testing/command.test-data.ts';
import { createReferenceServer } from '../../src/reference/index.ts';
import { curlOf } from '../../src/run/curl.ts';
import { LIVE, probed } from './run.test-data.ts';

/** A request as it came in, byte for byte. */
interface Received {
  readonly line: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

function parsed(bytes: Buffer): Received | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = fields.map((field): [string, string] => {
    const colon = field.indexOf(':');
    return [field.slice(0, colon), field.slice(colon + 1).trim()];
  });
  const body = bytes.subarray(end + 4);
  return body.length < Number(header(headers, 'content-length') ?? 0) ? undefined : { line, headers, body };
}

const received: Received[] = [];
let port = 0;
const server = createServer((socket: Socket) => {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const request = parsed(bytes);
    if (request === undefined) return;
    received.push(request);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
});

const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  NO_PROXY: '*',
  IMSESSIONS_USER: 'agent1',
  IMSESSIONS_PASSWORD: 'secret1',
  IMSESSIONS_SECOND_USER: 'agent2',
  IMSESSIONS_SECOND_PASSWORD: 'secret2',
  IMSESSIONS_COOKIE: 'A=1',
};

/** Pastes a line into a shell; gives what arrived, and the files that the line has made. */
async function pasted(
  line: string,
): Promise<{ readonly request: Received | undefined; readonly files: string[] }> {
  return inFolder(async (folder) => {
    const before = received.length;
    const child = spawn('sh', ['-c', line], { cwd: folder, env: ENVIRONMENT, timeout: 10_000 });
    await once(child, 'close');
    return { request: received[before], files: await readdir(folder) };
  });
}

const sent = (
  method: string,
  path: string,
  body?: string | Uint8Array,
  headers: HeaderList = [],
): Exchange => ({
  index: 0,
  step: { name: 'operation' },
  agent: 'first',
  request: {
    method,
    url: `http://127.0.0.1:${port}${path}`,
    path,
    headers: [['Content-Type', 'application/json'], ...headers],
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  },
  startedMs: 0,
  durationMs: 0,
  attempts: 1,
  earlier: [],
  echoes: [],
});

const plain = (text: string): string => text;

const HOSTILE = [
  '$(touch x)',
  '`touch x`',
  "'; touch x; '",
  "'$(touch x)'",
  '"; touch x; "',
  '${IFS}touch${IFS}x',
  '&touch x&',
  '| touch x',
  '> x',
  '\\',
  "\\'",
  '!!',
  '~',
  '*',
  '?[a-z]{1,3}',
  '-o x',
  '--output=x',
  '@/etc/passwd',
  '%00',
  '#x',
  'line\nfeed; touch x',
  'carriage\rreturn',
  '\u0001\u001b[31m',
  '𝔘nicode\u202e',
];

describe('a curl line with hostile text', () => {
  it.each(HOSTILE)('%j in the body makes no file, and sends the very bytes', async (text) => {
    const body = JSON.stringify({ userData: { [text]: text } });
    const { request, files } = await pasted(curlOf(sent('POST', '/a', body), plain));
    expect(files).toEqual([]);
    expect(request?.line).toBe('POST /a HTTP/1.1');
    expect(request?.body.toString()).toBe(body);
  });

  it.each(HOSTILE)('%j as body, raw', async (text) => {
    const { request, files } = await pasted(curlOf(sent('PUT', '/a', text), plain));
    expect(files).toEqual([]);
    expect(request?.body.toString()).toBe(text);
  });

  it.each(HOSTILE)('%j in the path makes no file', async (text) => {
    const { files } = await pasted(curlOf(sent('GET', `/im-sessions/${text}`), plain));
    expect(files).toEqual([]);
  });

  // What can stand in a request line at all.
  const IDS = [
    "a'b",
    '$(touch-x)',
    '!!',
    '~',
    '*',
    '-o',
    '&x&',
    ';x',
    '(x)',
    '%24%28x%29',
    '%2e%2e',
    '..',
    '.',
    'a%2Fb',
    '[1-9]',
    '{a,b}',
  ];
  it.each(IDS)('%j as id is asked for as it is', async (id) => {
    const { request, files } = await pasted(curlOf(sent('GET', `/im-sessions/${id}`), plain));
    expect(files).toEqual([]);
    expect(request?.line).toBe(`GET /im-sessions/${id} HTTP/1.1`);
  });

  it('is sent without a media type where the request had none', async () => {
    const { request } = sent('POST', '/a', 'x');
    const { request: got } = await pasted(
      curlOf({ ...sent('POST', '/a'), request: { ...request, headers: [] } }, plain),
    );
    expect(header(got?.headers ?? [], 'content-type')).toBeUndefined();
    expect(got?.body.toString()).toBe('x');
  });

  it('holds no secret, in octal neither', () => {
    const hide = (text: string): string => text.replaceAll('secret', '[token]');
    const line = curlOf(sent('POST', '/a', 'a secret\n'), hide);
    expect(line).toContain(`\\141\\040\\133\\164`);
    expect(line).not.toContain(`\\163\\145\\143\\162`);
  });

  it('that stands in a header is sent as it is', async () => {
    const value = `$(touch x) \`touch x\` ' " \\ !! *`;
    const { request, files } = await pasted(curlOf(sent('POST', '/a', '{}', [["X-'`$!*", value]]), plain));
    expect(files).toEqual([]);
    expect(header(request?.headers ?? [], "X-'`$!*")).toBe(value);
  });

  it('that is secret comes from the environment, and is not read by the shell', async () => {
    const hidden = (text: string): string => text.replace('token', '[csrf-token]');
    const line = curlOf(sent('POST', '/a', '{}', [['X-$(touch x)', 'token']]), hidden);
    const { request, files } = await pasted(`IMSESSIONS_X___TOUCH_X_='$(touch y)'\n${line}`);
    expect(files).toEqual([]);
    expect(line).not.toContain('token');
    expect(request?.headers.find(([name]) => name.startsWith('X-'))?.[1]).toBe('$(touch y)');
  });
});

describe('the curl lines of a whole run', () => {
  it('send again what was sent, byte for byte', async () => {
    const reference = await createReferenceServer({ delayMs: 0 });
    const { evidence, redact } = await probed(reference.url, LIVE);
    await reference.close();
    const differing: unknown[] = [];
    const short = evidence.exchanges.filter(({ request }) => (request.body?.length ?? 0) <= 16_384);
    expect(short.length).toBeGreaterThan(200);
    for (const exchange of short) {
      const { method, path, body = new Uint8Array(), headers } = exchange.request;
      const line = curlOf(exchange, redact).replaceAll(reference.url, `http://127.0.0.1:${port}`);
      const { request, files } = await pasted(line);
      const type = (list: HeaderList): string | undefined =>
        body.length === 0 ? undefined : header(list, 'content-type');
      const authorization = (list: HeaderList): string | undefined =>
        exchange.agent === 'intruder' ? undefined : header(list, 'authorization');
      const asked = [
        `${method} ${path} HTTP/1.1`,
        Buffer.from(body).toString('latin1'),
        type(headers),
        authorization(headers),
      ];
      const got = request && [
        request.line,
        request.body.toString('latin1'),
        type(request.headers),
        authorization(request.headers),
      ];
      if (JSON.stringify(asked) !== JSON.stringify(got) || files.length > 0)
        differing.push({ line, asked, got, files });
    }
    expect(differing).toEqual([]);
  }, 120_000);
});
