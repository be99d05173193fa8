import type { RequirementResult, RunResult } from '../../src/contract/types.ts';
import { DEFAULT_DESTINATION, DEFAULTS } from '../../src/reference/index.ts';
import { DEFAULTS as LIMITS } from '../../src/target/limits.ts';
import { probe, type ProbeOptions } from '../probe.ts';
import type { Trial, Waits } from './trial.ts';

/** What a probe of one trial's server came to: plain data. */
export interface Observation {
  readonly trial: string;
  readonly verdict: RunResult['verdict'];
  readonly seen: readonly Seen[];
  /** Where the suite itself failed, in words. */
  readonly bugs: readonly string[];
}

export interface Seen {
  readonly id: string;
  readonly level: RequirementResult['level'];
  readonly status: RequirementResult['status'];
  /** The first finding, or the reason why it was not judged. */
  readonly words: string;
}

export const isFound = ({ status }: Seen): boolean => status === 'fail' || status === 'warn';

const API_BASE = '/api/v2';
const [first, second] = DEFAULTS.agents;

/** Results hold no time of their own: a trial is the same at any time. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

function probeOptions(base: string, trial: Trial, waits: Waits, signal: AbortSignal): ProbeOptions {
  return {
    connection: {
      base,
      apiBase: API_BASE,
      ...(first ? { user: first.name, password: first.password } : {}),
      ...(second ? { secondUser: second.name, secondPassword: second.password } : {}),
      headers: [],
      insecure: false,
      environment: {},
      waitMs: LIMITS.waitMs,
      rate: LIMITS.rate,
      timeoutMs: waits.timeoutMs,
      deadlineMs: LIMITS.deadlineMs,
      maxBodyBytes: LIMITS.maxBodyBytes,
      concurrency: LIMITS.concurrency,
    },
    profiles: trial.profiles,
    destination: DEFAULT_DESTINATION,
    devicePath: DEFAULTS.device,
    notificationsPath: `${API_BASE}/notifications`,
    settleMs: waits.settleMs,
    quietMs: waits.quietMs,
    seed: 1,
    failOn: 'must',
    failOnUnjudged: false,
    version: '0',
    startedAt: NO_TIME,
    // One of its own, as a probe listens to it: a shared one would gather listeners.
    signal: AbortSignal.any([signal]),
  };
}

function wordsOf({ findings, reason }: RequirementResult): string {
  const [finding] = findings;
  if (!finding) return reason ?? '';
  const { message, request = '', pointer = '' } = finding;
  return `${message} (${[request, pointer].filter((word) => word !== '').join(' ')})`;
}

/** Starts a trial's server, probes it, and ends it. Rejects only for a bug. */
export async function observe(trial: Trial, waits: Waits, signal: AbortSignal): Promise<Observation> {
  const server = await trial.start();
  try {
    const { result } = await probe(probeOptions(server.url, trial, waits, signal));
    const { verdict, requirements, toolErrors = [] } = result;
    return {
      trial: trial.name,
      verdict,
      seen: requirements.map((one) => ({
        id: one.id,
        level: one.level,
        status: one.status,
        words: wordsOf(one),
      })),
      bugs: toolErrors.map(({ where, message }) => `${where}: ${message}`),
    };
  } finally {
    await server.close();
  }
}
