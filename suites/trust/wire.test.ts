import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/contract/types.ts';
import { exitCodeOf } from '../../src/run/verdict.ts';
import { byStatus, hostile, LIVE, probed, words, type Options, type Running } from './run.test-data.ts';
import { MAX_BODY, WIRE_ATTACKS } from './wire.test-data.ts';

async function outcome(server: Running, options: Options): Promise<RunResult> {
  try {
    return (await probed(server.url, options)).result;
  } finally {
    await server.close();
  }
}

const LIMITS = { maxBodyBytes: MAX_BODY };
const MANY = { sessions: 8, live: true };
const nothing = () => undefined;

const statuses = ({ requirements }: RunResult) =>
  Object.fromEntries(requirements.map(({ id, status }) => [id, status]));

describe('a target that never once answers as HTTP is', () => {
  it.each(WIRE_ATTACKS)('$name: the run ends, says so, and passes nothing', async ({ act, said }) => {
    const result = await outcome(await hostile({ act }), { connection: LIMITS });
    expect(words(result)).toMatch(said);
    expect(byStatus(result, 'pass', 'waived')).toEqual([]);
    expect([1, 3]).toContain(exitCodeOf(result));
    expect(result).toMatchObject({ complete: true });
    expect(result.toolErrors).toBeUndefined();
  });
});

describe('a target that answers so in one place only', () => {
  it.each(WIRE_ATTACKS)('$name: all else is judged as ever', async ({ act, said, opens = [] }) => {
    const clean = await outcome(await hostile({ act: nothing, when: () => false, reference: MANY }), {
      connection: { timeoutMs: 10_000 },
    });
    const when = (target: string) => target === '/api/v2/me/im-sessions?fields=id,state';
    // Long enough for every other answer, however busy the machine is.
    const connection = { ...LIMITS, timeoutMs: 1_500 };
    const result = await outcome(await hostile({ act, when, reference: MANY }), { connection });
    expect(statuses(result)).toEqual({
      ...statuses(clean),
      ...Object.fromEntries(['IMS-FLD-03', ...opens].map((id) => [id, 'inconclusive'])),
    });
    expect(words(result)).toMatch(said);
  });
});

describe('a target that turns so in the middle of a live run', () => {
  it.each(WIRE_ATTACKS.filter(({ live }) => live))(
    '$name: the run ends and says so',
    async ({ act, said }) => {
      const when = (_target: string, count: number) => count > 60;
      const connection = { ...LIVE.connection, ...LIMITS, deadlineMs: 2_000 };
      const result = await outcome(await hostile({ act, when }), { ...LIVE, connection });
      expect(result.toolErrors).toBeUndefined();
      expect(words(result)).toMatch(said);
      expect([1, 3]).toContain(exitCodeOf(result));
    },
  );
});
