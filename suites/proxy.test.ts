import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readHar } from '../src/capture/har-reader.ts';
import { toHar } from '../src/capture/har-writer.ts';
import { bytesSource } from '../src/capture/source.ts';
import type { Exchange, Step } from '../src/exchange.ts';
import type { Json } from '../src/json/value.ts';
import { feed, session } from './example.ts';
import { Watch, type WatchOptions } from './proxy.ts';
import { validate } from './validate.ts';

const COMMON = {
  apiBase: '/api/v2',
  notificationsPath: '/api/v2/notifications',
  failOn: 'must',
  failOnUnjudged: false,
  version: '0.0.0',
  startedAt: '2026-01-01T00:00:00.000Z',
} as const;

const watching = (options: Partial<WatchOptions> = {}) =>
  new Watch({ ...COMMON, base: 'http://h', profiles: ['feed'], redact: (text) => text, ...options });

let count = 0;
function exchange(body: Json, step: Step = { name: 'feed.read', shows: 'feed' }): Exchange {
  const path = '/api/v2/me/im-sessions?fields=*';
  return {
    index: count++,
    step,
    agent: 'first',
    request: { method: 'GET', url: `http://h${path}`, path, headers: [] },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(JSON.stringify(body)),
    },
    startedMs: count,
    durationMs: 1,
    attempts: 1,
    earlier: [],
    echoes: [],
  };
}

const broken = session({ state: 'talking' });
const idsOf = (found: ReturnType<Watch['take']>) => found.map(({ requirement }) => requirement.id);

describe('a finding', () => {
  it('is told once, wherever the session stands when it is seen again', () => {
    const watch = watching();
    expect(idsOf(watch.take(exchange(feed([broken]))))).toEqual(['IMS-STA-02']);
    expect(idsOf(watch.take(exchange(feed([session(), broken]))))).not.toContain('IMS-STA-02');
    const alone = exchange({ imSession: broken, statusCode: 0 }, { name: 'session.read', shows: 'answer' });
    expect(idsOf(watch.take(alone))).toEqual([]);
    expect(watch.result(1)).toMatchObject({ verdict: 'non-conformant', summary: { fail: 2 } });
  });

  it('of a session in a notification is told, too, and counts', () => {
    const watch = watching();
    const data = {
      messageType: 'IMSessionStateChangeMessage',
      notificationType: 'StatusChange',
      imSession: broken,
    };
    const polled = exchange([{ channel: '/v2/me/im-sessions', data }], { name: 'bayeux.connect' });
    expect(idsOf(watch.take(polled))).toEqual(['IMS-NTF-06']);
    const { profiles, verdict } = watch.result(1);
    expect({ profiles, verdict }).toEqual({ profiles: ['feed', 'notifications'], verdict: 'non-conformant' });
  });
});

it('accepts a uri under the address of the proxy as well as under the target’s', () => {
  const watch = watching({ failOn: 'should', skip: ['IMS-ENV-07', 'IMS-FLD-03', 'IMS-FLD-04'] });
  for (const origin of ['http://127.0.0.1:1234', 'https://gws.example'])
    watch.take(exchange(feed([session({ uri: `${origin}/api/v2${session()['path'] as string}` })])));
  expect(watch.result(1)).toMatchObject({ verdict: 'conformant', summary: { warn: 0, fail: 0 } });
});

it('is inconclusive where nothing of the resource passed', () => {
  expect(watching().result(1)).toMatchObject({ verdict: 'inconclusive', sessionsSeen: 0 });
});

it('lets go of what is too much, but never of a finding', () => {
  const watch = watching({ keptBytes: 100 });
  for (let index = 0; index < 5; index++) watch.take(exchange(feed([session()], { index })));
  watch.take(exchange(feed([broken])));
  const result = watch.result(1);
  expect(watch.evidence().exchanges).toHaveLength(1);
  expect(result.verdict).toBe('non-conformant');
  expect(result.notes).toEqual([
    expect.stringMatching(/^5 exchanges were judged as they passed, but not kept/),
  ]);
});

it('keeps a body once, however often it came', () => {
  const watch = watching();
  for (let index = 0; index < 3; index++) watch.take(exchange(feed([session()])));
  const bodies = new Set(watch.evidence().exchanges.map(({ response }) => response?.body));
  expect([watch.evidence().exchanges.length, bodies.size]).toEqual([3, 1]);
});

it('is recorded so that the recording gives the same verdict', async () => {
  const watch = watching();
  watch.take(exchange(feed([session(), broken])));
  const written = [
    ...toHar(watch.evidence(), { ...COMMON, tool: { name: 't', version: '1' }, redact: (text) => text }),
  ];
  const bytes = Buffer.from(written.join(''));
  const own = readHar(JSON.parse(bytes.toString()) as Json, 'p.har', watch.evidence().settings);
  expect(own.own).toBe(true);
  const again = await validate({ ...COMMON, sources: [bytesSource('p.har', bytes)] });
  const { verdict, verdictReason, summary, sessionsSeen } = watch.result(1);
  expect(again).toMatchObject({ verdict, verdictReason, summary, sessionsSeen });
});
