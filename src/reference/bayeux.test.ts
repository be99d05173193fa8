import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { adapt } from 'cometd-nodejs-client';
import { CometD } from 'cometd';
import * as validators from '../contract/generated/validators.js';
import type { Json, JsonObject } from '../json/value.ts';
import { createReferenceServer, DEFAULT_DESTINATION, type ReferenceServer } from './index.ts';
import type { ReferenceOptions } from './options.ts';

const closing: (() => unknown)[] = [];

beforeAll(() => {
  adapt();
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(options: ReferenceOptions = {}): Promise<ReferenceServer> {
  const server = await createReferenceServer({ delayMs: 2, ...options });
  closing.push(() => server.close());
  return server;
}

const basic = (name: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const FIRST = basic('agent1', 'secret1');

/** The official client, subscribed; the payloads it received so far. */
async function subscribe(server: ReferenceServer, requestHeaders: object): Promise<JsonObject[]> {
  const received: JsonObject[] = [];
  const cometd = new CometD();
  cometd.configure({ url: `${server.url}/api/v2/notifications`, requestHeaders });
  cometd.unregisterTransport('websocket');
  await new Promise<void>((resolve, reject) => {
    cometd.handshake((handshake) => {
      if (!handshake.successful) {
        cometd.disconnect();
        reject(new Error('handshake refused'));
        return;
      }
      cometd.subscribe(
        '/v2/me/im-sessions',
        (message) => received.push(message.data as JsonObject),
        (answer) => {
          if (answer.successful) resolve();
          else reject(new Error('subscription refused'));
        },
      );
    });
  });
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        cometd.disconnect(() => {
          resolve();
        });
      }),
  );
  return received;
}

async function post(
  server: ReferenceServer,
  path: string,
  body: JsonObject,
  headers: Record<string, string> = FIRST,
) {
  const answer = await fetch(`${server.url}/api/v2/me/im-sessions${path}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

const initiate = {
  operationName: 'InitiateIMSession',
  destination: { phoneNumber: DEFAULT_DESTINATION },
  userData: { a: 'ä' },
};

describe('notifications', () => {
  it('tell the whole life of a session, in order, to its own agent', async () => {
    const server = await start();
    const received = await subscribe(server, FIRST);
    const foreign = await subscribe(server, basic('agent2', 'secret2'));
    const until = (count: number) => expect.poll(() => received.length, { interval: 2 }).toBe(count);

    await post(server, '', initiate);
    await until(2);
    const session = received[0]?.['imSession'] as JsonObject;
    const path = `/${session['id'] as string}`;
    await post(server, path, { operationName: 'AttachUserData', userData: { b: '2' } });
    await until(3);
    await post(server, path, { operationName: 'UpdateUserData', userData: { b: '3' } });
    await until(4);
    await post(server, path, { operationName: 'DeleteUserData', key: 'b' });
    await until(5);
    const destination = { phoneNumber: DEFAULT_DESTINATION };
    const message = { operationName: 'SendMessage', text: 'Hello 🙂', destination, devicePath: '/devices/1' };
    await post(server, path, message);
    await until(6);
    await post(server, path, { operationName: 'Complete' });
    await until(7);

    const told = received.map((one) => [
      one['notificationType'],
      (one['imSession'] as JsonObject | undefined)?.['state'] ?? one['message'],
      (one['imSession'] as JsonObject | undefined)?.['userData'],
    ]);
    expect(told).toEqual([
      ['StatusChange', 'Initiating', { a: 'ä' }],
      ['StatusChange', 'Talking', { a: 'ä' }],
      ['AttachedDataChanged', 'Talking', { a: 'ä', b: '2' }],
      ['AttachedDataChanged', 'Talking', { a: 'ä', b: '3' }],
      ['AttachedDataChanged', 'Talking', { a: 'ä' }],
      ['NewMessage', 'Hello 🙂', undefined],
      ['StatusChange', 'Completed', { a: 'ä' }],
    ]);
    expect(received.map((one) => validators.notification(one as Json))).toEqual(Array(7).fill(true));
    expect(session['uri']).toBe(`${server.url}/api/v2/im-sessions${path}`);
    expect(foreign).toEqual([]);
  });

  it('need credentials, and the CSRF token where there is one', async () => {
    const server = await start({ csrf: true });
    const handshake = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/v2/notifications/handshake`, { method: 'POST', headers, body: '[]' });
    expect((await handshake({})).status).toBe(401);
    expect((await handshake(FIRST)).status).toBe(403);
    const me = await fetch(`${server.url}/api/v2/me`, { headers: FIRST });
    const cookie = me.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = { [me.headers.get('x-csrf-header') ?? '']: me.headers.get('x-csrf-token') ?? '' };
    await subscribe(server, { ...FIRST, ...token, Cookie: cookie });
  });

  it('refuse what is no Bayeux message', async () => {
    const server = await start();
    const headers = { ...FIRST, 'Content-Type': 'application/json' };
    const send = async (body: string) => {
      const answer = await fetch(`${server.url}/api/v2/notifications`, { method: 'POST', headers, body });
      return [answer.status, validators.error((await answer.json()) as Json)];
    };
    for (const body of ['', '{', '[]', '[1]', '"a"']) expect(await send(body)).toEqual([400, true]);
  });
});
