import { describe, expect, test } from 'vitest';
import { toHar } from '../src/capture/har-writer.ts';
import { readHar } from '../src/capture/har-reader.ts';
import type { Evidence } from '../src/check/evidence.ts';
import type { RunResult } from '../src/contract/types.ts';
import type { Json, JsonObject } from '../src/json/value.ts';
import { DEFAULT_DESTINATION, type ReferenceOptions } from '../src/reference/index.ts';
import { judge } from '../src/run/judge.ts';
import { feed, session } from './example.ts';
import { requirements } from './index.ts';
import { recorded, type Recorded } from './testing/run.test-data.ts';
import { judged } from './testing/payload.test-data.ts';

const tool = { name: 'imsessions-conformance', version: '0.0.0' };
const STARTED = '2026-01-01T00:00:00.000Z';

const textOf = ({ evidence, redact }: Recorded): string =>
  [...toHar(evidence, { tool, startedAt: STARTED, redact })].join('');

/** All that a result says of its requirements, but for how long it took and how a request could be repeated. */
const said = ({ verdict, summary, requirements: listed }: RunResult) => ({
  verdict,
  summary,
  requirements: listed.map(({ id, status, reason, findingCount, findings }) => ({
    id,
    status,
    reason,
    findingCount,
    findings: findings.map(({ code, pointer, message, expected, actual, request, httpStatus }) => ({
      code,
      pointer,
      message,
      expected,
      actual,
      request,
      httpStatus,
    })),
  })),
});

const outcomes = (evidence: Evidence) =>
  [...judge(evidence, requirements).outcomes].map(([id, outcome]) => [
    id,
    outcome.kind === 'judged' ? outcome.findings.map(({ code }) => code) : outcome.kind,
  ]);

/** A conforming server, and faults of each kind that shows at once. */
const RUNS: readonly (readonly [what: string, options: ReferenceOptions])[] = [
  ['a conforming server', {}],
  ...[
    'feed-trailing-bytes',
    'user-data-duplicate-key',
    'notified-uri-relative',
    'anonymous-told-sessions',
  ].map((fault): [string, ReferenceOptions] => [`a server with the fault ${fault}`, { faults: [fault] }]),
];

describe.each(RUNS)('a recording of %s', (_, options) => {
  test('gives the verdict of its run', async () => {
    const run = await recorded(options);
    const text = textOf(run);
    const read = readHar(JSON.parse(text) as JsonObject, 'run.har', {
      ...run.evidence.settings,
      profiles: ['feed'],
      origin: 'files',
      base: '',
    });
    expect(read.notes).toEqual([]);
    expect(outcomes(read.evidence)).toEqual(outcomes(run.evidence));
    const again = await judged(text);
    expect(said(again)).toEqual(said(run.result));
  });
});

test('a password that is the number that is called, too, changes no verdict', async () => {
  const password = DEFAULT_DESTINATION;
  const agents = [
    { name: 'agent1', password },
    { name: 'agent2', password: 'secret2' },
  ];
  const run = await recorded({ agents }, { connection: { password } });
  const again = await judged(textOf(run));
  expect([run.result.verdict, again.verdict]).toEqual(['conformant', 'conformant']);
});

describe('a recording by a browser', () => {
  const entry = (place: string, method: string, body: Json) => ({
    startedDateTime: STARTED,
    time: 1,
    request: { method, url: `http://h/api/v2${place}`, headers: [] },
    response: {
      status: 200,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: JSON.stringify(body) },
    },
  });
  const delivered = (members: JsonObject) =>
    entry('/notifications/connect', 'POST', [
      {
        channel: '/v2/me/im-sessions',
        data: {
          messageType: 'IMSessionStateChangeMessage',
          notificationType: 'StatusChange',
          imSession: session(),
          ...members,
        },
      },
    ]);
  const read = entry('/me/im-sessions?fields=*', 'GET', feed([session()]));
  const told = async (text: string) => {
    const { verdict, profiles, requirements: listed } = await judged(text);
    const failed = listed.filter(({ status }) => status === 'fail').map(({ id }) => id);
    return { verdict, profiles: profiles.toSorted(), failed };
  };
  const of = async (...entries: readonly unknown[]) => told(JSON.stringify({ log: { entries } }));
  const both = ['feed', 'notifications'];

  test('has its notifications judged, beside its feed or alone', async () => {
    const good = delivered({});
    expect(await of(read, good)).toEqual({ verdict: 'conformant', profiles: both, failed: [] });
    expect(await of(good)).toEqual({ verdict: 'conformant', profiles: ['notifications'], failed: [] });
    const stateBroken = delivered({ imSession: session({ state: ' Talking' }) });
    const verdict = 'non-conformant';
    expect(await of(read, stateBroken)).toEqual({ verdict, profiles: both, failed: ['IMS-NTF-06'] });
    expect(await of(stateBroken)).toEqual({ verdict, profiles: ['notifications'], failed: ['IMS-NTF-06'] });
    const typeBroken = delivered({ notificationType: 'Changed' });
    expect(await of(read, typeBroken)).toEqual({ verdict, profiles: both, failed: ['IMS-NTF-09'] });
  });

  test('has the member names of its notifications judged, but not those of the user data', async () => {
    const twice = (members: JsonObject, from: string, to: string) =>
      told(JSON.stringify({ log: { entries: [delivered(members)] } }).replace(from, to));
    const state = String.raw`\"state\":`;
    expect((await twice({}, state, `${state}${String.raw`\"Talking\",`}${state}`)).failed).toEqual([
      'IMS-ENV-02',
    ]);
    const userData = { imSession: session({ userData: { key: '1' } }) };
    const key = String.raw`\"key\":\"1\"`;
    expect((await twice(userData, key, `${key},${key}`)).failed).toEqual([]);
  });
});
