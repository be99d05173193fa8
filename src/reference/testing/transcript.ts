import { request as httpRequest } from 'node:http';
import { isArray, isObject, isString, type Json } from '../../json/value.ts';
import type { Hooks } from '../hooks.ts';
import { createReferenceServer, DEFAULT_DESTINATION, type ReferenceOptions } from '../index.ts';

/** What was asked for and what came: one line each, with nothing in it that differs from run to run. */
export interface Observation {
  readonly asked: string;
  readonly status: number | string;
  readonly headers: readonly string[];
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly agent?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const FEED = '/api/v2/me/im-sessions';
/** As cometd-nodejs-server draws them. */
const CLIENT_ID = /\b[0-9a-f]{40}\b/g;
const POLL_MS = 1;
const NEVER_MS = 3000;
const destination = { phoneNumber: DEFAULT_DESTINATION };
const INITIATE = {
  operationName: 'InitiateIMSession',
  destination,
  userData: { a: '1', b: { c: 2 } },
};
const SEND = { operationName: 'SendMessage', text: 'Hello', destination, devicePath: '/devices/1' };
const attachOf = (key: string) => ({ operationName: 'AttachUserData', userData: { [key]: key } });
const VALUES = {
  text: ` "a" \\ <b>&amp; 🙂 e\u0301 ${'x'.repeat(200)} `,
  number: 7,
  control: 'a\tb\u0001',
  long: 'y'.repeat(4096),
  large: 2 ** 40,
  fraction: 0.25,
  Capital: 'a key in capitals',
  also: 'a key that begins as another',
};

/**
 * Everything that a server is asked in one life of a session, and all that it answers and notifies; or only what comes
 * before a session is opened.
 */
export async function transcript(
  options: ReferenceOptions,
  reach: 'reading' | 'all' = 'all',
): Promise<readonly Observation[]> {
  const seen: Observation[] = [];
  let port = 0;
  const clean = (text: string) => text.replaceAll(`:${port}`, ':PORT').replaceAll(CLIENT_ID, 'CLIENT');
  const notified: Hooks = {
    notices: (notices) => {
      for (const { to, data } of notices)
        seen.push({ asked: 'notice', status: to, headers: [], body: clean(JSON.stringify(data)) });
      return notices;
    },
  };
  const server = await createReferenceServer({ delayMs: 0, ...options }, [notified]);
  port = server.port;

  const ask = (path: string, asked: Asked = {}) =>
    new Promise<{ body: string; cookie: string; token: readonly [string, string] }>((resolve, reject) => {
      const { method = 'GET', agent = 'agent1', password = 'secret1', headers = {}, body } = asked;
      const auth = agent === '' ? {} : { auth: `${agent}:${password}` };
      const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
      const label = clean(`${method} ${path} ${agent} ${body ?? ''}`);
      const note = (status: number | string, raw: readonly string[], content: string) => {
        const pairs = raw.flatMap((name, index) =>
          index % 2 === 0 ? [`${name}: ${raw[index + 1] ?? ''}`] : [],
        );
        const steady = pairs
          .filter((pair) => !/^(?:date|keep-alive|connection|content-length|x-csrf-token):/i.test(pair))
          .map((pair) => pair.replace(/(JSESSIONID|BAYEUX_BROWSER)=\w+/, '$1=…'));
        if (!path.includes('/notifications/'))
          seen.push({ asked: label, status, headers: steady, body: clean(content) });
      };
      const sent = httpRequest(
        {
          port: server.port,
          host: '127.0.0.1',
          path,
          method,
          headers: { ...type, ...headers },
          ...auth,
          timeout: NEVER_MS,
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const content = Buffer.concat(chunks).toString('latin1');
            note(answer.statusCode ?? 0, answer.rawHeaders, content);
            const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
            const name = String(answer.headers['x-csrf-header'] ?? '');
            resolve({ body: content, cookie, token: [name, String(answer.headers['x-csrf-token'] ?? '')] });
          });
        },
      );
      sent.on('timeout', () => {
        note('never', [], '');
        sent.destroy();
        resolve({ body: '', cookie: '', token: ['', ''] });
      });
      sent.on('error', reject);
      sent.end(body);
    });

  try {
    const met = await read(ask);
    if (reach === 'all') await converse(ask, () => server.isIdle(), met);
    return seen;
  } finally {
    await server.close();
  }
}

type Ask = (
  path: string,
  asked?: Asked,
) => Promise<{ body: string; cookie: string; token: readonly [string, string] }>;

const parse: (text: string) => Json = JSON.parse;

/** The ids of a feed; none where it cannot be read. */
function idsOf(text: string): readonly string[] {
  try {
    const feed = parse(text);
    const sessions = isObject(feed) ? feed['imSessions'] : [];
    return isArray(sessions) ? sessions.map((one) => (isObject(one) ? one['id'] : '')).filter(isString) : [];
  } catch {
    return [];
  }
}

/** What a client brings along after its first GET, and the ids that it has seen. */
interface Met {
  readonly known: Readonly<Record<string, string>>;
  readonly tokenName: string;
  readonly before: readonly string[];
}

async function read(ask: Ask): Promise<Met> {
  const { cookie, token } = await ask('/api/v2/me');
  const known: Record<string, string> = token[0] === '' ? {} : { Cookie: cookie, [token[0]]: token[1] };
  await ask(`${FEED}?fields=*`, { agent: '' });
  await ask(`${FEED}?fields=*`, { password: 'wrong' });
  const before = idsOf((await ask(`${FEED}?fields=*`)).body);
  await ask(`${FEED}?fields=*`);
  await ask(FEED);
  await ask(`${FEED}?fields=id,state`);
  for (const id of before) await ask(`${FEED}/${encodeURIComponent(id)}`);
  await ask(`${FEED}/${'0'.repeat(32)}`);
  await ask(`${FEED}?fields=*`, { agent: 'agent2', password: 'secret2' });
  return { known, tokenName: token[0], before };
}

async function converse(ask: Ask, isIdle: () => boolean, { known, tokenName, before }: Met): Promise<void> {
  const feed = () => ask(`${FEED}?fields=*`);
  const settled = async () => {
    while (!isIdle()) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    return feed();
  };
  const post = async (path: string, body: object | string, more: Asked = {}) => {
    await ask(path, {
      method: 'POST',
      headers: known,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...more,
    });
    return settled();
  };

  await handshake(ask, known);
  for (const body of [{ destination }, { operationName: 'InitiateIMSession' }, { operationName: 'None' }])
    await post(FEED, body);
  await post(FEED, { operationName: 'InitiateIMSession', destination: {} });
  await ask(FEED, { method: 'POST', headers: known, body: JSON.stringify(INITIATE) });
  const opened = idsOf((await settled()).body).find((id) => !before.includes(id));
  const path = `${FEED}/${opened ?? ''}`;
  await post(FEED, INITIATE);

  await post(path, SEND);
  await post(path, { operationName: 'AttachUserData', userData: VALUES });
  await post(path, { operationName: 'UpdateUserData', userData: { a: '2', d: '4' } });
  const keys = ['k0', 'k1', 'k2', 'k3'];
  for (const key of keys)
    await ask(path, {
      method: 'POST',
      headers: known,
      body: JSON.stringify({ operationName: 'AttachUserData', userData: { [key]: key } }),
    });
  await settled();
  await post(path, { operationName: 'DeleteUserData', key: 'a' });

  for (const name of ['text', 'destination', 'devicePath'])
    await post(path, Object.fromEntries(Object.entries(SEND).filter(([key]) => key !== name)));
  for (const operationName of ['AttachUserData', 'UpdateUserData', 'DeleteUserData', 'None'])
    await post(path, { operationName });
  for (const text of [[], {}, 1, null]) await post(path, { ...SEND, text });
  for (const userData of [[], 'a']) await post(path, { operationName: 'AttachUserData', userData });
  for (const body of ['{', '', '[]', '1']) await post(path, body);
  await post(path, attachOf('plain'), { headers: { ...known, 'Content-Type': 'text/plain' } });
  await post(path, { ...attachOf('listed'), operationName: ['AttachUserData'] });
  await post(path, { ...attachOf('unknown'), operationName: 'None' });
  await post(`${FEED}/${'0'.repeat(32)}`, SEND);
  await post(path, SEND, { agent: 'agent2', password: 'secret2', headers: {} });
  await post(path, SEND, { headers: {} });
  if (tokenName !== '') await post(path, SEND, { headers: { ...known, [tokenName]: 'wrong' } });
  await ask(`${FEED}?fields=*`, { agent: 'agent2', password: 'secret2' });
  await ask(FEED, { method: 'PUT', headers: known });
  for (const id of ['..%2F..', '%2e%2e', '%00']) await post(`${FEED}/${id}`, attachOf('hostile'));
  await feed();

  await post(path, { operationName: 'Complete' }, { agent: 'agent2', password: 'secret2', headers: {} });
  for (const key of ['b', 'd', ...Object.keys(VALUES), ...keys])
    await post(path, { operationName: 'DeleteUserData', key });
  await post(path, { operationName: 'UpdateUserData', userData: { e: '5' } });
  await post(path, { operationName: 'DeleteUserData', key: 'e' });
  await post(path, { operationName: 'DeleteUserData', key: 'e' });
  await post(path, { operationName: 'AttachUserData', userData: { z: 'last' } });
  await post(path, { operationName: 'Complete' });
  for (const body of [
    SEND,
    { operationName: 'Complete' },
    { operationName: 'AttachUserData', userData: { f: '6' } },
  ])
    await post(path, body);
}

/** A Bayeux handshake, subscription and connect, each in an exchange of its own. */
async function handshake(ask: Ask, known: Readonly<Record<string, string>>): Promise<void> {
  const send = (message: object, cookie = '') =>
    ask('/api/v2/notifications', {
      method: 'POST',
      headers: { ...known, ...(cookie === '' ? {} : { Cookie: [known['Cookie'], cookie].join('; ') }) },
      body: JSON.stringify([message]),
    });
  const { body, cookie } = await send({
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
  });
  const clientId = /"clientId":"(\w+)"/.exec(body)?.[1] ?? '';
  const advice = { timeout: 0 };
  await send({ channel: '/meta/subscribe', clientId, subscription: '/v2/me/im-sessions' }, cookie);
  await send({ channel: '/meta/connect', clientId, connectionType: 'long-polling', advice }, cookie);
}
