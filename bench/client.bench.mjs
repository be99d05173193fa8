import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';
import { listening } from './process.mjs';

const SERVER = fileURLToPath(new URL('plain-server.mjs', import.meta.url));
const REQUESTS = 4000;
const AT_ONCE = 8;
const LIST = '/api/v2/me/im-sessions?fields=*';

/** So many requests, a few at once. */
async function crowd(one) {
  let left = REQUESTS;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return REQUESTS;
}

const plain = (url, agent) => () =>
  new Promise((resolve, reject) => {
    const sent = request(url + LIST, { agent, headers: { accept: 'application/json' } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks)));
    });
    sent.on('error', reject);
    sent.end();
  });

let server;
let agent;
let target;

export default {
  title: 'processor time that one request costs the client, 8 under way at once over kept connections',
  rounds: 9,
  clock: 'cpu',
  async prepare() {
    const { createTarget, DEFAULTS } = await load('client', `export * from './src/target/index.ts';`);
    server = await listening([SERVER]);
    agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const { waitMs, rate, timeoutMs, maxBodyBytes } = DEFAULTS;
    const open = () =>
      createTarget({
        base: server.url,
        apiBase: '/api/v2',
        user: 'agent1',
        password: 'secret1',
        headers: [],
        insecure: false,
        environment: {},
        ...{ waitMs, rate, timeoutMs, maxBodyBytes, deadlineMs: 3_600_000, concurrency: AT_ONCE },
        signal: new AbortController().signal,
      });
    return [
      {
        name: 'limit: node:http with a keep-alive agent, the body collected',
        limit: true,
        run: () => crowd(plain(server.url, agent)),
      },
      {
        name: 'the own client: recorded, redacted, limited, timed',
        goal: { speed: 0.7 },
        // A run has a target of its own, which keeps every exchange.
        async before() {
          await target?.close();
          target = open();
        },
        run: () =>
          crowd(async () => {
            const { response } = await target.send({ step: { name: 'feed' }, method: 'GET', path: LIST });
            if (response?.status !== 200) throw new Error('the server did not answer');
          }),
      },
      {
        name: 'fetch',
        run: () =>
          crowd(async () => {
            const answer = await fetch(server.url + LIST, { headers: { accept: 'application/json' } });
            await answer.arrayBuffer();
          }),
      },
    ];
  },
  async close() {
    await target?.close();
    agent?.destroy();
    await server?.close();
  },
};
