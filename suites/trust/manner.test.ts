import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createNetServer } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createReferenceListener, createReferenceServer } from '../../src/reference/index.ts';
import { endAll, listen, portOf, read, serveRaw, targetOf, textOf } from '../../src/target/testbed.ts';
import { hostile, LIVE, probed, words, type Options } from './run.test-data.ts';
import { answer, head } from './wire.test-data.ts';

afterEach(endAll);

const FULL = { sessions: 8, live: true, delayMs: 0 } as const;
const PATIENT: Options = { settleMs: 5_000, connection: { timeoutMs: 10_000, deadlineMs: 60_000 } };

/** What a run against the reference server comes to when it is reached in this manner. */
async function statuses(base: string, options: Options = PATIENT): Promise<Record<string, string>> {
  const { result } = await probed(base, options);
  expect(result.toolErrors).toBeUndefined();
  return Object.fromEntries(result.requirements.map(({ id, status }) => [id, status]));
}

async function plainly(options: Options = PATIENT, reference = FULL): Promise<Record<string, string>> {
  const server = await createReferenceServer(reference);
  const seen = await statuses(server.url, options);
  await server.close();
  return seen;
}

describe('a conforming target that speaks in a manner of its own is judged as ever', () => {
  it('HTTP/1.0, a connection for each answer', async () => {
    const behind = await createReferenceServer(FULL);
    const relay = createNetServer((client) => {
      const server = connect(behind.port, '127.0.0.1');
      client.once('data', (first: Buffer) => {
        // A server closes after such a request, for whoever sends it may not know better.
        const older = first.toString('latin1').replace(' HTTP/1.1\r\n', ' HTTP/1.0\r\n');
        server.write(older.replace(/^Connection: keep-alive$/im, 'Connection: close'), 'latin1');
      });
      server.once('data', (first: Buffer) => {
        client.write(first.toString('latin1').replace(/^HTTP\/1\.1/, 'HTTP/1.0'), 'latin1');
        server.pipe(client);
      });
      server.on('error', () => client.destroy());
    });
    await listen(relay);
    const base = `http://127.0.0.1:${portOf(relay)}`;
    const { evidence } = await probed(base, PATIENT);
    expect(new Set(evidence.exchanges.map(({ response }) => response?.httpVersion))).toEqual(
      new Set(['1.0']),
    );
    expect(await statuses(base)).toEqual(await plainly());
    await behind.close();
  });

  it.each([
    ['the feed', PATIENT, FULL],
    [
      'a live run',
      { ...LIVE, settleMs: 5_000, connection: { ...LIVE.connection, timeoutMs: 10_000, deadlineMs: 60_000 } },
      { delayMs: 0 },
    ],
  ] as const)('answers out of order: %s', async (_what, options, reference) => {
    const listener = createReferenceListener(reference);
    let held: (() => void)[] = [];
    let turned = 0;
    let timer: NodeJS.Timeout | undefined;
    const backwards: RequestListener = (request, response) => {
      held.push(() => {
        listener(request, response);
      });
      clearTimeout(timer);
      timer = setTimeout(() => {
        const all = held;
        held = [];
        turned += all.length > 1 ? 1 : 0;
        for (const one of all.reverse()) one();
      }, 5);
    };
    const server = createServer(backwards);
    await listen(server);
    const seen = await statuses(`http://127.0.0.1:${portOf(server)}`, options);
    listener.close();
    expect(turned).toBeGreaterThan(0);
    const wrong = Object.entries(seen).filter(([, status]) => status === 'fail' || status === 'warn');
    expect(wrong).toEqual([]);
    if (options === PATIENT) expect(seen).toEqual(await plainly());
  });

  it('429 and 503 in bursts: each request is refused twice before it is answered', async () => {
    const refusals = new Map<string, number>();
    let last = 0;
    const server = await hostile({
      act: (socket, request) => {
        last++;
        const line = last % 2 === 0 ? '429 Too Many Requests' : '503 Service Unavailable';
        answer('', line, 'Retry-After: 0')(socket, request);
      },
      when: (target) => {
        const count = refusals.get(target) ?? 0;
        refusals.set(target, count + 1);
        return count % 3 < 2;
      },
      reference: FULL,
    });
    const { result } = await probed(server.url, PATIENT);
    await server.close();
    expect(last).toBeGreaterThan(20);
    expect(result.verdict).toBe('conformant');
  });
});

describe('bytes beyond the announced length', () => {
  it('that come later are never taken for the next answer', async () => {
    let sent = false;
    const base = await serveRaw((socket, _request, count) => {
      socket.write(`${head('200 OK', 'Content-Length: 2')}o${count}`, () => {
        if (count > 1) return;
        setTimeout(() => {
          socket.write(`${head('200 OK', 'Content-Length: 4')}evil`, () => (sent = true));
        }, 5);
      });
    });
    const target = targetOf(base);
    expect(textOf(await read(target))).toBe('o1');
    await expect.poll(() => sent).toBe(true);
    // Until what was sent has been taken in.
    await later(20);
    for (const said of ['o2', 'o3']) expect(textOf(await read(target))).toBe(said);
  });
});

describe('credentials', () => {
  it('never reach another host that a whole run is led to', async () => {
    const asked: string[] = [];
    const other = createServer((request, response) => {
      asked.push(JSON.stringify(request.rawHeaders));
      response.end('{"imSessions":[],"statusCode":0}');
    });
    await listen(other);
    const elsewhere = `http://127.0.0.1:${portOf(other)}`;
    const server = await hostile({
      act: (socket, request) => {
        answer('', '307 Temporary Redirect', `Location: ${elsewhere}${request.url ?? ''}`)(socket, request);
      },
    });
    const { result } = await probed(server.url, LIVE);
    await server.close();
    expect(asked).toEqual([]);
    expect(result.verdict).not.toBe('conformant');
    expect(words(result)).toMatch(/leads to another origin, which is not followed/);
  });
});
