import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { EvidenceSettings } from '../check/evidence.ts';
import type { Json } from '../json/value.ts';
import { capture, type CaptureOptions } from './capture.ts';
import { bytesSource, fileSource, streamSource, UnreadableSource } from './source.ts';
import type { CaptureEvent, DocumentEnd, Source } from './types.ts';

const settings: EvidenceSettings = {
  profiles: ['feed'],
  origin: 'files',
  base: '',
  apiBase: '/api/v2',
  notificationsPath: '/api/v2/notifications',
  credentials: 'none',
  user: '',
  secondAgent: false,
  destination: '',
  devicePath: '',
  settleMs: 0,
  quietMs: 0,
  seed: 1,
};

async function eventsOf(
  source: Source | string,
  options: Partial<CaptureOptions> = {},
): Promise<CaptureEvent[]> {
  const from = typeof source === 'string' ? bytesSource('in', new TextEncoder().encode(source)) : source;
  const events: CaptureEvent[] = [];
  for await (const batch of capture([from], { settings, ...options })) events.push(...batch);
  return events;
}

/** Events in short: `feed in`, `session /imSessions/0`, `end`. */
const short = (events: readonly CaptureEvent[]): string[] =>
  events.map((event) => {
    if (event.type === 'document') return [event.kind, event.where, event.at].join(' ').trim();
    if (event.type === 'session') {
      return `session ${typeof event.place === 'string' ? event.place : `${event.place.array}/${event.place.index}`}`;
    }
    if (event.type === 'end')
      return ['end', ...event.problems.map((one) => `${one.kind}${one.pointer}`)].join(' ');
    return `${event.type} ${event.where}`;
  });

const folder = mkdtempSync(join(tmpdir(), 'capture-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string): Source => {
  writeFileSync(join(folder, name), text);
  return fileSource(join(folder, name));
};

describe('one payload', () => {
  it.each([
    [
      '{"imSessions":[{"id":"a"},7],"statusCode":0}',
      ['feed in', 'session /imSessions/0', 'session /imSessions/1', 'end'],
    ],
    ['{"imSessions":{},"statusCode":0}', ['feed in', 'end']],
    ['{"imSession":{"id":"a"},"statusCode":0}', ['answer in', 'session /imSession', 'end']],
    ['{"imSession":7}', ['answer in', 'end']],
    ['{"statusCode":6}', ['error in', 'end']],
    ['{"id":"a"}', ['session in', 'session', 'end']],
    ['{"messageType":"x","imSession":{}}', ['notification in', 'session /imSession', 'end']],
    ['{"messageType":"x","message":""}', ['notification in', 'end']],
    [
      '{"channel":"/v2/me/im-sessions","data":{"imSession":{}}}',
      ['notification in /data', 'session /data/imSession', 'end'],
    ],
    [
      '{"data":{"messageType":"x","imSession":{}}}',
      ['notification in /data', 'session /data/imSession', 'end'],
    ],
    ['{"channel":"/v2/me/calls","data":{"imSession":{}}}', []],
    [
      '[{"channel":"/meta/connect"},{"channel":"/v2/me/im-sessions","data":{"imSession":{}}},{"channel":"/v2/me/im-sessions","data":1}]',
      ['notification in /1/data', 'session /1/data/imSession', 'end', 'notification in /2/data', 'end'],
    ],
    ['[]', ['feed in', 'end']],
    ['7', ['feed in', 'end']],
    ['', ['feed in', 'end empty']],
    ['{"imSessions":[{"id":"a"}', ['feed in', 'end syntax']],
    ['{"imSessions":[{"id":"a"}]}}', ['feed in', 'session /imSessions/0', 'end trailing']],
    ['{}', ['unknown in']],
    ['{"log":{"entries":[]}}', ['recording in']],
  ])('%s', async (text, expected) => {
    expect(short(await eventsOf(text)).map((line) => line.trim())).toEqual(expected);
  });

  it('is what it is said to be', async () => {
    expect(short(await eventsOf('{"a":1}', { as: 'session' }))).toEqual(['session in', 'session ', 'end']);
    expect(short(await eventsOf('[{"id":"a"}]', { as: 'session' }))).toEqual(['session in', 'end']);
    expect(short(await eventsOf('{"a":1}', { as: 'feed' }))).toEqual(['feed in', 'end']);
    expect(short(await eventsOf('{"a":1}', { as: 'notification' }))).toEqual(['notification in', 'end']);
    expect(short(await eventsOf('{"imSessions":[]}', { as: 'error' }))).toEqual(['error in', 'end']);
    expect(short(await eventsOf('{"imSessions":[', { as: 'har' }))).toEqual(['feed in', 'end syntax']);
    expect(short(await eventsOf('7', { as: 'har' }))).toEqual(['recording in']);
  });

  it('keeps the envelope, with its sessions taken out', async () => {
    const events = await eventsOf('{"statusCode":0,"imSessions":[{"id":"a"}],"x":1}');
    expect(events.at(-1)).toMatchObject({ envelope: { statusCode: 0, imSessions: [], x: 1 } });
  });

  it('tells duplicate names of the user data from others', async () => {
    const twice = '{"id":"a","id":"a","userData":{"k":1,"k":2}}';
    const pointers = ['/id', '/userData/k'];
    for (const [text, at, prefix] of [
      [`{"imSessions":[{},${twice}]}`, '/imSessions/1', ''],
      [`{"imSession":${twice}}`, '/imSession', ''],
      [twice, '', ''],
      [`{"messageType":"x","imSession":${twice}}`, '/imSession', ''],
      [`[{"channel":"/v2/me/im-sessions","data":{"imSession":${twice}}}]`, '/imSession', '/0/data'],
    ] as const) {
      const events = await eventsOf(text);
      const sessions = events.filter((event) => event.type === 'session').at(-1);
      expect(sessions?.problems.map((one) => one.pointer)).toEqual(pointers.map((one) => prefix + at + one));
      expect(short(events).at(-1)).toBe(`end duplicate${at}/id`);
    }
  });

  it('gives what is wrong around Bayeux messages to the first of them', async () => {
    const message = '{"channel":"/v2/me/im-sessions","data":{"a":1}}';
    const other = '{"channel":"/v2/me/im-sessions","id":"1","id":"2","data":{"b":1,"b":2}}';
    expect(short(await eventsOf(`\ufeff[${message},${other}]`))).toEqual([
      'notification in /0/data',
      'end byte-order-mark',
      'notification in /1/data',
      'end duplicate duplicate/b',
    ]);
  });
});

describe('lines', () => {
  it('are judged each for itself', async () => {
    const text = [
      '{"id":"a"}',
      '{"imSessions":[{"id"',
      '',
      '{"x":1}',
      '{"imSessions":[],"statusCode":0}',
      '',
    ].join('\n');
    const events = await eventsOf(text);
    expect(short(events)).toEqual([
      'session in:1',
      'session ',
      'end',
      'feed in:2',
      'end syntax',
      'unknown in:4',
      'feed in:5',
      'end',
    ]);
    const broken = events.find(
      (event): event is DocumentEnd => event.type === 'end' && event.problems.length > 0,
    );
    expect(broken?.problems).toMatchObject([{ line: 2, column: 21, offset: 31 }]);
  });

  it('are known by the name of the file, also where there is but one', async () => {
    expect(short(await eventsOf(file('one.ndjson', '{"id":"a"}')))[0]).toMatch(/one\.ndjson:1$/);
    expect(short(await eventsOf(file('one.json', '{"id":"a"}')))[0]).toMatch(/one\.json$/);
  });

  it('are given before the stream ends', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        await Promise.resolve();
        sent += 1;
        yield new TextEncoder().encode('{"id":"a"}\n{"id":"b"}\n');
      }
    }
    let count = 0;
    for await (const batch of capture([streamSource('-', endless())], { settings })) {
      count += batch.length;
      if (count > 1000) break;
    }
    expect(sent).toBeLessThan(1000);
  });
});

describe('a feed that is longer than what is held', () => {
  const element = (index: number): string =>
    index === 7
      ? '{"id":"x","id":"y","userData":{"a":1,"a":2}}'
      : JSON.stringify({ id: String(index), text: 'x'.repeat(2000) });
  const long = `{"statusCode":0,"imSessions":[${Array.from({ length: 9000 }, (_, index) => element(index)).join()}]`;

  it('gives what a short one gives', async () => {
    const events = await eventsOf(file('long.json', `${long}} x`));
    expect(events).toHaveLength(9002);
    expect(short([...events.slice(0, 2), ...events.slice(-2)])).toEqual([
      `feed ${join(folder, 'long.json')}`,
      'session /imSessions/0',
      'session /imSessions/8999',
      'end duplicate/imSessions/7/id trailing',
    ]);
    expect(events[8]).toMatchObject({
      value: { id: 'y' },
      problems: [{ pointer: '/imSessions/7/id' }, { pointer: '/imSessions/7/userData/a' }],
    });
    expect(events.at(-1)).toMatchObject({ envelope: { statusCode: 0, imSessions: [] } });
  });

  it('is known where it is the only line', async () => {
    expect(short(await eventsOf(bytesSource('in', Buffer.from(`${long}}\n`))))[0]).toBe('feed in');
  });
});

describe('a long text that is no feed', () => {
  it('is read as a whole', async () => {
    const text = JSON.stringify({ imSession: { id: 'a', text: 'x'.repeat(17 * 1024 * 1024) } });
    expect(short(await eventsOf(bytesSource('in', Buffer.from(text))))).toEqual([
      'answer in',
      'session /imSession',
      'end',
    ]);
  });
});

describe('sources', () => {
  it('that cannot be read say so', async () => {
    await expect(eventsOf(fileSource(join(folder, 'none.json')))).rejects.toThrow(UnreadableSource);
    await expect(eventsOf(fileSource(folder))).rejects.toThrow(/^cannot read /);
  });

  it('are read one after another', async () => {
    const names: string[] = [];
    const sources = ['a', 'b'].map((name) => bytesSource(name, Buffer.from('{"id":"a"}')));
    for await (const batch of capture(sources, { settings })) {
      for (const event of batch) if (event.type === 'document') names.push(event.where);
    }
    expect(names).toEqual(['a', 'b']);
  });

  it('hold the published samples', async () => {
    const name = new URL('../../suites/samples/notification-initiate.json', import.meta.url).pathname;
    const events = await eventsOf(fileSource(name));
    const sample = JSON.parse(readFileSync(name, 'utf8')) as { data: { imSession: Json } };
    expect(events[1]).toMatchObject({
      type: 'session',
      place: '/data/imSession',
      value: sample.data.imSession,
    });
  });
});
