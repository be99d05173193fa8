import { KEPT_FINDINGS } from '../check/outcome.ts';
import type { Finding } from '../check/finding.ts';
import type { FindingResult, RequirementResult } from '../contract/types.ts';
import type { StaleWaiver } from './stale-waivers.ts';

/** What of a finding a waiver looks at. */
export type Waivable = Pick<FindingResult, 'code' | 'message' | 'pointer' | 'actual'>;

/** Results after waivers, and the waivers to be taken out of the file. */
export interface Waived {
  readonly requirements: readonly RequirementResult[];
  readonly stale: readonly StaleWaiver[];
}

/** Which waivers fit a finding, as a word: findings with the same word are waived or not alike. */
export type Scope = (finding: Waivable) => string;

/** Known deviations, laid over what a run comes to. */
export interface Waiving {
  /** How the waivers of a requirement tell its findings apart; nothing where they do not. */
  readonly scopeOf: (id: string) => Scope | undefined;
  /** Takes results whose findings hold at least one of each scope. */
  readonly apply: (requirements: readonly RequirementResult[]) => Waived;
}

/**
 * Says of one finding after another whether it is kept: the first ones, and later the first of each scope, so that
 * those which are kept speak for all.
 */
export function keeper(
  scope: Scope | undefined,
  waivable: (finding: Finding) => Waivable,
): (finding: Finding) => boolean {
  let seen = 0;
  const scopes = new Set<string>();
  return (finding) => {
    seen++;
    if (scope === undefined) return seen <= KEPT_FINDINGS;
    const word = scope(waivable(finding));
    const isNew = !scopes.has(word);
    scopes.add(word);
    return isNew || seen <= KEPT_FINDINGS;
  };
}
