import type { TestContext } from 'vitest';
import type { Level, RequirementResult, RunResult } from '../contract/types.ts';
import { brokenText } from '../matchers/message.ts';
import { line } from '../report/neutral.ts';

/** A requirement is broken; the message has its findings. */
export class NotConformant extends Error {
  override readonly name = 'NotConformant';
}

/** As much of a test's context as is used. `annotate` came with vitest 3.2. */
export type Context = Pick<TestContext, 'skip'> & Partial<Pick<TestContext, 'annotate'>>;

function reasonOf({ status, reason = 'it was not reached', remedy }: RequirementResult): string {
  const more = status === 'waived' || remedy === undefined ? '' : `; to judge it: ${remedy}`;
  return line(`${status === 'skip' ? '' : `${status}: `}${reason}${more}`);
}

/**
 * Makes a requirement's result that of a test: it fails for what is broken, is skipped with the reason for what was not
 * judged or is waived, and passes for the rest. A broken `should` is an annotation unless it counts.
 */
export async function show(one: RequirementResult, context: Context, failOn: Level): Promise<void> {
  const { status } = one;
  if (status === 'fail' || (status === 'warn' && failOn === 'should'))
    throw new NotConformant(brokenText(one));
  if (status === 'warn') await context.annotate?.(brokenText(one), 'warning');
  else if (status !== 'pass') context.skip(reasonOf(one));
}

/** The run as a whole: what could not be judged is not passed. */
export function showVerdict({ verdict, verdictReason, toolErrors = [] }: RunResult): void {
  const faults = toolErrors.map(({ where, message }) => `fault of this tool, in ${where}: ${message}`);
  if (verdict !== 'conformant') throw new NotConformant([verdictReason, ...faults].map(line).join('\n'));
}
