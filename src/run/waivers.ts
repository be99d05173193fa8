import type { FindingResult, RequirementResult } from '../contract/types.ts';
import type { StaleWaiver } from './stale-waivers.ts';
import { expressionOf, type Waiver } from './waiver-file.ts';

export { readWaivers, WaiverError, writeWaivers, type Waiver } from './waiver-file.ts';

/** Results after waivers, and the waivers to be taken out of the file. */
export interface Waived {
  readonly requirements: RequirementResult[];
  readonly stale: StaleWaiver[];
}

/** Does the pointer fit the pattern, in which `*` is any one part and `**` at the end any number of them? */
export function pointerFits(pattern: string, pointer: string): boolean {
  const wanted = pattern.split('/');
  const parts = pointer.split('/');
  const open = wanted.at(-1) === '**';
  if (open) wanted.pop();
  if (open ? parts.length < wanted.length : parts.length !== wanted.length) return false;
  return wanted.every((part, index) => part === '*' || part === parts[index]);
}

function matches(match: string, { code, message, actual = '' }: FindingResult): boolean {
  const expression = expressionOf(match);
  return [code, message, actual].some((text) => expression?.test(text) ?? text.includes(match));
}

/** Does the waiver speak of this finding of its requirement? */
export const covers = ({ pointer, match }: Waiver, finding: FindingResult): boolean =>
  (pointer === undefined || (finding.pointer !== undefined && pointerFits(pointer, finding.pointer))) &&
  (match === undefined || matches(match, finding));

const isWhole = ({ pointer, match }: Waiver): boolean => pointer === undefined && match === undefined;

/**
 * Marks the findings that a waiver covers. The requirement is `waived` where all of them are; findings that were not kept
 * are covered only by a waiver without pointer and match.
 */
function waive(one: RequirementResult, waivers: readonly Waiver[], used: Set<Waiver>): RequirementResult {
  if (one.status !== 'fail' && one.status !== 'warn') return one;
  const findings = one.findings.map((finding) => {
    const fitting = waivers.filter((waiver) => covers(waiver, finding));
    for (const waiver of fitting) used.add(waiver);
    const [first] = fitting;
    return first === undefined ? finding : { ...finding, waived: first.reason };
  });
  if (findings.some(({ waived }) => waived === undefined)) return { ...one, findings };
  const whole = waivers.find(isWhole);
  if (whole !== undefined) used.add(whole);
  else if (one.findingCount > findings.length || findings.length === 0) return { ...one, findings };
  return { ...one, findings, status: 'waived', reason: whole?.reason ?? findings[0]?.waived ?? '' };
}

/** Only of what was judged, and all of whose findings are there, can it be said that a waiver matches nothing. */
function wasJudged(of: RequirementResult | undefined): boolean {
  if (of === undefined || of.status === 'skip' || of.status === 'inconclusive') return false;
  return of.findingCount <= of.findings.length;
}

/**
 * Lays waivers over the results of a run. One that has expired (`today`, YYYY-MM-DD, is after its day) no longer counts
 * and is told as such; one that matches nothing, though its requirement was judged, is told as `matches-nothing` and
 * makes the run non-conformant. Waivers of requirements that this run did not judge are left alone.
 */
export function applyWaivers(
  requirements: readonly RequirementResult[],
  waivers: readonly Waiver[],
  today: string,
): Waived {
  const expired = (waiver: Waiver): boolean => waiver.expires < today;
  const used = new Set<Waiver>();
  const results = requirements.map((one) =>
    waive(
      one,
      waivers.filter((waiver) => waiver.requirement === one.id && !expired(waiver)),
      used,
    ),
  );
  const byId = new Map(results.map((one) => [one.id, one]));
  const stale = waivers.flatMap((waiver): StaleWaiver[] => {
    const { requirement, reason } = waiver;
    if (expired(waiver)) return [{ requirement, reason, why: 'expired' }];
    if (used.has(waiver) || !wasJudged(byId.get(requirement))) return [];
    return [{ requirement, reason, why: 'matches-nothing' }];
  });
  return { requirements: results, stale };
}

export { breakingWaivers } from './stale-waivers.ts';
