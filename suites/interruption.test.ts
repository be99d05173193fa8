import { expect, test } from 'vitest';
import type { Evidence } from '../src/check/evidence.ts';
import type { Exchange } from '../src/exchange.ts';
import { judge } from '../src/run/judge.ts';
import { requirements } from './index.ts';
import { answer, failed } from './testing/change.test-data.ts';
import { recorded } from './testing/run.test-data.ts';

const { result, evidence: whole } = await recorded();

test('the run that is struck is conformant', () => {
  expect(result.verdict).toBe('conformant');
});

const endOf = ({ startedMs, durationMs }: Exchange): number => startedMs + durationMs;

/** What a run knows that was cut short at this moment: what was under way then failed, and it noted that it is over. */
const cutAt = ({ settings, exchanges, marks }: Evidence, atMs: number): Evidence => ({
  settings,
  marks: [...marks.filter((mark) => mark.atMs <= atMs), { name: 'over', atMs, why: 'deadline' }],
  exchanges: exchanges
    .filter(({ startedMs }) => startedMs <= atMs)
    .map((one) =>
      endOf(one) <= atMs ? one : { ...failed('deadline')(one), durationMs: atMs - one.startedMs },
    ),
});

/** Every n-th: enough to meet each kind, in a fraction of the time. */
const every = <T>(all: readonly T[], nth: number): readonly T[] =>
  all.filter((_, index) => index % nth === 0);

/** Exchanges that are more than one of many refusals. */
const telling = whole.exchanges.filter(({ step }) => step['owner'] === undefined);

/** Moments of a run: just after an answer, and while an operation is under way. */
const moments = telling.flatMap((one) => [
  endOf(one) + 0.01,
  ...(one.step.name === 'operation' ? [one.startedMs + one.durationMs / 2] : []),
]);

/** What is blamed on the target, and in which requirement. */
const blamed = (evidence: Evidence): readonly string[] =>
  [...judge(evidence, requirements).outcomes].flatMap(([id, outcome]) => {
    if (outcome.kind === 'bug') return [`${id}: ${outcome.error.message}`];
    if (outcome.kind !== 'judged' || outcome.count === 0) return [];
    return [`${id}: ${outcome.findings[0]?.message ?? ''}`];
  });

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)];

test('a run that is cut short blames nothing on a conforming target, whenever it is cut', () => {
  expect(unique(every(moments, 2).flatMap((atMs) => blamed(cutAt(whole, atMs))))).toEqual([]);
});

/** Requests whose answer is lost for good where the line breaks, or whose silence is the target's own fault. */
const isOwn = ({ step }: Exchange): boolean =>
  step.name.startsWith('bayeux.') || step['phase'] === 'robustness';

test.each([
  ['a connection that breaks', failed('reset')],
  ['an intermediary’s answer', answer(503, 'busy')],
])('%s, once, blames nothing on a conforming target', (_, glitch) => {
  const struck = every(
    telling.filter((one) => !isOwn(one)),
    3,
  );
  const found = struck.flatMap((one) =>
    blamed({ ...whole, exchanges: whole.exchanges.map((other) => (other === one ? glitch(one) : other)) }),
  );
  expect(unique(found)).toEqual([]);
});
