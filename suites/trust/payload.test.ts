import { describe, expect, it } from 'vitest';
import { toHar } from '../../src/capture/har-writer.ts';
import { reporters, type Reporter } from '../../src/report/index.ts';
import { exitCodeOf } from '../../src/run/verdict.ts';
import { byStatus, hostile, probed } from './run.test-data.ts';
import { PAYLOAD_ATTACKS } from './payload.test-data.ts';
import { answer } from './wire.test-data.ts';

/** As much as a report may grow by a hostile answer. */
const LONGEST_REPORT = 900_000;

const length = (pieces: Iterable<string>): number => {
  let sum = 0;
  for (const piece of pieces) sum += piece.length;
  return sum;
};

/** Of the whole length a run takes half a minute and more. */
const TEST_MS = process.env['IMSESSIONS_TRUST'] === 'long' ? 240_000 : 30_000;

describe('a target whose feed is', () => {
  it.each(PAYLOAD_ATTACKS)('$name', { timeout: TEST_MS }, async ({ body, broken = [], open = [] }) => {
    const server = await hostile({
      act: answer(body()),
      when: (target) => target === '/api/v2/me/im-sessions?fields=*',
    });
    const { result, evidence, redact } = await probed(server.url, {
      connection: { timeoutMs: TEST_MS / 2, deadlineMs: TEST_MS - 5_000 },
    });
    await server.close();
    expect(result.toolErrors).toBeUndefined();
    expect(byStatus(result, 'fail', 'warn')).toEqual(expect.arrayContaining([...broken]));
    for (const [id, reason] of open)
      expect(result.requirements.find((one) => one.id === id)).toMatchObject({
        status: 'inconclusive',
        reason: expect.stringMatching(reason) as string,
      });
    expect([0, 1, 3]).toContain(exitCodeOf(result));
    const renderers: readonly Reporter[] = Object.values(reporters);
    for (const render of renderers)
      expect(length(render(result, { colour: false }))).toBeLessThan(LONGEST_REPORT);
    expect(
      length(toHar(evidence, { tool: result.tool, startedAt: result.startedAt, redact })),
    ).toBeGreaterThan(0);
  });
});
