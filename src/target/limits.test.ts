import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Lifetime } from './lifetime.ts';
import { createPace } from './pace.ts';
import { atEnd, change, endAll, listen, portOf, read, serve, serveRaw, targetOf, textOf } from './testbed.ts';

afterEach(endAll);

const step = { name: 'probe' };

describe('the run', () => {
  test('ends at its deadline: what is under way fails, nothing more is sent but cleaning up', async () => {
    let requests = 0;
    const base = await serve((request, response) => {
      requests += 1;
      if (request.url === '/clean') response.end();
    });
    const target = targetOf(base, { deadlineMs: 60 });
    const under = await read(target);
    expect(under.failure).toEqual({
      kind: 'deadline',
      message: 'the deadline of the run, 60 ms, has passed',
    });
    expect(target.over()).toBe('deadline');
    expect(await read(target)).toMatchObject({ failure: { kind: 'deadline' }, attempts: 0 });
    expect(requests).toBe(1);
    const cleaned = await target.send({ step, method: 'POST', path: '/clean', cleanUp: true });
    expect(cleaned.response?.status).toBe(200);
  });

  test('ends when it is interrupted, also for those that wait', async () => {
    const run = new AbortController();
    const arrived = new Promise<void>((resolve) => {
      void serve(() => {
        resolve();
      }).then((base) => {
        target = targetOf(base, { signal: run.signal, concurrency: 1 });
        sent = [read(target), read(target)];
        paused = target.pause(1e9);
      });
    });
    let target: ReturnType<typeof targetOf> | undefined;
    let sent: ReturnType<typeof read>[] = [];
    let paused: Promise<void> | undefined;
    await arrived;
    run.abort();
    const kinds = (await Promise.all(sent)).map(({ failure }) => failure);
    const interrupted = { kind: 'aborted', message: 'the run was interrupted' };
    expect(kinds).toEqual([interrupted, interrupted]);
    await paused;
    expect(target?.over()).toBe('interrupted');
  });

  test('is held to its budget', async () => {
    let requests = 0;
    const base = await serve((_request, response) => {
      requests += 1;
      response.end();
    });
    const target = targetOf(base, { budget: new Map([['probe', 2]]) });
    const kinds = [await read(target), await read(target), await read(target), await change(target)];
    expect(kinds.map(({ failure }) => failure?.kind)).toEqual([undefined, undefined, 'budget', 'budget']);
    expect(requests).toBe(2);
  });

  test('a request that is given up ends as such', async () => {
    const base = await serveRaw(() => {});
    const stop = new AbortController();
    const sending = targetOf(base).send({ step, method: 'POST', path: '/', signal: stop.signal });
    stop.abort();
    expect((await sending).failure).toEqual({ kind: 'aborted', message: 'the request was given up' });
  });

  test('ends what is under way when it is closed', async () => {
    const target = targetOf(await serveRaw(() => {}));
    const sending = read(target);
    await target.close();
    expect((await sending).failure?.kind).toBe('aborted');
    expect((await read(target)).failure?.message).toBe('the target was closed');
  });
});

describe('how much at once', () => {
  /** Counts the requests under way. */
  async function counting() {
    let now = 0;
    const seen = { most: 0 };
    const base = await serve((_request, response) => {
      now += 1;
      seen.most = Math.max(seen.most, now);
      setImmediate(() => {
        now -= 1;
        response.end();
      });
    });
    return { base, seen };
  }

  test('no more requests are under way than allowed, and those beyond wait', async () => {
    const { base, seen } = await counting();
    const target = targetOf(base, { concurrency: 3 });
    const done = await Promise.all(Array.from({ length: 20 }, () => read(target)));
    expect(done.every(({ response }) => response?.status === 200)).toBe(true);
    expect(seen.most).toBeLessThanOrEqual(3);
    expect(target.exchanges.map(({ index }) => index)).toEqual(done.map((_, at) => at));
  });

  test('requests are spread by the rate, and held as long as the target asks', async () => {
    let nowMs = 0;
    const pauses: number[] = [];
    const lifetime: Lifetime = {
      now: () => nowMs,
      over: () => undefined,
      onOver: () => () => {},
      pause: (ms) => {
        pauses.push(ms);
        nowMs += ms;
        return Promise.resolve();
      },
      end: () => {},
    };
    const pace = createPace(lifetime, 8, 50);
    await pace.turn();
    await pace.turn();
    await pace.turn();
    expect(pauses).toEqual([20, 20]);
    pace.hold(1_000);
    await pace.turn();
    expect(nowMs).toBe(1_040);
  });

  test('the first request of an agent is alone, so that all share one session', async () => {
    let sessions = 0;
    const base = await serve((request, response) => {
      if (request.headers.cookie === undefined) response.setHeader('Set-Cookie', `S=${++sessions}`);
      setImmediate(() => response.end());
    });
    const target = targetOf(base);
    await Promise.all(Array.from({ length: 8 }, () => read(target)));
    expect(sessions).toBe(1);
  });
});

describe('ready', () => {
  test('waits until the target accepts connections', async () => {
    const server = createServer((_request, response) => response.end('up'));
    await listen(server);
    const port = portOf(server);
    await new Promise((resolve) => server.close(resolve));
    const target = targetOf(`http://127.0.0.1:${port}`, { waitMs: 10_000 });
    const waiting = target.ready();
    const later = createServer((_request, response) => response.end('up'));
    atEnd(() => new Promise((resolve) => later.close(resolve)));
    await new Promise<void>((resolve) => later.listen(port, '127.0.0.1', resolve));
    await waiting;
    expect(textOf(await read(target))).toBe('up');
    later.closeAllConnections();
  });

  test('does not wait for ever, and says nothing: the first request does', async () => {
    const target = targetOf('http://127.0.0.1:1', { waitMs: 50 });
    await target.ready();
    expect((await read(target)).failure?.kind).toBe('refused');
  });

  test('opens no connection where there is nothing to wait for', async () => {
    let connections = 0;
    const server = createServer();
    server.on('connection', () => (connections += 1));
    await listen(server);
    await targetOf(`http://127.0.0.1:${portOf(server)}`).ready();
    await new Promise<void>((resolve) => {
      connect(portOf(server), '127.0.0.1', resolve);
    });
    await expect.poll(() => connections).toBe(1);
  });
});

describe('a CSRF header that a target names', () => {
  test.each(['Authorization', 'Host', 'Content-Length', 'bad name', 'Cookie'])(
    '%s is not sent',
    async (name) => {
      const base = await serve((request, response) => {
        response.setHeader('X-CSRF-HEADER', name);
        response.setHeader('X-CSRF-TOKEN', 'stolen');
        response.end(JSON.stringify(request.headers));
      });
      const target = targetOf(base);
      await read(target);
      expect(target.hasCsrf('first')).toBe(false);
      expect(textOf(await change(target))).not.toContain('stolen');
    },
  );
});
