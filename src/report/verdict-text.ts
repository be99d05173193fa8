import type { RunResult } from '../contract/types.ts';

/** `conformant: 21 of 22 must judged; …`: the verdict and how much was judged, as the result words it. */
export function verdictText(result: RunResult): string {
  const { verdict, verdictReason } = result;
  return verdictReason.startsWith(`${verdict}:`) ? verdictReason : `${verdict}: ${verdictReason}`;
}
