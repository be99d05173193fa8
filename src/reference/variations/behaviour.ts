import { isArray, isObject, isString, type Json, type JsonObject } from '../../json/value.ts';
import type { AnswerContext, Decision, Hooks } from '../hooks.ts';
import { isLive, participant, type StoredSession } from '../session.ts';
import { idSeries } from '../session-id.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { dimension, setUp, type Dimension } from './dimension.ts';

const everySession = (change: (session: JsonObject, stored: StoredSession) => Json): Hooks => ({
  session: (session, { stored }) => change(session, stored),
});

const everyParty = (change: (party: JsonObject) => JsonObject): Hooks =>
  everySession((session) => ({
    ...session,
    participants: (isArray(session['participants']) ? session['participants'] : []).map((one) =>
      isObject(one) ? change(one) : one,
    ),
  }));

const offersOf = (session: JsonObject): string[] =>
  isArray(session['capabilities']) ? session['capabilities'].filter(isString) : [];

const errorsWith = (status: (context: AnswerContext) => number | undefined): Hooks => ({
  answer: (answer, context) =>
    context.kind === 'error' ? { ...answer, status: status(context) ?? answer.status } : answer,
});

/** Errors that only IMS-OPS-14 wants an HTTP status of their own for. */
const isOfOperation = ({ operation, reason }: AnswerContext): boolean =>
  operation !== undefined || reason === 'unknown-session';

/** Plain digits, as an international number of the country 49. */
const international = (party: JsonObject): JsonObject => {
  const { digits } = party;
  if (!isString(digits) || !/^[1-9]\d{2,9}$/.test(digits)) return party;
  return {
    digits,
    e164Number: `+49${digits}`,
    formattedPhoneNumber: `+49 (${digits.slice(0, 2)}) ${digits.slice(2)}`,
    phoneNumber: digits,
  };
};

/** Session state changes one upon the other: Initiating is never seen, and notified or not. */
const brief = (isNotified: boolean): Hooks => ({
  steps: (steps, operation) => {
    const [first, second] = steps;
    if (operation.name !== 'InitiateIMSession' || !first || !second) return steps;
    if (isNotified) return [first, { ...second, afterDelays: 0 }];
    return [{ ...first, change: (session) => second.change?.(first.change?.(session)) }];
  },
});

const acceptUnoffered = (refusal: Refusal): Decision =>
  refusal.reason === 'not-offered' ? { accepted: true } : { accepted: false, refusal };

/** Completed sessions take user data, to no effect. */
const COMPLETED_OFFERS: Hooks = {
  ...everySession((session, stored) =>
    isLive(stored)
      ? session
      : {
          ...session,
          capabilities: stored.userData
            ? ['AttachUserData', 'UpdateUserData', 'DeleteUserData']
            : ['AttachUserData'],
        },
  ),
  decide: (decision, { session, name }) => {
    const isOffered =
      name === 'AttachUserData' || (session?.userData !== undefined && name.endsWith('UserData'));
    return session?.state === 'Completed' && isOffered && !decision.accepted
      ? acceptUnoffered(decision.refusal)
      : decision;
  },
};

/** While Initiating, nothing is offered. */
const INITIATING_OFFERS_NOTHING: Hooks = {
  ...everySession((session, { state }) =>
    state === 'Initiating' ? { ...session, capabilities: [] } : session,
  ),
  decide: (decision, { session }) =>
    decision.accepted && session?.state === 'Initiating'
      ? { accepted: false, refusal: refuse('not-offered') }
      : decision,
};

/** After so many reads an incoming session is there. */
const READS_BEFORE = 3;

const DELAY = { group: 'delay' };
const COMPLETED = { group: 'completed' };
const BRIEF = { group: 'initiating' };
const E164 = { group: 'e164' };
const ID = { group: 'id', expectedWarnings: ['IMS-ID-04'] };

/** Different servers, as far as the facts leave it open. */
export const behaviourDimensions: readonly Dimension[] = [
  setUp('immediate-effects', 'Operations take effect at once', { delayMs: 0 }, DELAY),
  setUp('slow-effects', 'Operations take effect after a while', { delayMs: 250 }, DELAY),
  setUp('completed-vanish', 'Completed sessions leave the feed at once', { completedMs: 0 }, COMPLETED),
  setUp('completed-stay-briefly', 'Completed sessions leave the feed soon', { completedMs: 400 }, COMPLETED),
  setUp('csrf', 'CSRF protection is on', { csrf: true }),
  setUp(
    'csrf-other-header',
    'The CSRF token goes into another header',
    { csrf: true, csrfHeader: 'x-anti-forgery' },
    { group: 'csrf' },
  ),
  setUp('id-digits', 'Ids are 23 digits', { idForm: 'digits' }, ID),
  setUp('id-dashed', 'Ids are UUIDs with dashes', { idForm: 'dashed' }, ID),
  setUp('no-sessions-before', 'There are no sessions at the start', { sessions: 0 }, { group: 'sessions' }),
  setUp('many-sessions', 'There are many sessions at the start', { sessions: 300 }, { group: 'sessions' }),

  dimension('brief-initiating', 'Initiating is never seen, and notified', brief(true), BRIEF),
  dimension('no-initiating', 'Sessions are Talking from the start', brief(false), BRIEF),
  dimension('initiating-offers-nothing', 'An Initiating session offers nothing', INITIATING_OFFERS_NOTHING),
  dimension(
    'completed-offers-user-data',
    'Completed sessions offer the user-data operations',
    COMPLETED_OFFERS,
  ),
  dimension(
    'capability-order',
    'Capabilities stand in another order',
    everySession((session) => ({
      ...session,
      capabilities: offersOf(session).reverse(),
    })),
  ),
  dimension('session-order', 'The newest session comes first', { listed: (own) => [...own].reverse() }),
  dimension(
    'empty-user-data',
    '`userData` is {} where there is none',
    everySession((session) => ('userData' in session ? session : { ...session, userData: {} })),
  ),
  dimension(
    'no-e164',
    '`e164Number` is empty',
    everyParty((party) => ({ ...party, e164Number: '' })),
    E164,
  ),
  dimension('international', 'Numbers are shown in international form', everyParty(international), E164),
  dimension(
    'empty-uri',
    '`uri` is empty',
    everySession((session) => ({ ...session, uri: '' })),
    {
      expectedWarnings: ['IMS-URI-03'],
    },
  ),
  dimension('sessions-come-in', 'A session of another initiator comes in', (settings) => {
    let reads = 0;
    const series = idSeries(settings.seed, 'incoming', settings.idForm);
    return {
      listed: (own, agent) => {
        reads += 1;
        if (reads <= READS_BEFORE || agent !== settings.agents[0]?.name) return own;
        const incoming: StoredSession = {
          id: series.at(0),
          state: 'Alerting',
          participants: [participant('3100')],
          prefilled: true,
          index: own.length,
        };
        return [...own, incoming];
      },
    };
  }),

  dimension('accepted-202', 'Operations are accepted with HTTP 202', {
    answer: (answer, { kind }) => (kind === 'operation' ? { ...answer, status: 202 } : answer),
  }),
  dimension(
    'errors-200',
    'Operations are refused with HTTP 200',
    errorsWith((context) => (isOfOperation(context) ? 200 : undefined)),
    {
      expectedWarnings: ['IMS-OPS-14'],
      group: 'error status',
    },
  ),
  dimension(
    'errors-400',
    'Operations are refused with HTTP 400 throughout',
    errorsWith((context) => (isOfOperation(context) ? 400 : undefined)),
    {
      group: 'error status',
    },
  ),
  dimension(
    'unauthenticated-403',
    'Without credentials the answer is HTTP 403',
    errorsWith(({ reason }) => (reason === 'not-authenticated' ? 403 : undefined)),
  ),
  dimension(
    'unknown-method-404',
    'Methods that the resource lacks get HTTP 404',
    errorsWith(({ reason }) => (reason === 'method' ? 404 : undefined)),
  ),
  dimension('unknown-operation-forbidden', 'An unknown operation is forbidden', {
    decide: (decision) =>
      !decision.accepted && decision.refusal.reason === 'unknown-operation'
        ? {
            accepted: false,
            refusal: { ...decision.refusal, statusCode: 3, status: 403, message: 'Forbidden' },
          }
        : decision,
  }),
  dimension('wrong-type-missing', 'A parameter of the wrong type counts as missing', {
    decide: (decision) =>
      !decision.accepted && decision.refusal.reason === 'wrong-type'
        ? { accepted: false, refusal: { ...decision.refusal, statusCode: 1 } }
        : decision,
  }),

  dimension('bare-endpoint', 'CometD answers at the bare endpoint only', {
    endpoint: (exists, suffix) => exists && suffix === '',
  }),
];
