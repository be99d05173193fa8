import { DEFAULTS } from '../../target/limits.ts';
import { option } from './option.ts';
import { decimal, integer } from './value-type.ts';

const LIVE = ['probe', 'replay'] as const;
/** Node's timers end at 2³¹−1 ms. */
const LONGEST_MS = 2_147_483_647;
const ms = (min: number) => integer({ min, max: LONGEST_MS });

export const limits = {
  wait: option({
    name: 'wait',
    group: 'Limits',
    argument: 'SECONDS',
    description: 'how long to wait for the target to come up',
    type: decimal({ min: 0, max: 86_400, scale: 1000 }),
    fallback: DEFAULTS.waitMs,
    commands: LIVE,
  }),

  rate: option({
    name: 'rate',
    group: 'Limits',
    argument: 'N',
    description: 'requests a second at most; 0 is no limit',
    type: decimal({ min: 0, max: 1_000_000 }),
    fallback: DEFAULTS.rate,
    otherwise: 'no limit',
    commands: LIVE,
  }),

  timeout: option({
    name: 'timeout',
    group: 'Limits',
    argument: 'MS',
    description: 'how long one request may take',
    type: ms(1),
    fallback: DEFAULTS.timeoutMs,
    commands: [...LIVE, 'proxy'],
  }),

  settle: option({
    name: 'settle',
    group: 'Limits',
    argument: 'MS',
    description: 'how long an asynchronous effect may take',
    type: ms(1),
    fallback: DEFAULTS.settleMs,
    commands: LIVE,
  }),

  quiet: option({
    name: 'quiet',
    group: 'Limits',
    argument: 'MS',
    description: 'how long is watched for what must not happen',
    type: ms(0),
    fallback: DEFAULTS.quietMs,
    commands: LIVE,
  }),

  deadline: option({
    name: 'deadline',
    group: 'Limits',
    argument: 'MS',
    description: 'how long the whole run may take',
    type: ms(1),
    fallback: DEFAULTS.deadlineMs,
    commands: LIVE,
  }),

  maxBody: option({
    name: 'max-body',
    group: 'Limits',
    argument: 'BYTES',
    description: 'longest answer read',
    type: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    fallback: DEFAULTS.maxBodyBytes,
    commands: [...LIVE, 'proxy'],
  }),

  concurrency: option({
    name: 'concurrency',
    group: 'Limits',
    argument: 'N',
    description: 'requests under way at once; with --targets also targets under way at once',
    type: integer({ min: 1, max: 1024 }),
    fallback: DEFAULTS.concurrency,
    commands: LIVE,
  }),
};
