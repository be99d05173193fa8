import { isUtf8 } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { capture } from '../../src/capture/capture.ts';
import type { CaptureEvent, CaptureKind, Source } from '../../src/capture/types.ts';
import { configFile } from '../../src/cli/config-file.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import type { RunResult } from '../../src/contract/types.ts';
import { hasMark, readJson } from '../../src/json/read.ts';
import { reporters, type Reporter } from '../../src/report/index.ts';
import { createListener } from '../../src/target/bayeux.ts';
import { createTarget, DEFAULTS, type Transport } from '../../src/target/index.ts';
import { NotJudgeable, settingsFor, validate } from '../validate.ts';
import { LINES, PAYLOADS } from './fuzz-inputs.test-data.ts';

/** A reader, what it is fuzzed with, and what must hold whatever it is given. */
export interface FuzzTarget {
  readonly name: string;
  readonly seeds: () => Promise<readonly Uint8Array[]> | readonly Uint8Array[];
  /** As many inputs as the short form tries. */
  readonly few: number;
  /** Rejects where it does not hold. */
  readonly holds: (bytes: Uint8Array) => Promise<void>;
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const encoded = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The reader of raw bytes against `JSON.parse`, which knows neither duplicates nor depth. */
function readsJson(bytes: Uint8Array): Promise<void> {
  const reading = readJson(bytes);
  expect(isDeepStrictEqual(reading, readJson(bytes)), 'a second reading differs');
  const kinds = new Set(reading.problems.map(({ kind }) => kind));
  const marked = hasMark(bytes);
  const known = isUtf8(bytes) ? parse(textOf(marked ? bytes.subarray(3) : bytes)) : undefined;
  expect(marked === kinds.has('byte-order-mark'), 'the byte-order mark is not told rightly');
  kinds.delete('byte-order-mark');
  if (known === undefined) expect(kinds.size > 0, 'nothing is wrong with what JSON.parse refuses');
  else
    expect(
      [...kinds].every((kind) => kind === 'duplicate' || kind === 'depth'),
      `${[...kinds].join(', ')} in what JSON.parse reads`,
    );
  if (known !== undefined && !kinds.has('depth'))
    expect(isDeepStrictEqual(reading.value, known.value), 'the value is another than that of JSON.parse');
  return Promise.resolve();
}

/** The same bytes, in pieces whose lengths follow from them. */
const inPieces = (bytes: Uint8Array): Source => ({
  name: 'x',
  again: true,
  async *open() {
    await Promise.resolve();
    for (let at = 0, step = 1; at < bytes.length; at += step) {
      step = 1 + ((bytes[at] ?? 0) % 61) * ((bytes[at] ?? 0) % 7);
      yield Uint8Array.from(bytes.subarray(at, at + step));
    }
  },
});

const whole = (bytes: Uint8Array): Source => ({
  name: 'x',
  again: true,
  async *open() {
    await Promise.resolve();
    yield bytes;
  },
});

const PREFIXES = { apiBase: '/api/v2', notificationsPath: '/api/v2/notifications' };

async function judged(source: Source, as?: CaptureKind): Promise<RunResult | string> {
  try {
    return await validate({
      ...PREFIXES,
      sources: [source],
      ...(as === undefined ? {} : { as }),
      failOn: 'must',
      failOnUnjudged: false,
      version: '0.0.0',
      startedAt: '2026-01-01T00:00:00.000Z',
    });
  } catch (error) {
    if (error instanceof NotJudgeable) return error.message;
    throw error;
  }
}

const untimed = (result: RunResult | string): string =>
  JSON.stringify(result, (name, value: unknown) => (name === 'durationMs' ? 0 : value));

const judges =
  (as?: CaptureKind) =>
  async (bytes: Uint8Array): Promise<void> => {
    const result = await judged(whole(bytes), as);
    expect(untimed(result) === untimed(await judged(whole(bytes), as)), 'a second verdict differs');
    expect(untimed(result) === untimed(await judged(inPieces(bytes), as)), 'the verdict on pieces differs');
    if (typeof result === 'string') return;
    expect(result.toolErrors === undefined, `a check failed: ${JSON.stringify(result.toolErrors)}`);
    const all: readonly Reporter[] = Object.values(reporters);
    for (const render of all) expect([...render(result, { colour: true })].length > 0, 'a report is empty');
  };

/** The recording reader by itself: it gives the same evidence twice, and never throws. */
async function readsHar(bytes: Uint8Array): Promise<void> {
  const events = async (): Promise<CaptureEvent[]> => {
    const all: CaptureEvent[] = [];
    for await (const some of capture([whole(bytes)], { as: 'har', settings: settingsFor(PREFIXES) }))
      all.push(...some);
    return all;
  };
  expect(isDeepStrictEqual(await events(), await events()), 'a second reading differs');
  await judges('har')(bytes);
}

async function readsConfig(bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'imsessions-fuzz-'));
  try {
    await writeFile(join(folder, 'imsessions.config.json'), bytes);
    await configFile(undefined, folder);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message.length < 2_000, 'the message is too long');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As many requests as a listener may make in one of these conversations. */
const MOST_REQUESTS = 400;

/** Each line of the bytes is the body of an answer; the last one is given for ever. */
async function listens(bytes: Uint8Array): Promise<void> {
  const bodies = textOf(bytes).split('\n').map(encoded);
  let sent = 0;
  const transport: Transport = async () => {
    // A turn of the event loop, as a real answer takes.
    await new Promise((resolve) => setImmediate(resolve));
    const body = bodies[Math.min(sent++, bodies.length - 1)] ?? new Uint8Array();
    const headers = [['Content-Type', 'application/json']] as const;
    return { response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers, body } };
  };
  const target = createTarget({
    base: 'http://127.0.0.1',
    apiBase: '/api/v2',
    headers: [],
    insecure: false,
    environment: {},
    ...DEFAULTS,
    signal: new AbortController().signal,
    transport,
    limits: { backOffMs: 1, emptyPollMs: 1, maxEmptyPollMs: 2, maxPollPauseMs: 2, firstConnectMs: 5 },
  });
  const listener = createListener(target, { agent: 'first', path: '/n', topic: '/v2/me/im-sessions' });
  const started = await listener.start();
  if (started.ok) await listener.waitFor((all) => all.length > 2, 5);
  await listener.stop();
  await target.close();
  expect(sent < MOST_REQUESTS, `${sent} requests were made`);
  expect(
    listener.notifications.every(({ channel }) => channel === '/v2/me/im-sessions'),
    'a message of another channel was delivered',
  );
}

const CONFIG = {
  profile: ['feed'],
  user: 'agent1',
  password: 'secret1',
  header: ['A: b'],
  timeout: 100,
  reporter: ['json=r.json'],
  failOn: 'should',
  insecure: true,
  seed: 1,
};

const reply = (channel: string, more: object = {}): string =>
  JSON.stringify([{ channel, successful: true, id: '1', clientId: 'c', ...more }]);

const CONVERSATION = [
  reply('/meta/handshake', { version: '1.0', supportedConnectionTypes: ['long-polling'] }),
  reply('/meta/connect', { advice: { reconnect: 'retry', interval: 0, timeout: 1 } }),
  reply('/meta/subscribe', { subscription: '/v2/me/im-sessions' }),
  JSON.stringify([{ channel: '/v2/me/im-sessions', data: { messageType: 'x' } }]),
].join('\n');

/** Recordings by others, and one of a run of our own. */
async function recordings(): Promise<readonly Uint8Array[]> {
  const { recorded } = await import('./recorded.test-data.ts');
  const body = textOf(PAYLOADS[1] ?? new Uint8Array());
  const entry = (text: string, encoding?: string) => ({
    startedDateTime: '2026-01-01T00:00:00.000Z',
    time: 1,
    request: { method: 'GET', url: 'http://127.0.0.1/api/v2/me/im-sessions?fields=*', headers: [] },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { size: text.length, mimeType: 'application/json', text, ...(encoding ? { encoding } : {}) },
    },
  });
  const foreign = { log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [entry(body)] } };
  return [encoded(JSON.stringify(foreign)), encoded(await recorded())];
}

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  { name: 'json', few: 400, seeds: () => PAYLOADS, holds: readsJson },
  { name: 'validate', few: 80, seeds: () => [...PAYLOADS, ...LINES], holds: judges() },
  { name: 'har', few: 8, seeds: recordings, holds: readsHar },
  { name: 'config', few: 100, seeds: () => [encoded(JSON.stringify(CONFIG))], holds: readsConfig },
  { name: 'cometd', few: 60, seeds: () => [encoded(CONVERSATION)], holds: listens },
];
