import type { FindingResult, RequirementResult, RunResult } from '../contract/types.ts';
import { detailRows, messageText } from '../report/finding-text.ts';
import { line } from '../report/neutral.ts';

/** As many findings of one requirement as a message shows. */
const SHOWN = 5;

/** What is missing is shown as nothing. */
const whole = (finding: FindingResult): FindingResult =>
  finding.actual === undefined && finding.expected !== undefined
    ? { ...finding, actual: 'nothing' }
    : finding;

function findingLines(finding: FindingResult): string[] {
  const rows = detailRows(whole(finding)).map(([label, text]) => `    ${label.padEnd(9)} ${line(text)}`);
  return [`  - ${line(messageText(finding))}`, ...rows];
}

/** A broken requirement with its findings: place, actual and expected of each. */
export function brokenText({ id, level, title, findings, findingCount }: RequirementResult): string {
  const open = findings.filter(({ waived }) => waived === undefined);
  const shown = open.slice(0, SHOWN);
  const more = findingCount - shown.length;
  return [
    `${id} (${level}): ${title}`,
    ...shown.flatMap(findingLines),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join('\n');
}

/** Those that make a verdict non-conformant. */
export const brokenOnes = (
  { requirements }: RunResult,
  failOn: RequirementResult['level'],
): readonly RequirementResult[] =>
  requirements.filter(({ status }) => status === 'fail' || (status === 'warn' && failOn === 'should'));
