import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/check/evidence.ts';
import type { Outcome } from '../../src/check/outcome.ts';
import type { Profile } from '../../src/contract/types.ts';
import type { ReferenceOptions } from '../../src/reference/index.ts';
import { judge } from '../../src/run/judge.ts';
import { requirements } from '../index.ts';
import type { Change } from './change.test-data.ts';
import { recorded } from './run.test-data.ts';

/** What one change of a clean run must come to. */
export interface Row {
  /** What is changed, in words. */
  readonly what: string;
  readonly change: Change;
  /** Other requirements that no server could keep when it breaks this one so, and why. */
  readonly also?: Readonly<Record<string, string>>;
}

/** Rows for one requirement. */
export interface Table {
  /** Still conforms: nothing at all is found, and the requirement passes. */
  readonly passing?: readonly Row[];
  /** Breaks it. */
  readonly failing: readonly Row[];
  /** Cannot be judged: skip or inconclusive, and no finding of any requirement. */
  readonly unjudged: readonly Row[];
}

const outcomesOf = (evidence: Evidence): ReadonlyMap<string, Outcome> =>
  judge(evidence, requirements).outcomes;

/** What was found, with the first words of it: that is what a failed test shows. */
function found(outcomes: ReadonlyMap<string, Outcome>): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [id, outcome] of outcomes)
    if (outcome.kind === 'bug') words[id] = `bug: ${outcome.error.stack ?? outcome.error.message}`;
    else if (outcome.kind === 'judged' && outcome.count > 0) words[id] = outcome.findings[0]?.message ?? '';
  return words;
}

const kindOf = (outcomes: ReadonlyMap<string, Outcome>, id: string): string | undefined => {
  const outcome = outcomes.get(id);
  return outcome?.kind === 'judged' ? (outcome.count > 0 ? 'found' : 'pass') : outcome?.kind;
};

/** Tests tables of requirements on changes of one recorded clean run of these profiles. */
export function describeTables(
  tables: Readonly<Record<string, Table>>,
  profiles: readonly Profile[],
  options: ReferenceOptions = {},
): void {
  // Recorded by the first test, not in a hook: what breaks it fails every test by name.
  let clean: Promise<Evidence> | undefined;
  const record = async (): Promise<Evidence> => {
    const { result, evidence } = await recorded(options, { profiles });
    expect(result.verdictReason).toMatch(/^conformant: (\d+) of \1 must judged$/);
    return evidence;
  };
  const changed = async (change: Change): Promise<ReadonlyMap<string, Outcome>> =>
    outcomesOf(change(await (clean ??= record())));
  describe.each(Object.entries(tables))('%s', (id, { passing = [], failing, unjudged }) => {
    for (const { what, change, also = {} } of failing)
      test(`is broken, and no other: ${what}`, async () => {
        const words = found(await changed(change));
        expect(Object.keys(words).sort(), JSON.stringify(words, null, 1)).toEqual(
          [id, ...Object.keys(also)].sort(),
        );
      });
    for (const { what, change } of passing)
      test(`holds: ${what}`, async () => {
        const outcomes = await changed(change);
        expect(found(outcomes)).toEqual({});
        expect(kindOf(outcomes, id)).toBe('pass');
      });
    for (const { what, change, also = {} } of unjudged)
      test(`cannot be judged: ${what}`, async () => {
        const outcomes = await changed(change);
        const words = found(outcomes);
        expect(Object.keys(words).sort(), JSON.stringify(words, null, 1)).toEqual(Object.keys(also).sort());
        const outcome = outcomes.get(id);
        expect(['skip', 'inconclusive']).toContain(outcome?.kind);
        if (outcome?.kind !== 'skip' && outcome?.kind !== 'inconclusive') return;
        expect(outcome.reason).not.toBe('');
        expect(outcome.remedy).not.toBe('');
      });
  });
}
