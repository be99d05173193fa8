import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/contract/types.ts';
import { reporters, type Reporter } from '../../src/report/index.ts';
import { byStatus, hostile, probed, type Act } from './run.test-data.ts';
import { answer, head } from './wire.test-data.ts';

const PARTIAL = '/api/v2/me/im-sessions?fields=id,state';
const FEED = '/api/v2/me/im-sessions?fields=*';

/** The first request for a path is answered so, the next as it should be. */
async function onceAt(path: string, act: Act): Promise<RunResult> {
  let used = false;
  const when = (target: string): boolean => {
    if (used || target !== path) return false;
    used = true;
    return true;
  };
  const server = await hostile({ act, when, reference: { sessions: 8, live: true } });
  const { result } = await probed(server.url);
  await server.close();
  return result;
}

const flaky = ({ requirements }: RunResult): readonly string[] =>
  requirements.filter((one) => one.flaky === true).map(({ id }) => id);

/** Within its body: before it, a kept connection that closes is nobody's fault. */
const broken: Act = (socket) => {
  socket.write(head('200 OK', 'Content-Length: 9') + '{', () => socket.resetAndDestroy());
};
const unavailable = answer('', '503 Service Unavailable', 'Retry-After: 0');
const throttled = answer('', '429 Too Many Requests', 'Retry-After: 0');
const failed = answer('{"statusCode":4,"statusMessage":"x"}', '500 Internal Server Error');

describe('an answer that came only when it was asked for again', () => {
  it.each([
    ['whose connection broke', broken],
    ['that was not available', unavailable],
  ])('%s: what was judged on it is called flaky, nothing else is', async (_what, act) => {
    const result = await onceAt(PARTIAL, act);
    expect(flaky(result)).toEqual(['IMS-ENV-02', 'IMS-ENV-03', 'IMS-ENV-05', 'IMS-FLD-03']);
    expect(byStatus(result, 'fail', 'warn', 'inconclusive')).toEqual([]);
    expect(result.notes?.[0]).toMatch(/^the target is flaky: 1 request was answered only when sent again/);
  });

  it('makes all flaky that was judged on the feed', async () => {
    const result = await onceAt(FEED, broken);
    expect(flaky(result)).toEqual(expect.arrayContaining(['IMS-ENV-01', 'IMS-ENV-02', 'IMS-STA-02']));
    expect(flaky(result)).not.toContain('IMS-FLD-03');
  });

  it('is told by every report for people', async () => {
    const result = await onceAt(FEED, broken);
    const people: readonly Reporter[] = [reporters.pretty, reporters.html, reporters.markdown];
    for (const render of people) expect([...render(result, { colour: false })].join('')).toContain('flaky');
  });
});

describe('what is not flaky', () => {
  it('is a target that asks to be asked more slowly', async () => {
    const result = await onceAt(PARTIAL, throttled);
    expect(flaky(result)).toEqual([]);
    expect(result.verdict).toBe('conformant');
    expect(result.notes).toBeUndefined();
  });

  it('is a kept connection that closes under a request', async () => {
    const result = await onceAt(PARTIAL, (socket) => void socket.destroy());
    expect(flaky(result)).toEqual([]);
    expect(result.notes).toBeUndefined();
  });

  it('is a wrong answer: it counts, though the next one was right', async () => {
    const result = await onceAt(FEED, failed);
    expect(byStatus(result, 'fail')).toContain('IMS-ENV-01');
    expect(result.verdict).toBe('non-conformant');
  });
});
