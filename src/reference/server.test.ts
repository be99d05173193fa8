import { afterEach, describe, expect, it } from 'vitest';
import supertest from 'supertest';
import * as validators from '../contract/generated/validators.js';
import type { Json, JsonObject } from '../json/value.ts';
import { createReferenceListener, createReferenceServer, DEFAULT_DESTINATION } from './index.ts';
import type { ReferenceOptions } from './options.ts';

const FEED = '/api/v2/me/im-sessions';
const INITIATE = {
  operationName: 'InitiateIMSession',
  destination: { phoneNumber: DEFAULT_DESTINATION },
  userData: { a: '1' },
};
type Shown = JsonObject & { readonly id: string; readonly state: string };
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function client(options: ReferenceOptions = {}) {
  const listener = createReferenceListener({ delayMs: 0, ...options });
  closing.push(() => {
    listener.close();
  });
  const plain = supertest(listener);
  const first = (method: 'get' | 'post' | 'put', path: string, name = 'agent1', password = 'secret1') =>
    plain[method](path).auth(name, password);
  const sessions = async (name = 'agent1', password = 'secret1') => {
    const answer = await first('get', `${FEED}?fields=*`, name, password);
    return (answer.body as { imSessions: Shown[] }).imSessions.map((shown): Shown => ({ ...shown, uri: '' }));
  };
  const live = async () => (await sessions()).find(({ state }) => state !== 'Completed');
  const until = (found: (session: Shown | undefined) => boolean) =>
    expect.poll(async () => found(await live()), { interval: 2 }).toBe(true);
  const talking = async () => {
    await first('post', FEED).send(INITIATE).expect(200, { statusCode: 0 });
    await until((session) => session?.state === 'Talking');
    return (await live())?.id ?? '';
  };
  const operate = (id: string, body: object) => first('post', `${FEED}/${id}`).send(body);
  return { plain, first, sessions, live, until, talking, operate };
}

describe('reading', () => {
  it('shows a feed that meets the schema', async () => {
    const { first } = client({ sessions: 50, live: true });
    const answer = await first('get', `${FEED}?fields=*`)
      .expect(200)
      .expect('Content-Type', 'application/json');
    expect(validators.feed(answer.body as Json)).toBe(true);
    expect((answer.body as { imSessions: [] }).imSessions).toHaveLength(50);
  });

  it('lists URIs without fields, and only the wanted members with them', async () => {
    const { first, sessions } = client();
    const [session] = await sessions();
    const uris = await first('get', FEED);
    expect((uris.body as { uris: string[] }).uris[0]).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/api\/v2\/im-sessions\/[0-9A-Z]{32}$/,
    );
    const some = await first('get', `${FEED}?fields=id,state`);
    expect((some.body as { imSessions: JsonObject[] }).imSessions[0]).toEqual({
      id: session?.id,
      state: session?.state,
    });
  });

  it('shows one session, of its own agent only', async () => {
    const { first, sessions } = client();
    const [session] = await sessions();
    for (const path of [`${FEED}/${session?.id ?? ''}`, `/api/v2/im-sessions/${session?.id ?? ''}`]) {
      const answer = await first('get', path).expect(200);
      expect((answer.body as { imSession: Shown }).imSession.id).toEqual(session?.id);
      await first('get', path, 'agent2', 'secret2').expect(404, {
        statusCode: 6,
        statusMessage: 'Resource not found',
      });
    }
  });

  it('gives the same sessions for the same seed, others for another', async () => {
    const ids = async (seed: number) => (await client({ seed }).sessions()).map(({ id }) => id);
    expect(await ids(1)).toEqual(await ids(1));
    expect(await ids(1)).not.toEqual(await ids(2));
  });

  it('streams a large feed', async () => {
    const { sessions, first } = client({ sessions: 5000 });
    const all = await sessions();
    expect(all).toHaveLength(5000);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5000);
    await first('get', `${FEED}/${all[4999]?.id ?? ''}`).expect(200);
  });
});

describe('operations', () => {
  it('opens one session an agent, changes its user data and completes it', async () => {
    const { first, live, until, talking, operate } = client();
    const id = await talking();
    await first('post', FEED).send(INITIATE).expect(409);
    await operate(id, { operationName: 'AttachUserData', userData: { b: ' 2 ', c: { d: 3 } } }).expect(200);
    await until((session) => JSON.stringify(session?.['userData']) === '{"a":"1","b":" 2 ","c":{"d":3}}');
    await operate(id, { operationName: 'UpdateUserData', userData: { a: 'x' } }).expect(200);
    await until((session) => (session?.['userData'] as JsonObject)['a'] === 'x');
    for (const key of ['a', 'b', 'c'])
      await operate(id, { operationName: 'DeleteUserData', key }).expect(200);
    await until((session) => session !== undefined && !('userData' in session));
    expect((await live())?.['capabilities']).toEqual(['SendMessage', 'AttachUserData', 'Complete']);
    await operate(id, { operationName: 'DeleteUserData', key: 'a' }).expect(409);
    await operate(id, { operationName: 'Complete' }).expect(200);
    await until((session) => session === undefined);
    await operate(id, { operationName: 'Complete' }).expect(409);
  });

  it('takes a completed session out of the feed where told so', async () => {
    const { sessions, until, talking, operate } = client({ completedMs: 0 });
    const before = (await sessions()).length;
    await operate(await talking(), { operationName: 'Complete' }).expect(200);
    await until((session) => session === undefined);
    expect(await sessions()).toHaveLength(before);
  });

  it('loses no update of many at once', async () => {
    const { until, talking, operate } = client({ delayMs: 5 });
    const id = await talking();
    const keys = Array.from({ length: 8 }, (_, index) => `k${index}`);
    await Promise.all(
      keys.map((key) =>
        operate(id, { operationName: 'AttachUserData', userData: { [key]: key } }).expect(200),
      ),
    );
    await until((session) => Object.keys(session?.['userData'] as object).length === 9);
  });

  it.each([
    [{ destination: { phoneNumber: '1' } }, 1],
    [{ operationName: 'InitiateIMSession' }, 1],
    [{ operationName: 'InitiateIMSession', destination: {} }, 1],
    [{ operationName: 'InitiateIMSession', destination: null }, 10],
    [{ operationName: 'InitiateIMSession', destination: { phoneNumber: 1 } }, 10],
    [
      { operationName: 'InitiateIMSession', destination: { phoneNumber: '1' }, devicePath: '/devices/none' },
      6,
    ],
    [{ operationName: 'InitiateIMSession', destination: { phoneNumber: '1' }, userData: { a: [] } }, 10],
    [{ operationName: 'Complete' }, 10],
    [{ operationName: ['Complete'] }, 10],
  ])('refuses %j', async (body, statusCode) => {
    const { first, sessions } = client();
    const before = await sessions();
    const answer = await first('post', FEED).send(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toEqual({ statusCode, statusMessage: expect.any(String) as string });
    expect(await sessions()).toEqual(before);
  });

  it('refuses bodies that are no JSON objects', async () => {
    const { first } = client();
    const post = (type: string, body: string) => first('post', FEED).set('Content-Type', type).send(body);
    await post('application/json', '{').expect(400);
    await post('application/json', '').expect(400);
    await post('application/json', '[]').expect(400);
    await post('application/json', '1').expect(400);
    await post('text/plain', JSON.stringify(INITIATE)).expect(415);
    await post('application/json', `"${'x'.repeat(1_100_000)}"`).expect(413);
    await first('put', '/api/v2/me').expect(405).expect('Allow', 'GET, HEAD');
    const answer = await first('put', FEED).expect(405).expect('Allow', 'GET, HEAD, POST');
    expect(validators.error(answer.body as Json)).toBe(true);
  });
});

describe('access', () => {
  it('wants credentials and remembers them in a cookie', async () => {
    const { plain, first } = client();
    await plain.get(FEED).expect(401, { statusCode: 20, statusMessage: 'Not authenticated' });
    await first('get', FEED, 'agent1', 'wrong').expect(401);
    const answer = await first('get', FEED).expect(200);
    const cookie = answer.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/^JSESSIONID=\w+; Path=\/; HttpOnly$/);
    await plain.get(FEED).set('Cookie', cookie).expect(200);
    await plain.get(FEED).set('Cookie', cookie).auth('agent1', 'wrong').expect(401);
  });

  it('wants the CSRF token of the HTTP session', async () => {
    const { first } = client({ csrf: true });
    const { headers } = await first('get', '/api/v2/me').expect(200);
    const cookie = headers['set-cookie']?.[0] ?? '';
    const name = headers['x-csrf-header'] ?? '';
    const post = (token: string) => first('post', FEED).set('Cookie', cookie).set(name, token).send(INITIATE);
    await first('post', FEED).send(INITIATE).expect(403);
    await post('wrong').expect(403, { statusCode: 3, statusMessage: 'Missing or invalid Csrf token' });
    await post(headers['x-csrf-token'] ?? '').expect(200);
  });

  it('answers hostile targets with the error envelope', async () => {
    const server = await createReferenceServer();
    closing.push(() => server.close());
    const { request } = await import('node:http');
    const ask = (path: string) =>
      new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
        request({ port: server.port, host: '127.0.0.1', path, auth: 'agent1:secret1' }, (answer) => {
          let body = '';
          answer.on('data', (chunk) => (body += String(chunk)));
          answer.on('end', () => {
            resolve({ status: answer.statusCode, body });
          });
        })
          .on('error', reject)
          .end();
      });
    const ids = [
      '..%2F..%2Fme',
      '%2e%2e/im-sessions?fields=*',
      '%00',
      '%ff',
      '%',
      'a\\b',
      'x'.repeat(8192),
      '..',
    ];
    for (const id of [...ids, '%C3%A9', ';a=b', '*', '%0d%0a']) {
      const { status, body } = await ask(`${FEED}/${id}`);
      expect([id, status]).toEqual([id, 404]);
      expect(JSON.parse(body)).toEqual({ statusCode: 6, statusMessage: 'Resource not found' });
    }
    expect((await ask('/' + 'x'.repeat(20_000))).status).toBe(431);
  });
});
