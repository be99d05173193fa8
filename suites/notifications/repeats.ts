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

/** A change of user data that is told beside `Completed` tells nothing new where the data is what it was. */
const sameState = (a: Told, b: Told): boolean =>
  stateIn(a) === stateIn(b) || (isExactly(b, 'AttachedDataChanged') && stateIn(b) === 'Completed');

const sameChange = (a: Told, b: Told, tag: string): boolean =>
  text(a.data, 'notificationType') === text(b.data, 'notificationType') &&
  sameState(a, b) &&
  (isExactly(a, 'StatusChange') || equalJson(dataIn(a, tag), dataIn(b, tag)));

/**
 * Changes of state and of user data that were told before. No two changes of a run tell the same, unless a request was
 * accepted that should not have been. The run waits for the notice of each accepted change before it goes on, so a
 * repeat that follows a refused request is that request's.
 */
export function repeatsOf(evidence: Evidence): readonly Repeat[] {
  const tag = tagOf(evidence);
  const acts = actsOf(evidence);
  const changes = toldOf(evidence).filter(
    (one) => isExactly(one, 'StatusChange') || isExactly(one, 'AttachedDataChanged'),
  );
  const fresh: Told[] = [];
  const repeats: Repeat[] = [];
  for (const told of changes) {
    const original = fresh.find((other) => sameChange(other, told, tag));
    const last = fresh.at(-1);
    if (!original || !last) {
      fresh.push(told);
      continue;
    }
    const between = acts.filter(
      ({ exchange }) =>
        exchange.startedMs + exchange.durationMs > original.arrivedMs && exchange.startedMs < told.arrivedMs,
    );
    if (between.some(({ accepted, owner, role }) => accepted && (owner !== undefined || role === 'at-once')))
      continue;
    const isOfRefused = between.some(
      ({ refused, owner, exchange }) => owner !== undefined && refused && exchange.startedMs > last.arrivedMs,
    );
    repeats.push({
      told,
      what: isExactly(told, 'StatusChange') ? `the state ${stateIn(told)}` : 'a change of user data',
      isOfRefused,
    });
  }
  // A target that repeats itself anywhere does so among refused requests, too.
  const isHabit = repeats.some((one) => !one.isOfRefused);
  return isHabit ? repeats.map((one) => ({ ...one, isOfRefused: false })) : repeats;
}
