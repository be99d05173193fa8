import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feed, session } from '../../suites/example.ts';
import * as api from '../index.ts';
import type { ProbeOptions, ReferenceServer, RunResult, Transport } from '../index.ts';

const {
  createReferenceServer,
  mergeResults,
  NoSuchRequirement,
  probe,
  validate,
  validateFeed,
  validateSession,
} = api;

let server: ReferenceServer;
beforeAll(async () => {
  server = await createReferenceServer({ faults: ['state-lower-case'] });
});
afterAll(() => server.close());

const AGENT = { user: 'agent1', password: 'secret1', seed: 1 } as const;
const brokenIn = ({ requirements }: RunResult) =>
  requirements.filter(({ status }) => status === 'fail').map(({ id }) => id);

it('is what stands here, by name', () => {
  expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
    [
      "MergeError",
      "NoSuchRequirement",
      "NotJudgeable",
      "SavedResultError",
      "UnreadableSource",
      "compareResults",
      "createReferenceListener",
      "createReferenceServer",
      "generateFixtures",
      "mergeResults",
      "probe",
      "readResult",
      "render",
      "reporters",
      "requirements",
      "validate",
      "validateError",
      "validateFeed",
      "validateNotification",
      "validateSession",
      "version",
    ]
  `);
});

describe('probe', () => {
  it('needs no more than a URL and who asks', async () => {
    const result = await probe(server.url, AGENT);
    expect([result.verdict, brokenIn(result), result.profiles]).toEqual([
      'non-conformant',
      ['IMS-STA-02'],
      ['feed'],
    ]);
  });

  it('takes the credentials from the URL, and hides them', async () => {
    const url = new URL('/', server.url);
    url.username = 'agent1';
    url.password = 'secret1';
    const result = await probe(url, { seed: 1 });
    expect([result.target, brokenIn(result)]).toEqual([server.url, ['IMS-STA-02']]);
    expect(JSON.stringify(result)).not.toContain('secret1');
  });

  it('judges what it is asked to', async () => {
    const options: ProbeOptions = {
      ...AGENT,
      only: ['state'],
      skip: ['IMS-STA-01'],
      statement: { product: 'P' },
    };
    const { requirements, statement } = await probe(server.url, options);
    expect(requirements.map(({ id }) => id)).toEqual(['IMS-STA-02']);
    expect(statement).toEqual({ organisation: '', product: 'P', version: '', contact: '' });
  });

  it('lays waivers over what it finds', async () => {
    const waiver = { requirement: 'IMS-STA-02', reason: 'known', expires: '9999-12-31' };
    expect((await probe(server.url, { ...AGENT, waivers: [waiver] })).summary).toMatchObject({
      fail: 0,
      waived: 1,
    });
  });

  it('sends headers in either form', async () => {
    const seen: string[] = [];
    const transport: Transport = ({ headers }) => {
      seen.push(headers.find(([name]) => name === 'X-Key')?.[1] ?? '-');
      return Promise.resolve({ failure: { kind: 'reset', message: 'no' } });
    };
    for (const headers of [{ 'X-Key': '1' }, [['X-Key', '2']] as const])
      await probe(server.url, { headers, transport, limits: { retries: 0 } });
    expect(seen).toEqual(['1', '2']);
  });

  it('gives its recording, which gives the same verdict', async () => {
    let har = '';
    const { verdict, verdictReason } = await probe(server.url, {
      ...AGENT,
      onRecording: (pieces) => {
        har = [...pieces].join('');
      },
    });
    expect(har).not.toMatch(new RegExp(`secret1|${Buffer.from('agent1:secret1').toString('base64')}`));
    expect(await validate({ name: 'run.har', bytes: Buffer.from(har) })).toMatchObject({
      verdict,
      verdictReason,
    });
  });

  it('that is ended by hand is conformant neither by itself nor by its recording', async () => {
    const stop = new AbortController();
    let [har, reads] = ['', 0];
    const result = await probe(server.url, {
      ...AGENT,
      only: ['IMS-ENV-02', 'IMS-ID-03'],
      signal: stop.signal,
      onExchange: () => {
        if (++reads === 2) stop.abort();
      },
      onRecording: (pieces) => {
        har = [...pieces].join('');
      },
    });
    const judged = await validate({ name: 'run.har', bytes: Buffer.from(har) }, { only: ['IMS-ENV-02'] });
    expect([result.interrupted, result.verdict, judged.verdict]).toEqual([
      true,
      'inconclusive',
      'inconclusive',
    ]);
    expect(judged.verdictReason).toContain('the run was interrupted before it was done');
  });

  it('in shards comes to the same as a whole', async () => {
    const shards = await Promise.all(
      [1, 2].map((index) => probe(server.url, { ...AGENT, shard: { index, count: 2 } })),
    );
    const whole = await probe(server.url, AGENT);
    expect(mergeResults(shards)).toMatchObject({ verdict: whole.verdict, summary: whole.summary });
    expect(() => mergeResults(shards.slice(1))).toThrow('missing: 1');
  });

  it('that is given up tells so', async () => {
    const { interrupted, verdict } = await probe(server.url, { ...AGENT, signal: AbortSignal.abort() });
    expect([interrupted, verdict]).toEqual([true, 'inconclusive']);
  });

  it.each<[string, string, ProbeOptions, RegExp]>([
    ['no URL', 'host:8090', {}, /must be an http or https URL/],
    ['a query', 'http://h/?x', {}, /without query/],
    ['a live profile without a destination', 'http://h', { profiles: ['operations'] }, /needs a destination/],
    ['an unknown word', 'http://h', { only: ['IMS-STA-09'] }, /IMS-STA-09 is no requirement/],
  ])('refuses %s, and sends nothing', async (_, target, options, told) => {
    const transport: Transport = () => Promise.reject(new Error('sent'));
    await expect(probe(target, { ...options, transport })).rejects.toThrow(told);
  });
});

describe('waivers of a part', () => {
  const ids = Array.from({ length: 60 }, (_, index) => index.toString().padStart(32, '0'));
  const path = (id: string): string => `/im-sessions/${id}`;
  const lowerCase = (id: string) => session({ id, path: path(id), uri: '', state: 'talking' });
  const other = (id: string) => ({ ...lowerCase(id), state: 'Gone' });
  const waiver = (members: object) => ({
    requirement: 'IMS-STA-02',
    reason: 'known',
    expires: '9999-12-31',
    ...members,
  });
  const judged = async (sessions: object[], ...members: object[]) => {
    const options = { only: ['IMS-STA-02'], waivers: members.map(waiver) };
    const inMemory = validateFeed({ imSessions: sessions, statusCode: 0 }, options);
    const bytes = Buffer.from(JSON.stringify({ imSessions: sessions, statusCode: 0 }));
    const streamed = await validate({ name: 'feed', bytes }, options);
    const [one] = inMemory.requirements;
    expect(streamed.requirements[0]).toMatchObject({ status: one?.status, findingCount: one?.findingCount });
    return {
      status: one?.status,
      kept: one?.findings.length,
      last: one?.findings.at(-1)?.actual,
      stale: inMemory.staleWaivers?.length,
    };
  };

  it('cover findings that the result has no room for', async () => {
    const all = ids.map(lowerCase);
    expect(await judged(all, { pointer: '/imSessions/*/state' })).toMatchObject({
      status: 'waived',
      kept: 20,
    });
    expect(await judged(all, { match: 'talking' })).toMatchObject({ status: 'waived' });
    expect(await judged(all, { pointer: '/imSessions/59/state' })).toMatchObject({ status: 'fail' });
    expect(
      await judged(all, ...ids.map((_, index) => ({ pointer: `/imSessions/${index}/state` }))),
    ).toMatchObject({
      status: 'waived',
      kept: 20,
      stale: undefined,
    });
  });

  it('do not cover another that comes late, which the result shows', async () => {
    const all = ids.map((id, index) => (index === 57 ? other(id) : lowerCase(id)));
    expect(await judged(all, { match: 'talking' })).toEqual({
      status: 'fail',
      kept: 20,
      last: 'Gone',
      stale: undefined,
    });
    expect(await judged(all, { match: 'talking' }, { match: 'Gone' })).toMatchObject({ status: 'waived' });
  });

  it('that match nothing are told, however many findings there are', async () => {
    expect(await judged(ids.map(lowerCase), { match: 'talking' }, { match: 'Gone' })).toMatchObject({
      stale: 1,
    });
  });
});

describe('a payload in memory', () => {
  const broken = session({ state: 'talking' });

  it.each([
    ['a value', feed([broken])],
    ['text', JSON.stringify(feed([broken]))],
    ['bytes', Buffer.from(JSON.stringify(feed([broken])))],
  ])('is judged as %s', (_, payload) => {
    expect(brokenIn(validateFeed(payload))).toEqual(['IMS-STA-02']);
  });

  it('as text shows what is wrong with how it is written', () => {
    const text = JSON.stringify(feed([session()]));
    expect(brokenIn(validateFeed(`\ufeff${text}`))).toEqual(['IMS-ENV-02']);
    expect(brokenIn(validateFeed(text.replace('{', '{"statusCode":0,')))).toEqual(['IMS-ENV-02']);
  });

  it('as a value is what JSON.stringify makes of it', () => {
    const value = { ...session(), state: undefined, toJSON: () => session() };
    expect(validateSession(value).verdict).toBe('conformant');
    expect(() => validateSession(() => 1)).toThrow(TypeError);
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect(() => validateSession(circular)).toThrow(TypeError);
  });

  it('is told by its kind: notifications, errors', () => {
    expect(brokenIn(api.validateNotification({ messageType: 'X' }))).toEqual(['IMS-NTF-09']);
    expect(brokenIn(api.validateError({ statusCode: 21, statusMessage: 'x' }))).toEqual(['IMS-ENV-06']);
    expect(api.validateError({ statusCode: 6, statusMessage: 'x' }).verdict).toBe('conformant');
  });

  it('is held against the given prefix of the API', () => {
    const options = { only: ['IMS-URI-03'], failOn: 'should', apiBase: '/api/v3' } as const;
    expect(validateSession(session(), options).verdict).toBe('non-conformant');
  });

  it('refuses an unknown word', () => {
    expect(() => validateFeed('{}', { only: ['IMS-STA-09'] })).toThrow(NoSuchRequirement);
  });
});

describe('validate', () => {
  it('finds out what it is given, and reads several', async () => {
    const bytes = (value: object) => Buffer.from(JSON.stringify(value));
    const inputs = [
      { name: 'a', bytes: bytes(feed([session()])) },
      { name: 'b', bytes: bytes(session({ state: 'talking' })) },
    ];
    const result = await validate(inputs);
    expect([result.target, brokenIn(result)]).toEqual(['a, b', ['IMS-STA-02']]);
  });

  it('rejects for a file that cannot be read, and for what is no payload', async () => {
    await expect(validate('/nowhere/feed.json')).rejects.toThrow(api.UnreadableSource);
    await expect(validate({ name: 'x', bytes: Buffer.from('{"a":1}') })).rejects.toThrow(api.NotJudgeable);
  });
});
