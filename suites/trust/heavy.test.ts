import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { BINARY, inFolder, PLAIN_ENV } from '../../src/cli/testing/command.test-data.ts';
import { judge } from '../../src/run/judge.ts';
import { exitCodeOf } from '../../src/run/verdict.ts';
import { endAll, listen, portOf } from '../../src/target/testbed.ts';
import { requirements } from '../index.ts';
import { hostile, probed, words } from './run.test-data.ts';

afterEach(endAll);

/** The whole length takes minutes: with IMSESSIONS_TRUST=long. */
const LONG = process.env['IMSESSIONS_TRUST'] === 'long';
const PIECE = '{},'.repeat(10_000);

/** Writes so many bytes of empty objects in a list, as fast as they are read. */
function pour(response: ServerResponse, before: string, length: number): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).write(before);
  let left = length;
  const more = (): void => {
    while (left > 0) {
      left -= PIECE.length;
      if (response.write(PIECE)) continue;
      response.once('drain', more);
      return;
    }
    response.end('{}],"statusCode":0}');
  };
  more();
}

/** A target that answers one kind of request with a list of very many empty objects, and all others with no session. */
async function heavy(where: RegExp, before: string, length: number): Promise<string> {
  const server = createServer((request, response) => {
    if (where.test(request.url ?? '')) pour(response, before, length);
    else response.end('{"imSessions":[],"statusCode":0}');
  });
  await listen(server);
  return `http://127.0.0.1:${portOf(server)}`;
}

/** Probes in a process that may have so much memory and no more. */
async function within(heapMegabytes: number, base: string): Promise<{ code: unknown; told: string }> {
  return inFolder(async (cwd) => {
    const heap = `--max-old-space-size=${heapMegabytes}`;
    const limits = LONG ? ['--deadline', '60000'] : ['--deadline', '10000'];
    const child = spawn(process.execPath, [heap, BINARY, 'probe', base, ...limits], {
      cwd,
      env: { ...PLAIN_ENV },
    });
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (told += text));
    const [code] = (await once(child, 'close')) as [unknown];
    return { code, told };
  });
}

const FEED = /fields=\*$/;

describe('a body of very many small values', () => {
  const MANY = LONG ? 250_000_000 : 33_000_000;
  it.each([
    ['in place of the list', /im-sessions$/, '{"uris":['],
    ['in place of some fields', /fields=id/, '{"imSessions":['],
    ['in place of the feed', FEED, '{"x":['],
    ['beside the sessions', FEED, '{"imSessions":[],"x":['],
  ])(
    '%s is not held in memory',
    async (_where, where, before) => {
      const { code, told } = await within(256, await heavy(where, before, MANY));
      expect([1, 3], told.slice(0, 2_000)).toContain(code);
      expect(told).not.toContain('a fault of the tool itself');
    },
    LONG ? 600_000 : 60_000,
  );

  it(
    'as sessions is judged one by one, as long as the run may take',
    async () => {
      const length = LONG ? 256_000_000 : 6_000_000;
      const { code, told } = await within(LONG ? 1_024 : 256, await heavy(FEED, '{"imSessions":[', length));
      expect(code, told.slice(0, 2_000)).toBe(1);
      expect(told).toMatch(/FAIL IMS-FLD-01/);
    },
    LONG ? 600_000 : 120_000,
  );
});

describe('a run whose time is over while it judges', () => {
  it('ends: what was found stays, all else is inconclusive', async () => {
    const server = await hostile({
      act: (socket) => socket.destroy(),
      when: () => false,
      reference: { sessions: 5_000, faults: ['state-lower-case'] },
    });
    const { evidence } = await probed(server.url, { connection: { timeoutMs: 10_000 } });
    await server.close();
    let looks = 0;
    const { outcomes } = judge(evidence, requirements, requirements, undefined, () => ++looks > 1);
    const found = [...outcomes].flatMap(([id, one]) => (one.kind === 'judged' ? [id] : []));
    expect(found).toEqual(['IMS-STA-02']);
    for (const [id, one] of outcomes)
      if (id !== 'IMS-STA-02')
        expect(one).toMatchObject({
          kind: 'inconclusive',
          reason: 'the run was over before all that was read could be judged',
        });
  });

  it('says so, with exit 1 or 3', async () => {
    const base = await heavy(FEED, '{"imSessions":[', 3_000_000);
    const { result } = await probed(base, {
      connection: { timeoutMs: 10_000, deadlineMs: 10, limits: { judgingMs: 0 } },
    });
    expect([1, 3]).toContain(exitCodeOf(result));
    expect(words(result)).toMatch(/deadline of the run|over before all that was read could be judged/);
    expect(result.requirements.filter(({ status }) => status === 'pass')).toEqual([]);
  });
});
