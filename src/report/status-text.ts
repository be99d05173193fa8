import type { RequirementResult } from '../contract/types.ts';

/** The reason of a waiver that covers a requirement, or one of its findings. */
export const waiverText = (one: RequirementResult): string =>
  one.findings.find((finding) => finding.waived !== undefined)?.waived ?? one.reason ?? '';

/** Why a requirement was neither passed nor broken, and what to do about it. */
export function unjudgedText(one: RequirementResult): string {
  if (one.status === 'waived') return `waived: ${waiverText(one)}`;
  const remedy = one.remedy === undefined || one.remedy === '' ? '' : `; to judge it: ${one.remedy}`;
  return `${one.status === 'skip' ? 'skipped' : 'inconclusive'}: ${one.reason ?? 'no reason given'}${remedy}`;
}

/** The findings that no waiver covers. */
export const openFindings = (one: RequirementResult): RequirementResult['findings'] =>
  one.findings.filter((finding) => finding.waived === undefined);
