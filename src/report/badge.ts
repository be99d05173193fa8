import type { RunResult } from '../contract/types.ts';
import { jsonText } from './neutral.ts';

const COLOURS = { conformant: 'brightgreen', 'non-conformant': 'red', inconclusive: 'lightgrey' } as const;

/** The JSON that a shields.io endpoint badge reads. */
export function* badge(result: RunResult): Generator<string> {
  const [judged, all] = result.judged.must;
  yield jsonText({
    schemaVersion: 1,
    label: 'imSessions',
    message: `${result.verdict}, ${judged} of ${all} must judged`,
    color: COLOURS[result.verdict],
  });
  yield '\n';
}
