import { afterEach, describe, expect, test } from 'vitest';
import { header } from '../exchange.ts';
import { change, endAll, read, serve, serveRaw, targetOf, textOf } from './testbed.ts';
import { retryAfterMs } from './retry.ts';

afterEach(endAll);

const FAST = { limits: { backOffMs: 1 } };
const status = (line: string, ...fields: string[]) =>
  [`HTTP/1.1 ${line}`, 'Content-Length: 0', ...fields, '', ''].join('\r\n');

describe('a read whose connection breaks', () => {
  test('is sent again, and the answer tells what came before', async () => {
    const base = await serveRaw((socket, _request, count) => {
      if (count < 3) socket.destroy();
      else socket.end(status('200 OK'));
    });
    const exchange = await read(targetOf(base, FAST));
    const words = expect.stringMatching(/closed the connection without an answer/) as string;
    expect(exchange).toMatchObject({ attempts: 3, earlier: [words, words], response: { status: 200 } });
    expect(exchange.failure).toBeUndefined();
  });

  test('is given up after two repeats', async () => {
    let requests = 0;
    const base = await serveRaw((socket) => {
      requests += 1;
      socket.destroy();
    });
    const exchange = await read(targetOf(base, FAST));
    expect(exchange).toMatchObject({ attempts: 3, failure: { kind: 'reset' } });
    expect(requests).toBe(3);
  });

  test('a change is never sent again', async () => {
    let requests = 0;
    const base = await serveRaw((socket) => {
      requests += 1;
      socket.destroy();
    });
    expect(await change(targetOf(base, FAST))).toMatchObject({ attempts: 1, failure: { kind: 'reset' } });
    expect(requests).toBe(1);
  });

  test('a read that timed out or is no HTTP is not sent again', async () => {
    const silent = await serveRaw(() => {});
    expect(await read(targetOf(silent, { ...FAST, timeoutMs: 30 }))).toMatchObject({
      attempts: 1,
      failure: { kind: 'timeout' },
    });
    const other = await serveRaw((socket) => socket.end('nonsense\r\n\r\n'));
    expect(await read(targetOf(other, FAST))).toMatchObject({ attempts: 1, failure: { kind: 'protocol' } });
  });
});

describe('a target that is too busy', () => {
  test.each(['429 Too Many Requests', '503 Service Unavailable'])('%s is waited for', async (line) => {
    const base = await serveRaw((socket, _request, count) => {
      socket.write(count < 3 ? status(line, 'Retry-After: 0') : status('200 OK'));
    });
    const exchange = await read(targetOf(base, FAST));
    const words = `HTTP ${line.slice(0, 3)}, Retry-After: 0`;
    expect(exchange).toMatchObject({ attempts: 3, earlier: [words, words], response: { status: 200 } });
  });

  test.each([['999999999'], ['Fri, 31 Dec 2999 23:59:59 GMT'], ['9'.repeat(400)]])(
    'a Retry-After of years (%s) ends at once, with the answer as it is',
    async (value) => {
      const base = await serveRaw((socket) => socket.write(status('429 No', `Retry-After: ${value}`)));
      expect(await read(targetOf(base))).toMatchObject({
        attempts: 1,
        earlier: [],
        response: { status: 429 },
      });
    },
  );

  test('a wait beyond the deadline is not begun', async () => {
    const base = await serveRaw((socket) => socket.write(status('503 No', 'Retry-After: 20')));
    expect(await read(targetOf(base, { deadlineMs: 10_000 }))).toMatchObject({
      attempts: 1,
      response: { status: 503 },
    });
  });

  test('one that never has time is given up, with its last answer', async () => {
    const base = await serveRaw((socket) => socket.write(status('503 No')));
    const exchange = await read(targetOf(base, { limits: { backOffMs: 1, throttleRetries: 2 } }));
    expect(exchange).toMatchObject({
      attempts: 3,
      earlier: ['HTTP 503', 'HTTP 503'],
      response: { status: 503 },
    });
  });

  test('a change gets its 429 as it is', async () => {
    const base = await serveRaw((socket) => socket.write(status('429 No', 'Retry-After: 0')));
    expect(await change(targetOf(base))).toMatchObject({ attempts: 1, response: { status: 429 } });
  });

  test('Retry-After in seconds, as a date, and as neither', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(retryAfterMs('3', now)).toBe(3_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:07 GMT', now)).toBe(7_000);
    expect(retryAfterMs('Thu, 01 Jan 2015 00:00:07 GMT', now)).toBe(0);
    expect(retryAfterMs('soon', now)).toBeUndefined();
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });
});

describe('redirects', () => {
  const redirecting = (to: (path: string) => string | undefined) =>
    serve((request, response) => {
      const location = to(request.url ?? '');
      if (location === undefined) response.end(`${request.method ?? ''} ${request.url ?? ''}`);
      else response.writeHead(302, { Location: location }).end('moved');
    });

  test('on the same origin are followed, and told', async () => {
    const base = await redirecting((path) =>
      path === '/a' ? '/b?x=1' : path === '/b?x=1' ? 'c' : undefined,
    );
    const exchange = await read(targetOf(base), '/a');
    expect(textOf(exchange)).toBe('GET /c');
    expect(exchange).toMatchObject({
      attempts: 3,
      earlier: ['HTTP 302, followed to /b?x=1', 'HTTP 302, followed to /c'],
      request: { path: '/a' },
    });
  });

  test.each([
    ['another port', (base: string) => base.replace(/\d+$/, '1')],
    ['another host', () => 'http://example.invalid/'],
    ['another scheme', (base: string) => base.replace('http:', 'https:')],
    ['no host at all', () => '//example.invalid/x'],
    ['a file', () => 'file:///etc/passwd'],
    ['a script', () => 'javascript:alert(1)'],
    ['no URL', () => 'http://[oops'],
  ])('to %s are not followed', async (_name, to) => {
    let requests = 0;
    const base = await serve((request, response) => {
      requests += 1;
      response.writeHead(302, { Location: to(`http://${request.headers.host ?? ''}`) }).end('moved');
    });
    const exchange = await read(targetOf(base, { user: 'agent1', password: 'secret1' }));
    expect(exchange).toMatchObject({ failure: { kind: 'redirect' }, response: { status: 302 } });
    expect(textOf(exchange)).toBe('moved');
    expect(requests).toBe(1);
  });

  test('in a loop end after five', async () => {
    let requests = 0;
    const base = await redirecting(() => {
      requests += 1;
      return '/again';
    });
    const { failure, response } = await read(targetOf(base));
    expect(failure).toEqual({ kind: 'redirect', message: 'more than 5 redirects, the last one to /again' });
    expect(response?.status).toBe(302);
    expect(requests).toBe(6);
  });

  test('of a change are not followed', async () => {
    const base = await redirecting((path) => (path === '/' ? '/b' : undefined));
    const exchange = await change(targetOf(base));
    expect(exchange.failure).toBeUndefined();
    expect(exchange.response?.status).toBe(302);
  });

  test('keep the cookies that come on the way', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { Location: '/b', 'Set-Cookie': 'S=12345678' }).end();
      else response.end(request.headers.cookie);
    });
    expect(textOf(await read(targetOf(base), '/a'))).toBe('S=12345678');
  });
});

describe('the token command', () => {
  /** Accepts only these tokens, each in its turn. */
  const guarded = (accepts: (token: string) => boolean, seen: string[] = []) =>
    serve((request, response) => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      seen.push(token);
      response.writeHead(accepts(token) ? 200 : 401).end();
    });
  /** Prints t1, t2, … one at each run. */
  const counting = (file: string) =>
    `n=$(($(cat ${file} 2>/dev/null || echo 0)+1)); echo $n > ${file}; echo " token-$n "`;

  async function tempFile(): Promise<string> {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const { tmpdir } = await import('node:os');
    const folder = await mkdtemp(`${tmpdir()}/token-`);
    const { atEnd } = await import('./testbed.ts');
    atEnd(() => rm(folder, { recursive: true }));
    return `${folder}/count`;
  }

  test('is run once for many requests, and again when the token has aged', async () => {
    const seen: string[] = [];
    let valid = 'token-1';
    const base = await guarded((token) => token === valid, seen);
    const target = targetOf(base, { tokenCommand: counting(await tempFile()) });
    await Promise.all([read(target), read(target), read(target)]);
    expect(new Set(seen)).toEqual(new Set(['token-1']));
    valid = 'token-2';
    const again = await Promise.all([read(target), read(target), read(target)]);
    expect(again.map(({ response }) => response?.status)).toEqual([200, 200, 200]);
    expect(again[0].earlier).toEqual(['HTTP 401; the token command was run again']);
    expect(header(again[0].request.headers, 'authorization')).toBe('Bearer token-2');
    expect(target.redact('x token-1 token-2')).toBe('x [token] [token]');
  });

  test('is not run for ever where every token is refused', async () => {
    const seen: string[] = [];
    const target = targetOf(await guarded(() => false, seen), { tokenCommand: counting(await tempFile()) });
    for (let n = 0; n < 4; n += 1) expect((await read(target)).response?.status).toBe(401);
    expect(new Set(seen)).toEqual(new Set(['token-1', 'token-2']));
  });

  test.each([
    ['exit 3', /failed with exit code 3/],
    ['true', /printed nothing/],
    ['printf "a\\nb"', /more than one line/],
    ['sleep 5', /did not end within 50 ms/],
  ])('that fails (%s) is told, and nothing is sent', async (tokenCommand, message) => {
    const seen: string[] = [];
    const base = await guarded(() => true, seen);
    const { failure } = await read(targetOf(base, { tokenCommand, limits: { tokenTimeoutMs: 50 } }));
    expect(failure).toMatchObject({ kind: 'aborted', message: expect.stringMatching(message) as string });
    expect(seen).toEqual([]);
  });
});
