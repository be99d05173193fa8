import type { Exchange } from '../exchange.ts';
import type { Finding } from './finding.ts';
import { isFlaky } from './flaky.ts';
import { judgedAs, type Outcome } from './outcome.ts';
import { defectsOf, isInconclusive, NOT_APPLICABLE, type Verdict } from './requirement.ts';

/** Something to judge in its place. */
export interface Subject<T> {
  readonly value: T;
  readonly exchange?: Exchange;
  /** JSON Pointer to it in the exchange's body. */
  readonly pointer?: string;
  readonly sessionId?: string;
  readonly where?: string;
}

/** What to say where there was nothing to judge. */
export interface Nothing {
  readonly reason: string;
  readonly remedy: string;
}

/** Gathers what a judge says of one subject after another, and comes to an outcome. */
export class Tally {
  #judged = 0;
  #count = 0;
  #flaky = false;
  readonly #findings: Finding[] = [];
  #doubt: Nothing | undefined;

  add(verdict: Verdict, place: Omit<Subject<unknown>, 'value'>): void {
    if (verdict === NOT_APPLICABLE) return;
    if (verdict !== undefined && isInconclusive(verdict)) {
      this.#doubt ??= { reason: verdict.inconclusive, remedy: verdict.remedy };
      return;
    }
    this.#judged++;
    if (place.exchange && isFlaky(place.exchange)) this.#flaky = true;
    if (verdict === undefined) return;
    for (const defect of defectsOf(verdict)) {
      this.#count++;
      const { pointer = '', ...rest } = place;
      this.#findings.push({ ...rest, ...defect, pointer: pointer + (defect.pointer ?? '') });
    }
  }

  /** A finding outweighs a doubt, a doubt outweighs what was fine, and no subject at all is a skip: never a pass. */
  outcome(nothing: Nothing): Outcome {
    const judged = judgedAs(this.#findings, this.#count, this.#flaky);
    if (this.#count > 0) return judged;
    if (this.#doubt) return { kind: 'inconclusive', ...this.#doubt };
    return this.#judged === 0 ? { kind: 'skip', ...nothing } : judged;
  }
}

/** Judges each subject; without any the outcome is a skip with the reason, so that nothing passes for want of evidence. */
export function each<T>(
  subjects: Iterable<Subject<T>>,
  judge: (value: T, subject: Subject<T>) => Verdict,
  nothing: Nothing,
): Outcome {
  const tally = new Tally();
  for (const subject of subjects) {
    const { value, ...place } = subject;
    tally.add(judge(value, subject), place);
  }
  return tally.outcome(nothing);
}

/** The exchanges of these steps, as subjects. */
export function* exchangesOf(
  exchanges: readonly Exchange[],
  ...names: readonly string[]
): Generator<Subject<Exchange>> {
  for (const exchange of exchanges)
    if (names.includes(exchange.step.name)) yield { value: exchange, exchange };
}
