import type { RequirementResult, RunResult } from '../contract/types.ts';
import { jsonChunks } from './json-chunks.ts';
import { ORDER, ordered } from './order.ts';

const requirement = (one: RequirementResult): object => ({
  ...ordered(one, ORDER.requirement),
  findings: one.findings.map((finding) => ordered(finding, ORDER.finding)),
});

/** The result itself, as its schema describes it; `complete` is its last member. */
export function* json(result: RunResult): Generator<string> {
  const requirements = result.requirements.map(requirement);
  yield* jsonChunks({ ...ordered(result, ORDER.result), requirements }, 2);
  yield '\n';
}
