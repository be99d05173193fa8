import { afterAll, beforeAll, describe, test } from 'vitest';
import { select } from '../../suites/selection.ts';
import { probe, type ProbeOptions } from '../api/probe.ts';
import { PROFILES } from '../contract/generated/values.ts';
import type { RunResult } from '../contract/types.ts';
import { DEFAULTS } from '../target/index.ts';
import { runApp, type App, type AppStarter } from './app.ts';
import { show, showVerdict } from './standing.ts';
import { supertestTransport } from './supertest.ts';

export interface ConformanceOptions extends ProbeOptions {
  /** What the tests stand under; `conformance of the imSessions resource` unless given. */
  readonly name?: string;
  /** Given the result, to write reports from, before the tests that it comes to. */
  readonly onResult?: (result: RunResult) => unknown;
}

/** What remains to clean up after the deadline of a run, in ms. */
const MARGIN_MS = 60_000;

const isStarter = (app: App | AppStarter): app is AppStarter => 'start' in app;

/** Probes a URL with the own client, an app in memory over supertest. */
async function judged(app: App | string | URL, options: ProbeOptions): Promise<RunResult> {
  if (typeof app === 'string' || app instanceof URL) return probe(app, options);
  const running = await runApp(app);
  try {
    const transport = options.transport ?? (await supertestTransport(running));
    return await probe(running.base, {
      ...options,
      transport,
      ...(running.secure ? { insecure: true } : {}),
    });
  } finally {
    await running.close();
  }
}

/**
 * Runs the suites against an app or a URL as vitest tests, one a requirement, and one for the verdict. A test is skipped
 * with the reason where the requirement could not be judged; a broken `should` is an annotation unless `failOn` is
 * `should`.
 *
 * @param target An app in memory (a request listener such as an Express app, a server of Node, a Fastify app), the base
 * URL of a server, or `start` and `stop` that make one of these when the tests begin.
 */
export function describeConformance(
  target: App | AppStarter | string | URL,
  options: ConformanceOptions = {},
): void {
  const { name = 'conformance of the imSessions resource', onResult, ...rest } = options;
  const { profiles = ['feed'], only, skip, failOn = 'must', deadlineMs = DEFAULTS.deadlineMs } = rest;
  const requirements = select(profiles === 'all' ? PROFILES : profiles, only, skip);
  const starter =
    typeof target === 'string' || target instanceof URL || !isStarter(target) ? undefined : target;

  describe(name, () => {
    let result: RunResult | undefined;
    beforeAll(async () => {
      const app = starter === undefined ? target : await starter.start();
      if (typeof app === 'object' && !(app instanceof URL) && isStarter(app))
        throw new TypeError('start must give an app or a URL');
      result = await judged(app, rest);
      await onResult?.(result);
    }, deadlineMs + MARGIN_MS);
    afterAll(async () => {
      await starter?.stop?.();
    });

    for (const { id, title } of requirements)
      test(`${id} ${title}`, async (context) => {
        const one = result?.requirements.find((each) => each.id === id);
        if (one === undefined) throw new Error(`${id} is not in the result`);
        await show(one, context, failOn);
      });
    test('verdict', () => {
      if (result === undefined) throw new Error('there is no result');
      showVerdict(result);
    });
  });
}
