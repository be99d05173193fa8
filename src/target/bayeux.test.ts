import { createServer } from 'node:http';
import { createCometDServer } from 'cometd-nodejs-server';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../json/value.ts';
import { createListener, notificationsIn } from './bayeux.ts';
import { DEFAULTS } from './limits.ts';
import { atEnd, endAll, listen, portOf, serve, targetOf } from './testbed.ts';
import type { Target } from './types.ts';

afterEach(endAll);

const TOPIC = '/v2/me/im-sessions';
const options = { agent: 'first', path: '/notifications', topic: TOPIC } as const;

interface Received {
  readonly path: string;
  readonly message: JsonObject;
}

/** What a scripted server answers to one message: messages (an array or any other value), a status, or nothing yet. */
type Script = (received: Received, count: number) => Json | { status: number } | undefined;

const isStatus = (answer: Json | { status: number }): answer is { status: number } =>
  typeof answer === 'object' && answer !== null && 'status' in answer;

async function scripted(script: Script): Promise<{ base: string; received: Received[] }> {
  const received: Received[] = [];
  const base = await serve((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const [message] = JSON.parse(text) as [JsonObject];
      const one = { path: request.url ?? '', message };
      received.push(one);
      const count = received.filter(({ message: { channel } }) => channel === message['channel']).length;
      const answer = script(one, count);
      if (answer === undefined) return;
      if (isStatus(answer)) response.writeHead(answer.status).end();
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  return { base, received };
}

const ok = ({ message }: Received, more: JsonObject = {}): JsonObject => ({
  channel: message['channel'],
  id: message['id'],
  successful: true,
  ...(message['channel'] === '/meta/handshake' ? { clientId: 'c1', version: '1.0' } : {}),
  ...more,
});
const data = (value: Json): JsonObject => ({ channel: TOPIC, data: value });
const held = ({ message }: Received) =>
  message['channel'] === '/meta/connect' && message['advice'] === undefined;
const channels = (received: readonly Received[]) => received.map(({ message }) => message['channel']);
const dataOf = (target: Target) => notificationsIn(target.exchanges, 'first', TOPIC).map((one) => one.data);

describe('against the CometD server', () => {
  async function cometd() {
    const engine = createCometDServer({ timeout: 5_000, interval: 0 });
    const server = createServer((request, response) => {
      engine.handle(request, response);
    });
    await listen(server);
    atEnd(() => {
      engine.close();
      return Promise.resolve();
    });
    return { engine, base: `http://127.0.0.1:${portOf(server)}` };
  }

  test('two agents in one process each get what is published, in order', async () => {
    const { engine, base } = await cometd();
    const target = targetOf(base);
    const first = createListener(target, options);
    const second = createListener(target, { ...options, agent: 'second' });
    expect(await Promise.all([first.start(), second.start()])).toEqual([{ ok: true }, { ok: true }]);
    const channel = engine.createServerChannel(TOPIC);
    for (const n of [1, 2, 3]) channel.publish(null, { n });
    expect(await first.waitFor((all) => all.length === 3, 5_000)).toBe(true);
    expect(await second.waitFor((all) => all.length === 3, 5_000)).toBe(true);
    await first.stop();
    await second.stop();
    const seen = notificationsIn(target.exchanges, 'second', TOPIC);
    expect(seen.map((one) => one.data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(dataOf(target)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(target.exchanges.at(-1)?.step).toMatchObject({ name: 'bayeux.disconnect', agent: 'second' });
  });

  test('a client that the server has forgotten shakes hands and subscribes again', async () => {
    const { engine, base } = await cometd();
    const target = targetOf(base);
    const listener = createListener(target, options);
    await listener.start();
    const forgotten = target.exchanges.flatMap(({ response }) => {
      const [message] = JSON.parse(Buffer.from(response?.body ?? []).toString()) as [JsonObject];
      return typeof message['clientId'] === 'string' ? [message['clientId']] : [];
    });
    engine.getServerSession(forgotten[0] ?? '').disconnect();
    const names = () => target.exchanges.map(({ step }) => step.name);
    await expect.poll(() => names().filter((name) => name === 'bayeux.subscribe').length).toBe(2);
    engine.createServerChannel(TOPIC).publish(null, { again: true });
    expect(await listener.waitFor((all) => all.length === 1, 5_000)).toBe(true);
    await listener.stop();
  });
});

describe('a listener', () => {
  test('appends the kind of message to the endpoint, but subscribes at the endpoint itself', async () => {
    const { base, received } = await scripted((one) => (held(one) ? undefined : [ok(one)]));
    const listener = createListener(targetOf(base), options);
    expect(await listener.start()).toEqual({ ok: true });
    await listener.stop();
    const paths = new Map(received.map(({ path, message }) => [message['channel'], path]));
    expect(Object.fromEntries(paths)).toEqual({
      '/meta/handshake': '/notifications/handshake',
      '/meta/connect': '/notifications/connect',
      '/meta/subscribe': '/notifications',
      '/meta/disconnect': '/notifications/disconnect',
    });
  });

  test('sends to the bare endpoint where the longer path is refused, and stays there', async () => {
    const { base, received } = await scripted((one, count) => {
      if (one.path !== '/notifications') return { status: 404 };
      return one.message['channel'] === '/meta/connect' && count > 4 ? undefined : [ok(one)];
    });
    const target = targetOf(base);
    const listener = createListener(target, options);
    expect(await listener.start()).toEqual({ ok: true });
    await expect
      .poll(() => received.filter(({ message }) => message['channel'] === '/meta/connect').length)
      .toBe(5);
    await listener.stop();
    expect(received.filter(({ path }) => path === '/notifications/connect')).toHaveLength(1);
  });

  test('takes data from any answer, a lone object, and before the reply', async () => {
    const { base } = await scripted((one, count) => {
      const { channel } = one.message;
      if (channel === '/meta/handshake') return [ok(one), data('with the handshake')];
      if (channel === '/meta/subscribe')
        return [data('before the reply'), ok(one), { channel: '/other', data: 1 }];
      if (channel === '/meta/disconnect') return [data('at the end'), ok(one)];
      return count === 1
        ? [ok(one)]
        : count === 2
          ? data('alone, and no reply')
          : held(one)
            ? undefined
            : [ok(one)];
    });
    const target = targetOf(base);
    const listener = createListener(target, options);
    await listener.start();
    expect(await listener.waitFor((all) => all.length >= 3, 5_000)).toBe(true);
    await listener.stop();
    expect(dataOf(target)).toEqual(
      expect.arrayContaining(['with the handshake', 'before the reply', 'alone, and no reply', 'at the end']),
    );
    const [, subscribed] = notificationsIn(target.exchanges, 'first', TOPIC).filter(
      ({ exchange }) => exchange.step.name !== 'bayeux.connect',
    );
    expect(subscribed).toMatchObject({ data: 'before the reply', pointer: '/0/data', channel: TOPIC });
    expect(notificationsIn(target.exchanges, 'first').map(({ channel }) => channel)).toContain('/other');
    expect(notificationsIn(target.exchanges, 'second')).toEqual([]);
  });

  test.each<[string, Script, RegExp]>([
    ['nothing but 404', () => ({ status: 404 }), /handshake got HTTP 404 with no Bayeux reply/],
    ['no Bayeux', () => ({ status: 200 }), /handshake got HTTP 200 with no Bayeux reply/],
    ['scalars', () => [1, null, 'x', [[]]], /handshake got HTTP 200 with no Bayeux reply/],
    [
      'a refusal',
      (one) => [ok(one, { successful: false, error: '403::no' })],
      /handshake was refused: 403::no/,
    ],
    [
      'refusals that advise another handshake',
      (one) => [ok(one, { successful: false, advice: { reconnect: 'handshake', interval: -1 } })],
      /handshake was refused without an error/,
    ],
    ['no clientId', (one) => [ok(one, { clientId: 7 })], /without a clientId/],
    [
      'a refused connect',
      (one) =>
        one.message['channel'] === '/meta/connect'
          ? [ok(one, { successful: false, error: '500::x', advice: { reconnect: 'none' } })]
          : [ok(one)],
      /connect was refused: 500::x/,
    ],
    [
      'a refused subscription',
      (one) =>
        one.message['channel'] === '/meta/subscribe'
          ? [ok(one, { successful: 'true' })]
          : held(one)
            ? undefined
            : [ok(one)],
      /subscribe was refused/,
    ],
  ])('says why it cannot start: %s', async (_name, script, reason) => {
    const { base } = await scripted(script);
    const started = await createListener(targetOf(base), options).start();
    expect(started).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
  });

  test('subscribes although the server holds the first connect, too', async () => {
    const { base } = await scripted((one) =>
      one.message['channel'] === '/meta/connect' ? undefined : [ok(one)],
    );
    const listener = createListener(targetOf(base, { limits: { firstConnectMs: 20 } }), options);
    expect(await listener.start()).toEqual({ ok: true });
    await listener.stop();
  });

  test('gives up, without spinning, where every connect is an unknown client', async () => {
    const { base, received } = await scripted((one) =>
      one.message['channel'] === '/meta/connect' && one.message['advice'] === undefined
        ? [ok(one, { successful: false, error: '402::Unknown client' })]
        : one.message['channel'] === '/meta/connect' && received.length > 3
          ? [ok(one, { successful: false, error: '402::Unknown client', advice: { reconnect: 'handshake' } })]
          : [ok(one)],
    );
    const listener = createListener(targetOf(base, { limits: { backOffMs: 1, pollFailures: 3 } }), options);
    expect(await listener.start()).toEqual({ ok: true });
    expect(await listener.waitFor(() => false, 5_000)).toBe(false);
    expect(listener.lost()).toMatch(/402::Unknown client/);
    expect(channels(received).filter((channel) => channel === '/meta/connect')).toHaveLength(4);
    expect(channels(received).filter((channel) => channel === '/meta/subscribe')).toHaveLength(3);
  });

  test('waits longer and longer where a server answers each poll at once with nothing', async () => {
    const pauses: number[] = [];
    const { base } = await scripted((one) => [ok(one, { advice: { interval: 0, timeout: 30_000 } })]);
    const target = targetOf(base, { limits: { emptyPollMs: 2, maxEmptyPollMs: 16 } });
    const pause = target.pause.bind(target);
    const watched: Target = {
      ...target,
      exchanges: target.exchanges,
      pause: (ms, stop) => {
        pauses.push(ms);
        return pause(ms, stop);
      },
    };
    const listener = createListener(watched, options);
    await listener.start();
    await expect.poll(() => pauses.length).toBeGreaterThan(8);
    await listener.stop();
    expect(pauses.slice(1, 7)).toEqual([2, 4, 8, 16, 16, 16]);
  });

  test('waits as the server advises, but not for ever', async () => {
    const pauses: number[] = [];
    const { base } = await scripted((one) => [ok(one, { advice: { interval: 1e12 } })]);
    const target = targetOf(base);
    const pause = target.pause.bind(target);
    const listener = createListener(
      {
        ...target,
        pause: (ms, stop) => {
          pauses.push(ms);
          return pause(ms, stop);
        },
      },
      options,
    );
    await listener.start();
    await listener.stop();
    expect(pauses).toContain(DEFAULTS.maxPollPauseMs);
  });

  test('a poll lasts as advised and is not cut by the time-out of requests', async () => {
    const { base } = await scripted((one, count) => {
      if (one.message['channel'] !== '/meta/connect' || count === 1)
        return [ok(one, { advice: { timeout: 60_000 } })];
      return undefined;
    });
    const target = targetOf(base, { timeoutMs: 30, concurrency: 1 });
    const listener = createListener(target, options);
    await listener.start();
    await target.pause(120);
    expect(listener.lost()).toBeUndefined();
    await listener.stop();
    const polls = target.exchanges.filter(({ step }) => step.name === 'bayeux.connect');
    expect(polls.map(({ failure }) => failure?.kind)).toEqual([undefined, 'aborted']);
  });

  test('ends with the run, and still says goodbye', async () => {
    const { base, received } = await scripted((one) => (held(one) ? undefined : [ok(one)]));
    const run = new AbortController();
    const target = targetOf(base, { signal: run.signal });
    const listener = createListener(target, options);
    await listener.start();
    run.abort();
    expect(await listener.waitFor(() => false, 5_000)).toBe(false);
    await listener.stop();
    expect(channels(received).at(-1)).toBe('/meta/disconnect');
  });
});

describe('any answers', () => {
  /** JSON that looks like Bayeux more often than by chance. */
  const anyAnswer = fc.letrec<{ value: unknown; message: unknown }>((tie) => ({
    message: fc.record(
      {
        channel: fc.constantFrom('/meta/handshake', '/meta/connect', '/meta/subscribe', TOPIC, '', 7, null),
        id: fc.constantFrom('1', '2', 3, null, [], {}),
        successful: fc.constantFrom(true, false, 'true', 1, null),
        clientId: fc.constantFrom('c', '', 5, null, []),
        error: fc.constantFrom('402::Unknown client', '', 402, null),
        advice: fc.oneof(
          fc.record(
            {
              reconnect: fc.constantFrom('retry', 'handshake', 'none', 'x', 1),
              interval: fc.constantFrom(0, -1, 1, 'x', null),
              timeout: fc.constantFrom(0, -1, 1e308, '1', null),
            },
            { requiredKeys: [] },
          ),
          fc.constantFrom(null, 'x', []),
        ),
        data: fc.jsonValue(),
        __proto__: fc.constant(null),
      },
      { requiredKeys: [] },
    ),
    value: fc.oneof({ weight: 4, arbitrary: fc.array(tie('message')) }, tie('message'), fc.jsonValue()),
  })).value;

  test('are survived, and end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAnswer, { minLength: 1, maxLength: 12 }), async (answers) => {
        let count = 0;
        const { base } = await scripted(() => answers[count++ % answers.length] as Json);
        const limits = {
          backOffMs: 1,
          emptyPollMs: 1,
          maxEmptyPollMs: 2,
          maxPollPauseMs: 2,
          firstConnectMs: 20,
        };
        const target = targetOf(base, { limits });
        const listener = createListener(target, options);
        const started = await listener.start();
        if (started.ok) await listener.waitFor((all) => all.length > 3, 20);
        await listener.stop();
        expect(notificationsIn(target.exchanges, 'first', TOPIC)).toEqual(listener.notifications);
        await endAll();
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});
