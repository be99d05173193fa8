import type { Evidence } from '../../src/check/evidence.ts';
import type { Nothing, Subject } from '../../src/check/each.ts';
import type { Inconclusive } from '../../src/check/finding.ts';
import type { Exchange } from '../../src/exchange.ts';

/** What an offline run says of a requirement that needs a live target. */
export const NO_TARGET: Nothing = {
  reason: 'captured payloads do not show it',
  remedy: 'probe the target, or validate a recording made with --record',
};

/** Every request for the whole feed that carried the agent's own credentials. */
export function* feedReads({ exchanges }: Evidence): Generator<Subject<Exchange>> {
  for (const exchange of exchanges)
    if (exchange.step['shows'] === 'feed' && exchange.agent !== 'anonymous' && exchange.agent !== 'intruder')
      yield { value: exchange, exchange };
}

/** No whole answer came: what cannot be judged, and why. */
export const unanswered = (exchange: Exchange): Inconclusive => ({
  inconclusive: exchange.failure?.message ?? 'there was no answer',
  remedy: 'see that the target answers, and run again',
});

/** The exchanges of one step. */
export function* stepsOf({ exchanges }: Evidence, name: string): Generator<Subject<Exchange>> {
  for (const exchange of exchanges) if (exchange.step.name === name) yield { value: exchange, exchange };
}
