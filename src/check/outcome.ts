import type { Finding } from './finding.ts';

/** What one requirement comes to, before level and waivers are looked at. */
export type Outcome =
  | {
      readonly kind: 'judged';
      /** At least the first of them; a result keeps no more than {@link KEPT_FINDINGS}. */
      readonly findings: readonly Finding[];
      /** All that were found, also those not kept. */
      readonly count: number;
      /** What was judged came only when it was asked for again. */
      readonly flaky?: boolean;
    }
  | { readonly kind: 'skip'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'inconclusive'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'bug'; readonly error: Error };

export const judgedAs = (findings: readonly Finding[], count: number, flaky: boolean): Outcome => ({
  kind: 'judged',
  findings,
  count,
  ...(flaky ? { flaky } : {}),
});
export const skip = (reason: string, remedy: string): Outcome => ({ kind: 'skip', reason, remedy });
export const inconclusive = (reason: string, remedy: string): Outcome => ({
  kind: 'inconclusive',
  reason,
  remedy,
});

/** As many findings of a requirement as a result keeps. */
export const KEPT_FINDINGS = 20;

/** Several looks at one requirement as one outcome: findings add up and outweigh doubts, doubts outweigh passes. */
export function combine(...outcomes: readonly Outcome[]): Outcome {
  const judged = outcomes.filter((one) => one.kind === 'judged');
  const count = judged.reduce((sum, one) => sum + one.count, 0);
  const findings = judged.flatMap((one) => one.findings);
  const bug = outcomes.find((one) => one.kind === 'bug');
  if (bug) return bug;
  const whole = judgedAs(
    findings,
    count,
    judged.some(({ flaky }) => flaky === true),
  );
  if (count > 0) return whole;
  const doubt = outcomes.find((one) => one.kind === 'inconclusive');
  if (doubt) return doubt;
  return judged.length > 0 ? whole : (outcomes[0] ?? skip('nothing was looked at', 'run again'));
}
