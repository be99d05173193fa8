import type { Evidence } from '../../src/check/evidence.ts';
import { PROFILES } from '../../src/contract/generated/values.ts';
import type { RunResult } from '../../src/contract/types.ts';
import {
  createReferenceServer,
  DEFAULT_DESTINATION,
  DEFAULTS,
  type ReferenceOptions,
} from '../../src/reference/index.ts';
import { DEFAULTS as LIMITS } from '../../src/target/limits.ts';
import { probe, type ProbeOptions } from '../probe.ts';

const [first, second] = DEFAULTS.agents;

/** The way to a target, without credentials. */
export const anonymousConnection = (base: string): ProbeOptions['connection'] => ({
  base,
  apiBase: '/api/v2',
  headers: [],
  insecure: false,
  environment: {},
  waitMs: LIMITS.waitMs,
  rate: LIMITS.rate,
  timeoutMs: 5000,
  deadlineMs: 60_000,
  maxBodyBytes: LIMITS.maxBodyBytes,
  concurrency: LIMITS.concurrency,
});

/** A probe with all profiles and two agents, quick but patient enough for a busy machine. */
export const probeOptions = (base: string): ProbeOptions => ({
  connection: {
    ...anonymousConnection(base),
    user: first?.name ?? '',
    password: first?.password ?? '',
    secondUser: second?.name ?? '',
    secondPassword: second?.password ?? '',
  },
  profiles: PROFILES,
  destination: DEFAULT_DESTINATION,
  devicePath: DEFAULTS.device,
  notificationsPath: '/api/v2/notifications',
  settleMs: 3000,
  quietMs: 120,
  seed: 1,
  failOn: 'must',
  failOnUnjudged: false,
  version: '0.0.0',
  startedAt: '2026-01-01T00:00:00.000Z',
});

/** The result of a run, the evidence behind it, and what hides its secrets. */
export interface Recorded {
  readonly result: RunResult;
  readonly evidence: Evidence;
  readonly redact: (text: string) => string;
}

type Changes = Partial<Omit<ProbeOptions, 'connection'>> & {
  readonly connection?: Partial<ProbeOptions['connection']>;
};

/** Runs every profile against the reference server. */
export async function recorded(options: ReferenceOptions = {}, changes: Changes = {}): Promise<Recorded> {
  const server = await createReferenceServer({ csrf: true, delayMs: 10, pollMs: 2000, ...options });
  try {
    const options = probeOptions(server.url);
    return await probe({
      ...options,
      ...changes,
      connection: { ...options.connection, ...changes.connection },
    });
  } finally {
    await server.close();
  }
}
