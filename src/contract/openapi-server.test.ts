import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReferenceServer } from '../reference/index.ts';
import { isObject, type Json } from '../json/value.ts';
import { apiOperations, lackedMethods, readOpenApi, type ApiOperation } from './openapi.ts';
import { ajvBy, readSpec } from './two-validators.ts';

let server: Awaited<ReturnType<typeof createReferenceServer>>;
let id = '';

const requests = readSpec('../suites/samples/requests.json');
const sent = requests['SendMessage'];
const device = isObject(sent) && typeof sent['devicePath'] === 'string' ? sent['devicePath'] : '';

const headers = { Authorization: `Basic ${Buffer.from('agent1:secret1').toString('base64')}` };

async function ask(method: string, template: string, query = '', body?: Json) {
  const url = `${server.url}/api/v2${template.replace('{id}', id)}${query}`;
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...json,
  });
  return { status: answer.status, body: (await answer.json()) as Json };
}

/** The schema of an operation's answer with a status, as a reference into the document. */
function schemaOf({ method, path }: ApiOperation, status: number): string {
  const verb = method === 'GET' ? 'get' : 'post';
  const answer = readOpenApi().paths?.[path]?.[verb]?.responses[String(status)];
  if (answer === undefined) throw new Error(`${method} ${path} has no answer ${String(status)}`);
  const at =
    '$ref' in answer
      ? answer.$ref.slice(1)
      : `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${verb}/responses/${String(status)}`;
  return `openapi.json#${encodeURI(`${at}/content/application~1json/schema`)}`;
}

beforeAll(async () => {
  server = await createReferenceServer({ live: true, device });
  const { body } = await ask('GET', '/me/im-sessions', '?fields=*');
  const sessions = isObject(body) && Array.isArray(body['imSessions']) ? body['imSessions'] : [];
  const live = sessions.find((each) => isObject(each) && each['state'] === 'Talking');
  if (isObject(live) && typeof live['id'] === 'string') id = live['id'];
});
afterAll(() => server.close());

test.each([
  ['getMe', '', 200],
  ['getImSessions', '', 200],
  ['getImSessions', '?fields=*', 200],
  ['getImSessions', '?fields=id,state', 200],
  ['getImSession', '', 200],
])('%s%s is answered as the document says', async (operationId, query, status) => {
  const operation = apiOperations().find((each) => each.operationId === operationId);
  if (operation === undefined) throw new Error(`no operation ${operationId}`);
  const answer = await ask(operation.method, operation.path, query);
  expect(answer.status).toBe(status);
  expect(ajvBy(schemaOf(operation, status))(answer.body)).toBe(true);
});

const [initiate, operate] = ['initiateImSession', 'operateImSession'].map((name) =>
  apiOperations().find(({ operationId }) => operationId === name),
);

test.each(Object.entries(requests))(
  'the published request %s is answered as the document says',
  async (name, body) => {
    const operation = name === 'InitiateIMSession' ? initiate : operate;
    if (operation === undefined) throw new Error('no such operation');
    const answer = await ask(operation.method, operation.path, '', body);
    // The agent has a live session, so that another is refused.
    expect(answer.status >= 400).toBe(name === 'InitiateIMSession');
    expect(ajvBy(schemaOf(operation, answer.status))(answer.body)).toBe(true);
  },
);

const lacked = [...new Set(apiOperations().map(({ path }) => path))].flatMap((path) =>
  lackedMethods(path).map((method) => [method, path] as const),
);

test.each(lacked)('%s %s is refused with the error envelope', async (method, path) => {
  const answer = await ask(method, path);
  expect([404, 405]).toContain(answer.status);
  expect(ajvBy('error.schema.json')(answer.body)).toBe(true);
});
