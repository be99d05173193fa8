import type { PayloadInput, PayloadOptions } from '../api/payload.ts';
import { validateFeed, validateNotification, validateSession } from '../api/payload.ts';
import type { RunResult } from '../contract/types.ts';
import { brokenOnes, brokenText } from './message.ts';

/** What a matcher says, as `expect.extend` takes it. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** As much of `this` as a matcher looks at: is it `expect(…).not`? */
export interface MatcherState {
  readonly isNot?: boolean;
}

export type Matcher = (this: MatcherState, received: unknown, options?: PayloadOptions) => Matched;

type Judge = (payload: PayloadInput, options?: PayloadOptions) => RunResult;

const isPayload = (received: unknown): received is PayloadInput =>
  typeof received === 'string' || typeof received === 'object';

function unjudged(name: string, reason: string, isNot: boolean): Matched {
  // Neither holds: `expect(…)` fails, and so does `expect(…).not`.
  return { pass: isNot, message: () => `the ${name} could not be judged: ${reason}` };
}

function compared(
  name: string,
  result: RunResult,
  { failOn = 'must' }: PayloadOptions,
  isNot: boolean,
): Matched {
  const broken = brokenOnes(result, failOn);
  if (broken.length > 0) {
    const count = broken.length === 1 ? '1 requirement is' : `${broken.length} requirements are`;
    const told = broken.map(brokenText).join('\n\n');
    return { pass: false, message: () => `the ${name} does not conform: ${count} broken\n\n${told}` };
  }
  if (result.verdict !== 'conformant') return unjudged(name, result.verdictReason, isNot);
  return {
    pass: true,
    message: () => `the ${name} was expected not to conform, but it does: ${result.verdictReason}`,
  };
}

const matcher = (name: string, judge: Judge): Matcher =>
  function (received, options = {}) {
    const isNot = this.isNot === true;
    if (!isPayload(received))
      return unjudged(name, `it is of type ${typeof received}; give the value, JSON text or bytes`, isNot);
    return compared(name, judge(received, { name, ...options }), options, isNot);
  };

/**
 * For `expect.extend`: `toConformToImSession()` for one session, `toConformToImSessionFeed()` for the answer to
 * `GET …/me/im-sessions?fields=*`, `toConformToImSessionNotification()` for a notification's payload or message. Each
 * takes the value, JSON text or bytes. What could not be judged (a feed without sessions) neither conforms nor does not.
 */
export const matchers = {
  toConformToImSession: matcher('session', validateSession),
  toConformToImSessionFeed: matcher('feed', validateFeed),
  toConformToImSessionNotification: matcher('notification', validateNotification),
} as const satisfies Readonly<Record<string, Matcher>>;
