import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv, type SchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceSettings } from '../check/evidence.ts';
import type { Exchange, Failure, RecordedResponse } from '../exchange.ts';
import type { Json, JsonObject } from '../json/value.ts';
import { redactExchange } from '../redact-exchange.ts';
import { readHar } from './har-reader.ts';
import { toHar } from './har-writer.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const plain = (text: string): string => text;

const settings: EvidenceSettings = {
  profiles: ['operations', 'feed'],
  origin: 'target',
  base: 'http://127.0.0.1:8090/gws',
  apiBase: '/api/v2',
  notificationsPath: '/api/v2/notifications',
  credentials: 'basic',
  user: 'agent1',
  secondAgent: true,
  destination: '3002',
  devicePath: '/devices/1',
  settleMs: 5000,
  quietMs: 1000,
  seed: 7,
};
const files: EvidenceSettings = {
  ...settings,
  profiles: ['feed'],
  origin: 'files',
  base: '',
  credentials: 'none',
  user: '',
};
const options = {
  tool: { name: 'imsessions-conformance', version: '0.1.0' },
  startedAt: '2026-01-01T00:00:00.000Z',
  redact: plain,
};

const textOf = (evidence: Evidence, redact = plain): string =>
  [...toHar(evidence, { ...options, redact })].join('');
const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addMetaSchema(draft06);
const published = dirname(createRequire(import.meta.url).resolve('har-schema'));
for (const name of readdirSync(published).filter((one) => one.endsWith('.json'))) {
  ajv.addSchema(JSON.parse(readFileSync(join(published, name), 'utf8')) as SchemaObject);
}
const validHar = (value: unknown): string => (ajv.validate('har.json#', value) ? '' : ajv.errorsText());

const bytes = fc.uint8Array({ maxLength: 60 }).map((one) => new Uint8Array(one));
const headers = fc.array(
  fc.tuple(fc.constantFrom('Content-Type', 'content-type', 'Set-Cookie', 'X-A', 'Location'), fc.string()),
  { maxLength: 4 },
);
const ms = fc.integer({ min: 0, max: 1e6 });
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const parameters = fc.dictionary(fc.constantFrom('shows', 'owner', 'id', 'list'), json);
const response: fc.Arbitrary<RecordedResponse> = fc.record({
  status: fc.integer({ min: 100, max: 599 }),
  statusText: fc.string(),
  httpVersion: fc.constantFrom('HTTP/1.1', 'HTTP/1.0'),
  headers,
  body: bytes,
});
const failure: fc.Arbitrary<Failure> = fc.record({
  kind: fc.constantFrom<Failure['kind']>('dns', 'reset', 'timeout', 'too-large', 'budget'),
  message: fc.string(),
});
const path = fc.constantFrom(
  '/api/v2/me/im-sessions?fields=*',
  '/a/%2e%2e/b',
  '/a\u0001"é#x',
  '/?',
  '/%zz',
  '/a b',
  '/😀',
);
const exchange = fc
  .record({
    index: fc.nat(),
    step: fc.tuple(fc.string(), parameters).map(([name, more]) => ({ ...more, name })),
    agent: fc.constantFrom('first', 'second', 'anonymous', 'intruder'),
    request: fc
      .tuple(fc.constantFrom('GET', 'POST'), path, headers, fc.option(bytes))
      .map(([method, target, list, body]) => ({
        method,
        url: `http://127.0.0.1:8090${target}`,
        path: target,
        headers: list,
        ...(body === null ? {} : { body }),
      })),
    answer: fc.oneof(
      response.map((one) => ({ response: one })),
      failure.map((one) => ({ failure: one })),
      fc.record({ response, failure }),
    ),
    startedMs: ms,
    durationMs: ms,
    attempts: fc.integer({ min: 1, max: 3 }),
    earlier: fc.array(fc.string(), { maxLength: 2 }),
    echoes: fc.constantFrom<Exchange['echoes']>([], ['password'], ['password', 'authorization']),
  })
  .map(({ answer, ...rest }) => ({ ...rest, ...answer }));
const evidence: fc.Arbitrary<Evidence> = fc.record({
  settings: fc.constant(settings),
  exchanges: fc.array(exchange, { maxLength: 4 }),
  marks: fc.array(
    fc.tuple(fc.string(), ms, parameters).map(([name, atMs, more]) => ({ ...more, name, atMs })),
    { maxLength: 3 },
  ),
});

describe('a recording of a run', () => {
  it('gives its evidence back', () => {
    fc.assert(
      fc.property(evidence, (run) => {
        const recording = readHar(parse(textOf(run)), 'run.har', files);
        // Cookies are secrets wherever they stand.
        const exchanges = run.exchanges.map((one) => redactExchange(one, plain));
        expect(recording.evidence).toEqual({ ...run, exchanges });
        expect([recording.own, recording.notes]).toEqual([true, []]);
      }),
    );
  });

  it('is HAR 1.2', () => {
    expect(validHar({ log: {} })).not.toBe('');
    fc.assert(
      fc.property(evidence, (run) => {
        expect(validHar(parse(textOf(run)))).toBe('');
      }),
    );
  });

  const one = (change: Partial<Exchange>): Evidence => ({
    settings,
    marks: [],
    exchanges: [
      {
        index: 0,
        step: { name: 'feed.plain' },
        agent: 'first',
        request: { method: 'GET', url: 'http://h/api', path: '/api', headers: [] },
        startedMs: 0,
        durationMs: 1,
        attempts: 1,
        earlier: [],
        echoes: [],
        ...change,
      },
    ],
  });

  it('is written in pieces', () => {
    const body = new Uint8Array(5_000_000).fill(65);
    const run = one({
      response: { status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', headers: [], body },
    });
    const pieces = [...toHar(run, options)];
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_100_000);
    const back = readHar(parse(pieces.join('')), 'run.har', files).evidence.exchanges[0]?.response?.body;
    expect(Buffer.from(body).equals(back ?? new Uint8Array())).toBe(true);
  });

  it('holds no secret', () => {
    const secret = 'hunter2hunter2';
    const run = one({
      request: {
        method: 'POST',
        url: `http://h/${secret}`,
        path: `/${secret}`,
        headers: [['X', secret]],
        body: utf8(`"${secret}"`),
      },
      response: {
        status: 200,
        statusText: secret,
        httpVersion: 'HTTP/1.1',
        headers: [['Y', secret]],
        body: utf8(`{"a":"${secret}"}`),
      },
      failure: { kind: 'reset', message: secret },
      earlier: [secret],
    });
    const text = textOf(
      {
        ...run,
        settings: { ...settings, user: secret, base: `http://${secret}` },
        marks: [{ name: 'm', atMs: 0, a: [{ b: secret }] }],
      },
      (from) => from.replaceAll(secret, '[password]'),
    );
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64').slice(0, 12));
    const back = readHar(parse(text), 'run.har', files).evidence;
    expect(new TextDecoder().decode(back.exchanges[0]?.response?.body)).toBe('{"a":"[password]"}');
    expect(back.marks).toEqual([{ name: 'm', atMs: 0, a: [{ b: '[password]' }] }]);
  });

  it('that is damaged is used as far as it goes', () => {
    const har = parse(
      textOf({ settings, marks: [], exchanges: fc.sample(exchange, { numRuns: 3, seed: 1 }) }),
    ) as {
      log: { entries: JsonObject[]; _imsessions: JsonObject };
    };
    const [first, , third] = har.log.entries;
    const entries = [first, { ...first, _agent: 'third' }, 7, { ...third, _step: {} }] as Json[];
    const damaged = readHar({ log: { ...har.log, entries } }, 'run.har', files);
    expect(damaged.evidence.exchanges).toHaveLength(1);
    expect(damaged.notes).toHaveLength(3);
    const unknown = readHar({ log: { ...har.log, _imsessions: {} } }, 'run.har', files);
    expect([unknown.own, unknown.evidence.settings]).toEqual([false, files]);
    expect(unknown.notes[0]).toMatch(/the run that made it is not known: settings/);
  });
});

const feed = '{"imSessions":[],"statusCode":0}';
const list = 'https://gws.example:8090/api/v2/me/im-sessions';
interface Change {
  readonly [member: string]: unknown;
}
/** An entry as browsers write them. */
const entry = (
  method: string,
  url: string,
  change: { request?: Change; response?: Change; entry?: Change } = {},
): Json => ({
  startedDateTime: '2026-01-01T10:00:01.500Z',
  time: 12.5,
  request: {
    method,
    url,
    httpVersion: 'http/2.0',
    cookies: [],
    headers: [
      { name: ':authority', value: 'h' },
      { name: 'Accept', value: '*/*' },
    ],
    queryString: [],
    headersSize: -1,
    bodySize: 0,
    ...change.request,
  },
  response: {
    status: 200,
    statusText: '',
    httpVersion: 'http/2.0',
    cookies: [],
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { size: feed.length, mimeType: 'application/json', text: feed },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    ...change.response,
  },
  cache: {},
  timings: { send: 0, wait: 12, receive: 0 },
  ...change.entry,
});

const read = (...entries: Json[]) =>
  readHar(
    { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } },
    'browser.har',
    files,
  );

describe('a recording by a browser or a proxy', () => {
  it.each([
    ['GET', `${list}?fields=*`, { name: 'feed.read', shows: 'feed' }],
    ['GET', `${list}?fields=%2A&_=17`, { name: 'feed.read', shows: 'feed' }],
    ['GET', `http://h/gws${list.slice(24)}?fields=*`, { name: 'feed.read', shows: 'feed' }],
    ['GET', list, { name: 'feed.uris', shows: 'uris' }],
    ['GET', `${list}?fields=id,state`, { name: 'feed.partial', shows: 'partial', fields: 'id,state' }],
    ['GET', `${list}?fields=path`, { name: 'feed.fields', shows: 'partial', fields: 'path' }],
    ['GET', `${list}/007A`, { name: 'session.read', shows: 'answer', id: '007A' }],
    ['GET', 'http://h/api/v2/im-sessions/007A', { name: 'session.read', shows: 'answer', id: '007A' }],
    ['POST', list, { name: 'captured.operation', shows: 'acceptance', operation: 'InitiateIMSession' }],
    [
      'POST',
      `${list}/007A`,
      { name: 'captured.operation', shows: 'acceptance', operation: 'InitiateIMSession', id: '007A' },
    ],
    ['POST', 'http://h/api/v2/notifications/connect', { name: 'bayeux.connect' }],
    ['POST', 'http://h/api/v2/notifications', { name: 'bayeux.message' }],
    ['GET', `${list}/007A?fields=id`, undefined],
    ['GET', 'http://h/api/v2/me/calls?fields=*', undefined],
    ['GET', 'http://h/api/v3/me/im-sessions?fields=*', undefined],
    ['GET', 'http://h/api/v2/me/im-sessions-archive', undefined],
    ['OPTIONS', `${list}?fields=*`, undefined],
    ['HEAD', `${list}?fields=*`, undefined],
  ])('knows what was asked: %s %s', (method, url, step) => {
    const postData = { mimeType: 'application/json', text: '{"operationName":"InitiateIMSession"}' };
    const {
      evidence: found,
      own,
      notes,
    } = read(entry(method, url, method === 'POST' ? { request: { postData } } : {}));
    expect(found.exchanges.map((one) => one.step)).toEqual(step ? [step] : []);
    expect([own, notes.length, found.settings]).toEqual([false, step ? 0 : 1, files]);
  });

  it('knows Bayeux messages by their channel', () => {
    const body = (channel: string): Change => ({
      postData: { mimeType: 'application/json', text: `[{"channel":"${channel}"}]` },
    });
    const names = ['/meta/connect', '/meta/subscribe', '/v2/me/im-sessions'].map(
      (channel) =>
        read(entry('POST', 'http://h/api/v2/notifications', { request: body(channel) })).evidence.exchanges[0]
          ?.step.name,
    );
    expect(names).toEqual(['bayeux.connect', 'bayeux.subscribe', 'bayeux.im-sessions']);
  });

  it('gives exchanges, pseudo-headers left out, in the order in which they were sent', () => {
    const earlier = entry('GET', list, { entry: { startedDateTime: '2026-01-01T10:00:00.000Z' } });
    const { exchanges } = read(entry('GET', `${list}?fields=*`), earlier).evidence;
    expect(exchanges.map(({ index, startedMs, step }) => [index, startedMs, step.name])).toEqual([
      [0, 0, 'feed.uris'],
      [1, 1500, 'feed.read'],
    ]);
    expect(exchanges[1]).toMatchObject({
      agent: 'first',
      durationMs: 12.5,
      request: { method: 'GET', path: '/api/v2/me/im-sessions?fields=*', headers: [['Accept', '*/*']] },
      response: { status: 200, headers: [['content-type', 'application/json']], body: utf8(feed) },
    });
  });

  const content = (change: Change): { response: Change } => ({
    response: { content: { size: feed.length, mimeType: 'application/json', ...change } },
  });
  const bodyOf = (change: { response: Change; entry?: Change }): Uint8Array | undefined =>
    read(entry('GET', `${list}?fields=*`, change)).evidence.exchanges[0]?.response?.body;

  it('gives bodies as they were', () => {
    const broken = Buffer.from([0xff, 0xfe, 0x80]);
    expect(bodyOf(content({ size: 3, text: broken.toString('base64'), encoding: 'base64' }))).toEqual(
      new Uint8Array(broken),
    );
    expect(bodyOf(content({ size: 2, text: 'é' }))).toEqual(utf8('é'));
    const zipped = gzipSync(feed).toString('base64');
    const gzip = content({ text: zipped, encoding: 'base64' });
    expect(
      bodyOf({ response: { ...gzip.response, headers: [{ name: 'Content-Encoding', value: 'gzip' }] } }),
    ).toEqual(utf8(feed));
  });

  it('takes an empty body for one only where that is certain', () => {
    const empty = { content: { size: 0, mimeType: 'application/json' } };
    expect(bodyOf({ response: empty })).toBeUndefined();
    expect(bodyOf({ response: { ...empty, headers: [{ name: 'Content-Length', value: '0' }] } })).toEqual(
      new Uint8Array(),
    );
  });

  it.each([
    ['status 0', { response: { status: 0 } }, 'it was not answered'],
    ['304', { response: { status: 304 } }, 'HTTP 304'],
    ['a redirect', { response: { status: 302 } }, 'HTTP 302'],
    ['the cache', { entry: { _fromCache: 'disk' } }, 'cache'],
    ['no content', content({}), 'does not hold the content'],
    ['cut content', content({ text: feed.slice(0, 9) }), 'only 9 of the 32 bytes'],
    [
      'bad gzip',
      {
        response: {
          headers: [{ name: 'Content-Encoding', value: 'gzip' }],
          content: { size: 9, text: 'H4sAAA==', encoding: 'base64' },
        },
      },
      'does not hold the content',
    ],
    ['no url', { request: { url: undefined } }, 'its request has no url'],
    ['no method', { request: { method: 7 } }, 'its request has no method'],
    ['no response', { entry: { response: null } }, 'it has no response'],
    ['no request', { entry: { request: [] } }, 'it has no request'],
  ])('leaves out what says nothing of the server: %s', (_, change, why) => {
    const { evidence: found, notes } = read(entry('GET', `${list}?fields=*`, change), entry('GET', list));
    expect(found.exchanges.map((one) => one.step.name)).toEqual(['feed.uris']);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^entry 1 is left out: /);
    expect(notes[0]).toContain(why);
  });

  it('judges content that is shorter than was said, where it is whole', () => {
    expect(bodyOf(content({ size: 35, text: feed }))).toEqual(utf8(feed));
  });

  it('takes the media type for the header where there are no headers', () => {
    const { exchanges } = read(entry('GET', list, { response: { headers: [] } })).evidence;
    expect(exchanges[0]?.response?.headers).toEqual([['Content-Type', 'application/json']]);
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readHar({ log: { entries: value } }, 'x', files).own).toBe(false);
        const { notes } = read(...(Array.isArray(value) ? (value as Json[]) : [value as Json]));
        expect(notes.length).toBeLessThanOrEqual(21);
      }),
    );
    const odd = fc.dictionary(
      fc.constantFrom(
        'request',
        'response',
        'url',
        'method',
        'headers',
        'content',
        'text',
        'status',
        'time',
        'startedDateTime',
        'postData',
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(odd, odd, odd, (top, request, response_) => {
        read(entry('GET', list, { entry: top, request, response: response_ }));
      }),
    );
  });
});
