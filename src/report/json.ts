import type { RequirementResult, RunResult } from '../contract/types.ts';
import { jsonText } from './neutral.ts';
import { ORDER, ordered } from './order.ts';

const indented = (value: unknown, by: string): string => jsonText(value).replaceAll('\n', `\n${by}`);

const requirement = (one: RequirementResult): object => ({
  ...ordered(one, ORDER.requirement),
  findings: one.findings.map((finding) => ordered(finding, ORDER.finding)),
});

function* list(requirements: readonly RequirementResult[]): Generator<string> {
  if (requirements.length === 0) {
    yield '[]';
    return;
  }
  let before = '[\n    ';
  for (const one of requirements) {
    yield before + indented(requirement(one), '    ');
    before = ',\n    ';
  }
  yield '\n  ]';
}

/** The result itself, as its schema describes it; `complete` is its last member. */
export function* json(result: RunResult): Generator<string> {
  let before = '{\n  ';
  for (const [name, value] of Object.entries(ordered(result, ORDER.result))) {
    yield `${before}"${name}": `;
    if (name === 'requirements') yield* list(result.requirements);
    else yield indented(value, '  ');
    before = ',\n  ';
  }
  yield '\n}\n';
}
