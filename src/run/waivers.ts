import { KEPT_FINDINGS } from '../check/outcome.ts';
import type { RequirementResult } from '../contract/types.ts';
import type { StaleWaiver } from './stale-waivers.ts';
import type { Scope, Waivable, Waived, Waiving } from './waiving.ts';
import { expressionOf, type Waiver } from './waiver-file.ts';

export { readWaivers, WaiverError, writeWaivers, type Waiver } from './waiver-file.ts';

/** Does the pointer fit the pattern, in which `*` is any one part and `**` at the end any number of them? */
export function pointerFits(pattern: string, pointer: string): boolean {
  const wanted = pattern.split('/');
  const parts = pointer.split('/');
  const open = wanted.at(-1) === '**';
  if (open) wanted.pop();
  if (open ? parts.length < wanted.length : parts.length !== wanted.length) return false;
  return wanted.every((part, index) => part === '*' || part === parts[index]);
}

function matches(match: string, { code, message, actual = '' }: Waivable): boolean {
  const expression = expressionOf(match);
  return [code, message, actual].some((text) => expression?.test(text) ?? text.includes(match));
}

/** Does the waiver speak of this finding of its requirement? */
export const covers = ({ pointer, match }: Waiver, finding: Waivable): boolean =>
  (pointer === undefined || (finding.pointer !== undefined && pointerFits(pointer, finding.pointer))) &&
  (match === undefined || matches(match, finding));

const isWhole = ({ pointer, match }: Waiver): boolean => pointer === undefined && match === undefined;

type Findings = RequirementResult['findings'];

/** As many findings as a result keeps, those that no waiver covers before others, in their order. */
function cut(findings: Findings): Findings {
  if (findings.length <= KEPT_FINDINGS) return findings;
  const open = findings.filter(({ waived }) => waived === undefined);
  const covered = findings.filter(({ waived }) => waived !== undefined);
  const kept = new Set([...open, ...covered].slice(0, KEPT_FINDINGS));
  return findings.filter((finding) => kept.has(finding));
}

/** Marks the findings that a waiver covers. The requirement is `waived` where all of them are. */
function waive(one: RequirementResult, waivers: readonly Waiver[], used: Set<Waiver>): RequirementResult {
  if (one.status !== 'fail' && one.status !== 'warn') return one;
  const findings = one.findings.map((finding) => {
    const fitting = waivers.filter((waiver) => covers(waiver, finding));
    for (const waiver of fitting) used.add(waiver);
    const [first] = fitting;
    return first === undefined ? finding : { ...finding, waived: first.reason };
  });
  const marked = { ...one, findings: cut(findings) };
  const whole = waivers.find(isWhole);
  if (findings.some(({ waived }) => waived === undefined) || waivers.length === 0) return marked;
  return { ...marked, status: 'waived', reason: whole?.reason ?? findings[0]?.waived ?? '' };
}

/** Only of what was judged can it be said that a waiver matches nothing. */
const wasJudged = (of: RequirementResult | undefined): boolean =>
  of !== undefined && of.status !== 'skip' && of.status !== 'inconclusive';

/** Findings are told apart by which of the waivers fit them. */
const scopeFor =
  (waivers: readonly Waiver[]): Scope =>
  (finding) =>
    waivers.map((waiver) => (covers(waiver, finding) ? '1' : '0')).join('');

/** What the judge of a run, and the run itself, need of a waiver file; `today` is YYYY-MM-DD. */
export function waivingOf(waivers: readonly Waiver[], today: string): Waiving {
  return {
    scopeOf: (id) => {
      const own = waivers.filter((waiver) => waiver.requirement === id);
      return own.some((waiver) => !isWhole(waiver)) ? scopeFor(own) : undefined;
    },
    apply: (requirements) => applyWaivers(requirements, waivers, today),
  };
}

/**
 * Lays waivers over the results of a run, whose findings hold at least one of each {@link Scope}. One that has expired (`today`, YYYY-MM-DD, is after its day) no longer counts
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
