import type { RunResult } from '../contract/types.ts';

export type StaleWaiver = NonNullable<RunResult['staleWaivers']>[number];

/** How many stale waivers make the run non-conformant: those that match nothing, not those that only expired. */
export const breakingWaivers = (stale: readonly StaleWaiver[] = []): number =>
  stale.filter(({ why }) => why === 'matches-nothing').length;
