import type { RequirementResult } from '../contract/types.ts';

/** The reason of a waiver that covers a requirement, or one of its findings. */
export const waiverText = (one: RequirementResult): string =>
  one.findings.find((finding) => finding.waived !== undefined)?.waived ?? one.reason ?? '';

/** Why a requirement was not judged, or is waived, and what to do about it. */
export function reasonText(one: RequirementResult): string {
  if (one.status === 'waived') return waiverText(one);
  const { reason = 'no reason given', remedy = '' } = one;
  if (remedy === '') return reason;
  return /[.?!]$/.test(reason) ? `${reason} To judge it: ${remedy}` : `${reason}; to judge it: ${remedy}`;
}

/** The same, with the word for what it is. */
export function unjudgedText(one: RequirementResult): string {
  const word = one.status === 'skip' ? 'skipped' : one.status;
  return `${word}: ${reasonText(one)}`;
}

/** Requirements that are where they are for one and the same reason, in the order of the first of each. */
export function byReason(
  requirements: readonly RequirementResult[],
): readonly (readonly [first: RequirementResult, ...others: RequirementResult[]])[] {
  const groups = new Map<string, [RequirementResult, ...RequirementResult[]]>();
  for (const one of requirements) {
    const key = `${one.status}\n${reasonText(one)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

/** The findings that no waiver covers. */
export const openFindings = (one: RequirementResult): RequirementResult['findings'] =>
  one.findings.filter((finding) => finding.waived === undefined);
