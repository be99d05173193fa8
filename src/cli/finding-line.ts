import type { FindingResult, RequirementResult } from '../contract/types.ts';
import { messageText, placeText, requestText } from '../report/finding-text.ts';
import { line } from '../report/neutral.ts';

/** A finding on one line, as it comes up. */
export function findingLine({ id, level }: RequirementResult, finding: FindingResult): string {
  const around = [placeText(finding), requestText(finding)].filter((text) => text !== undefined);
  const word = level === 'must' ? 'FAIL' : 'WARN';
  return line(`${word} ${id} ${messageText(finding)}${around.length > 0 ? ` (${around.join('; ')})` : ''}`);
}
