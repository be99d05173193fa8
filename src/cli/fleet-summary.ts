import type { RunResult } from '../contract/types.ts';
import { table } from './table.ts';

/** What came of one target; no result where the tool itself failed. */
export interface Outcome {
  readonly name: string;
  readonly base: string;
  readonly result?: Pick<RunResult, 'verdict' | 'summary' | 'judged'> &
    Partial<Pick<RunResult, 'interrupted' | 'toolErrors'>>;
}

const HEAD = ['target', 'verdict', 'must judged', 'fail', 'warn'];

function row({ base, result }: Outcome): string[] {
  if (!result) return [base, 'not judged: the tool failed', '', '', ''];
  const { verdict, summary, judged } = result;
  return [
    base,
    verdict,
    `${judged.must[0]} of ${judged.must[1]}`,
    String(summary.fail),
    String(summary.warn),
  ];
}

/** The summary of a fleet, as text; `count` targets were to be probed. */
export function fleetSummary(outcomes: readonly Outcome[], count: number): string {
  const counts = (['conformant', 'non-conformant', 'inconclusive'] as const).map(
    (verdict) => `${outcomes.filter(({ result }) => result?.verdict === verdict).length} ${verdict}`,
  );
  const failed = outcomes.filter(({ result }) => !result).length;
  const missing = count - outcomes.length;
  const words = [
    ...counts,
    ...(failed > 0 ? [`${failed} not judged: the tool failed`] : []),
    ...(missing > 0 ? [`${missing} not reached`] : []),
  ];
  return `${table([HEAD, ...outcomes.map(row)])}\n${count} target${count === 1 ? '' : 's'}: ${words.join(', ')}\n`;
}
