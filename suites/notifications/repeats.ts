import type { Evidence } from '../../src/check/evidence.ts';
import { equalJson } from '../../src/check/equality.ts';
import { actsOf, tagOf } from '../live/act.ts';
import { dataIn, isExactly, stateIn, text, toldOf, type Told } from './story.ts';

/** A change of the session that tells what was told before. */
export interface Repeat {
  readonly told: Told;
  readonly what: string;
  /** Did it come while nothing but refused requests was under way, as if it were of one of them? */
  readonly isOfRefused: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** ms between which batches of refused requests were under way: from the first of each to the next accepted one. */
export function refusedSpans(evidence: Evidence): readonly Span[] {
  const acts = actsOf(evidence);
  return acts.flatMap(({ owner, exchange }, index) => {
    if (owner === undefined || acts[index - 1]?.owner !== undefined) return [];
    const next = acts.slice(index).find((act) => act.owner === undefined);
    return [{ from: exchange.startedMs, to: next?.exchange.startedMs ?? Number.MAX_SAFE_INTEGER }];
  });
}

const sameChange = (a: Told, b: Told, tag: string): boolean =>
  text(a.data, 'notificationType') === text(b.data, 'notificationType') &&
  stateIn(a) === stateIn(b) &&
  (isExactly(a, 'StatusChange') || equalJson(dataIn(a, tag), dataIn(b, tag)));

/**
 * Changes of state and of user data that were told before. No two changes of a run tell the same, unless a request was
 * accepted that should not have been.
 */
export function repeatsOf(evidence: Evidence): readonly Repeat[] {
  const tag = tagOf(evidence);
  const acts = actsOf(evidence);
  const spans = refusedSpans(evidence);
  const changes = toldOf(evidence).filter(
    (one) => isExactly(one, 'StatusChange') || isExactly(one, 'AttachedDataChanged'),
  );
  const repeats = changes.flatMap((told, index) => {
    const before = changes
      .slice(0, index)
      .filter((other) => sameChange(other, told, tag))
      .at(-1);
    if (!before) return [];
    const explained = acts.some(
      ({ accepted, owner, role, exchange }) =>
        accepted &&
        (owner !== undefined || role === 'at-once') &&
        exchange.startedMs > before.arrivedMs - exchange.durationMs &&
        exchange.startedMs < told.arrivedMs,
    );
    if (explained) return [];
    const isOfRefused = spans.some(
      ({ from, to }) => before.arrivedMs <= from && told.arrivedMs > from && told.arrivedMs < to,
    );
    const what = isExactly(told, 'StatusChange') ? `the state ${stateIn(told)}` : 'a change of user data';
    return [{ told, what, isOfRefused }];
  });
  // A target that repeats itself anywhere does so among refused requests, too.
  const isHabit = repeats.some((one) => !one.isOfRefused);
  return isHabit ? repeats.map((one) => ({ ...one, isOfRefused: false })) : repeats;
}
