import { createServer, type RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { exitCodeOf } from '../src/cli/exit-code.ts';
import type { RunResult } from '../src/contract/types.ts';
import type { Json } from '../src/json/value.ts';
import { feed, session } from './example.ts';
import { probe, type ProbeOptions } from './probe.ts';
import { foundIn, resultOf } from './testing/payload.test-data.ts';
import { anonymousConnection, probeOptions } from './testing/run.test-data.ts';

const PREFIX = '/gateway/tenant-7';
const LIST = `${PREFIX}/api/v2/me/im-sessions`;

/** Probes a server of a few lines, which knows nothing of this project, under a path prefix. */
async function probed(
  answer: (
    path: string,
    query: URLSearchParams,
    base: string,
  ) => { status: number; body: Json; type?: string },
  changes: Partial<ProbeOptions['connection']> = {},
): Promise<RunResult> {
  const listener: RequestListener = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const base = `http://${request.headers.host ?? ''}${PREFIX}`;
    const { status, body, type = 'application/json' } = answer(pathname, searchParams, base);
    response.writeHead(status, { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const base = `http://127.0.0.1:${port}${PREFIX}`;
  const connection = { ...anonymousConnection(base), ...changes };
  try {
    const { result } = await probe({ ...probeOptions(base), profiles: ['feed'], connection });
    return result;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const CAPABILITIES = ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'];
const ID = '007MDF3D0KAHL93L807GK2LAES000001';
const NOT_FOUND = { status: 404, body: { statusCode: 6, statusMessage: 'Resource not found' } };

const conforming: Parameters<typeof probed>[0] = (path, query, base) => {
  const uri = `${base}/api/v2/im-sessions/${ID}`;
  const own = session({
    uri,
    userData: { favColor: 'blue' },
    capabilities: CAPABILITIES,
  });
  if (path === `${LIST}/${ID}`) return { status: 200, body: { statusCode: 0, imSession: own } };
  if (path !== LIST) return NOT_FOUND;
  const fields = query.get('fields');
  if (fields === null) return { status: 200, body: { statusCode: 0, uris: [uri] } };
  if (fields === '*') return { status: 200, body: feed([own]) };
  const names = fields.split(',');
  const some = Object.fromEntries(Object.entries(own).filter(([name]) => names.includes(name)));
  return { status: 200, body: feed([some]) };
};

test('a conforming server under a path prefix is conformant, without a warning', async () => {
  const result = await probed(conforming);
  expect(foundIn(result)).toEqual([]);
  expect(result.verdict).toBe('conformant');
  expect(result.judged.must).toEqual([22, 22]);
  expect(exitCodeOf(result)).toBe(0);
});

test('the same server is conformant to one who gives credentials that it does not ask for', async () => {
  const result = await probed(conforming, { user: 'agent1', password: 'secret1' });
  expect(foundIn(result)).toEqual([]);
  expect(exitCodeOf(result)).toBe(0);
});

test('a wrong path is found as such: the feed is not there', async () => {
  const result = await probed(() => NOT_FOUND);
  expect(foundIn(result)).toContain('IMS-ENV-01');
  expect(resultOf(result, 'IMS-ENV-01').findings[0]?.message).toContain('--api-base may be wrong');
  expect(exitCodeOf(result)).toBe(1);
});

const TURNED_AWAY: readonly (readonly [string, ReturnType<typeof conforming>])[] = [
  ['HTTP 401', { status: 401, body: { statusCode: 20, statusMessage: 'Not authenticated' } }],
  ['HTTP 401 with a page', { status: 401, body: '<h1>Log in</h1>', type: 'text/html' }],
  ['HTTP 403', { status: 403, body: { statusCode: 5, statusMessage: 'No permission' } }],
  ['statusCode 20', { status: 200, body: { statusCode: 20, statusMessage: 'Not authenticated' } }],
  ['statusCode 5', { status: 200, body: { statusCode: 5, statusMessage: 'No permission' } }],
];

test.each(TURNED_AWAY)('%s to the feed is no verdict on the server', async (_, answer) => {
  const without = await probed(() => answer);
  expect(without.verdictReason).toContain('give --user and --password');
  expect(exitCodeOf(without)).toBe(3);
  const refused = await probed(() => answer, { user: 'agent1', password: 'wrong' });
  expect(refused.verdictReason).toContain('were refused');
  expect(exitCodeOf(refused)).toBe(3);
  for (const { requirements } of [without, refused])
    expect(requirements.filter(({ status, area }) => status === 'pass' && area !== 'envelope')).toEqual([]);
});

test('an agent without a session cannot be judged', async () => {
  const result = await probed((path, query, base) => {
    if (path !== LIST) return conforming(path, query, base);
    return { status: 200, body: query.has('fields') ? feed([]) : { statusCode: 0, uris: [] } };
  });
  expect(foundIn(result)).toEqual([]);
  expect(result.verdictReason).toContain('no session was seen');
  expect(result.sessionsSeen).toBe(0);
  expect(exitCodeOf(result)).toBe(3);
});

test('a page to log in, answered with HTTP 200, is not conformant', async () => {
  const result = await probed(() => ({ status: 200, body: '<h1>Log in</h1>', type: 'text/html' }));
  expect(foundIn(result)).toContain('IMS-ENV-01');
  expect(exitCodeOf(result)).toBe(1);
});

test('a target that is not there cannot be judged', async () => {
  const options = probeOptions('http://127.0.0.1:1');
  const { result } = await probe({ ...options, profiles: ['feed'] });
  expect(result.verdictReason).toContain('refused the connection');
  expect(result.requirements.map(({ status }) => status).filter((status) => status === 'pass')).toEqual([]);
  expect(exitCodeOf(result)).toBe(3);
});
