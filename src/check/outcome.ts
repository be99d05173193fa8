import type { Finding } from './finding.ts';

/** What one requirement comes to, before level and waivers are looked at. */
export type Outcome =
  | {
      readonly kind: 'judged';
      readonly findings: readonly Finding[];
      /** All that were found, also those not kept. */
      readonly count: number;
      readonly flaky?: boolean;
    }
  | { readonly kind: 'skip'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'inconclusive'; readonly reason: string; readonly remedy: string }
  | { readonly kind: 'bug'; readonly error: Error };

export const skip = (reason: string, remedy: string): Outcome => ({ kind: 'skip', reason, remedy });
export const inconclusive = (reason: string, remedy: string): Outcome => ({
  kind: 'inconclusive',
  reason,
  remedy,
});

/** As many findings of a requirement as a result keeps. */
export const KEPT_FINDINGS = 20;
