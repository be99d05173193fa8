import { bodyOf } from '../../src/check/answer.ts';
import type { Evidence, EvidenceSettings, Mark } from '../../src/check/evidence.ts';
import { TOPIC } from '../../src/check/notification.ts';
import type { Exchange, Failure, HeaderList, RecordedResponse } from '../../src/exchange.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../src/json/value.ts';
import { ownSession } from '../live/act.ts';

/** Makes other evidence of a recorded run: pure, and never without effect. */
export type Change = (evidence: Evidence) => Evidence;

export type Choice = (exchange: Exchange) => boolean;
export type Rewrite = (exchange: Exchange) => Exchange;

/** Exchanges of this step, with these parameters. */
export const step =
  (name: string, parameters: JsonObject = {}): Choice =>
  (exchange) =>
    exchange.step.name === name &&
    Object.entries(parameters).every(([key, value]) => exchange.step[key] === value);

/** Operations of the run with these parameters. */
export const act = (parameters: JsonObject): Choice => step('operation', parameters);

/** Reads of the feed in this part of the run. */
export const phase = (name: string): Choice => step('live.read', { phase: name });

export const both =
  (one: Choice, other: Choice): Choice =>
  (exchange) =>
    one(exchange) && other(exchange);

export const either =
  (...choices: readonly Choice[]): Choice =>
  (exchange) =>
    choices.some((choice) => choice(exchange));

export const sentBy =
  (agent: Exchange['agent']): Choice =>
  (exchange) =>
    exchange.agent === agent;

/** Reads of the first agent's whole feed. */
export const feeds: Choice = ({ step: { shows }, agent }) => shows === 'feed' && agent === 'first';

/** One change after the other. */
export const inTurn =
  (...changes: readonly Change[]): Change =>
  (evidence) =>
    changes.reduce((before, change) => change(before), evidence);

function some<T>(found: readonly T[], what: string): readonly T[] {
  if (found.length === 0) throw new Error(`there is no ${what} to change in the recorded run`);
  return found;
}

/** Which of the chosen exchanges: all of them unless it says otherwise. */
export type Which = 'all' | 'first' | 'last' | 'but-first';

function pick(evidence: Evidence, choice: Choice, which: Which): ReadonlySet<Exchange> {
  const chosen = some(evidence.exchanges.filter(choice), 'exchange');
  if (which === 'all') return new Set(chosen);
  if (which === 'but-first') return new Set(some(chosen.slice(1), 'second exchange'));
  return new Set(which === 'first' ? chosen.slice(0, 1) : chosen.slice(-1));
}

/** Rewrites chosen exchanges. */
export const rewrite =
  (choice: Choice, how: Rewrite, which: Which = 'all'): Change =>
  (evidence) => {
    const chosen = pick(evidence, choice, which);
    return { ...evidence, exchanges: evidence.exchanges.map((one) => (chosen.has(one) ? how(one) : one)) };
  };

/** Leaves chosen exchanges out. */
export const without =
  (choice: Choice, which: Which = 'all'): Change =>
  (evidence) => {
    const chosen = pick(evidence, choice, which);
    return { ...evidence, exchanges: evidence.exchanges.filter((one) => !chosen.has(one)) };
  };

/** Sends chosen exchanges once more, with the same answer. */
export const repeated =
  (choice: Choice, which: Which = 'all'): Change =>
  (evidence) => {
    const chosen = pick(evidence, choice, which);
    return {
      ...evidence,
      exchanges: evidence.exchanges.flatMap((one) => (chosen.has(one) ? [one, { ...one }] : [one])),
    };
  };

/** Evidence that ends before the first chosen exchange. */
export const until =
  (choice: Choice): Change =>
  (evidence) => {
    const end = evidence.exchanges.findIndex(choice);
    if (end === -1) throw new Error('there is no exchange to end before in the recorded run');
    return { ...evidence, exchanges: evidence.exchanges.slice(0, end) };
  };

export const marked =
  (change: (marks: readonly Mark[]) => readonly Mark[]): Change =>
  (evidence) => ({ ...evidence, marks: change(evidence.marks) });

export const settings =
  (change: Partial<EvidenceSettings>): Change =>
  (evidence) => ({ ...evidence, settings: { ...evidence.settings, ...change } });

const responseOf = ({ response }: Exchange): RecordedResponse =>
  response ?? { status: 200, statusText: '', httpVersion: '1.1', headers: [], body: new Uint8Array() };

const encode = (value: Json | undefined): Uint8Array =>
  value === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(value));

const set =
  (change: (response: RecordedResponse) => Partial<RecordedResponse>): Rewrite =>
  (exchange) => {
    const response = responseOf(exchange);
    return { ...exchange, response: { ...response, ...change(response) } };
  };

export const status = (code: number): Rewrite => set(() => ({ status: code }));

/** Another body; as it is where it is text. */
export const body = (value: Json | Uint8Array): Rewrite =>
  set(() => ({
    body:
      value instanceof Uint8Array
        ? value
        : typeof value === 'string'
          ? new TextEncoder().encode(value)
          : encode(value),
  }));

export const answer =
  (code: number, value: Json): Rewrite =>
  (exchange) =>
    status(code)(body(value)(exchange));

export const ACCEPTED = answer(200, { statusCode: 0 });
export const refused = (code: number, http = 400): Rewrite =>
  answer(http, { statusCode: code, statusMessage: 'No' });

/** Changes members of the object that is the body. */
export const members =
  (change: (value: JsonObject) => JsonObject): Rewrite =>
  (exchange) => {
    const value = bodyOf(exchange);
    if (!isObject(value)) throw new Error(`the body of ${exchange.step.name} is no object`);
    return body(change(value))(exchange);
  };

/** The header with another value; without it where there is none. */
export const header = (name: string, value?: string): Rewrite =>
  set(({ headers }) => {
    const others: HeaderList = headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
    return { headers: value === undefined ? others : [...others, [name, value]] };
  });

/** No whole answer came. */
export const failed =
  (kind: Failure['kind']): Rewrite =>
  (exchange) => {
    const { index, step: sent, agent, request, startedMs, durationMs, attempts, earlier, echoes } = exchange;
    const failure: Failure = { kind, message: `it failed: ${kind}` };
    return { index, step: sent, agent, request, failure, startedMs, durationMs, attempts, earlier, echoes };
  };

/** What stands in a session's place; nothing where it is to go. */
export type Session = (session: JsonObject) => Json | undefined;

/** Rewrites the sessions of a feed. */
export const sessions = (change: Session): Rewrite =>
  members((value) => {
    const { imSessions } = value;
    if (!isArray(imSessions)) throw new Error('the body has no imSessions');
    const changed = imSessions.flatMap((one) => {
      const other = isObject(one) ? change(one) : one;
      return other === undefined ? [] : [other];
    });
    return { ...value, imSessions: changed };
  });

/** Rewrites the run's own session in the chosen feeds that show it. */
export const own =
  (choice: Choice, change: Session, which: Which = 'all'): Change =>
  (evidence) => {
    const id = ownSession(evidence);
    const shows: Choice = (exchange) => {
      const value = bodyOf(exchange);
      const list = isObject(value) ? value['imSessions'] : undefined;
      return feeds(exchange) && isArray(list) && list.some((one) => isObject(one) && one['id'] === id);
    };
    return rewrite(
      both(choice, shows),
      sessions((one) => (one['id'] === id ? change(one) : one)),
      which,
    )(evidence);
  };

/** Reads of the feed that were made between the act and the next one. */
export const after =
  (evidence: Evidence, choice: Choice, which: 'first' | 'last' = 'first'): Choice =>
  (exchange) => {
    const chosen = evidence.exchanges.filter(choice);
    const number = (which === 'first' ? chosen[0] : chosen.at(-1))?.step['act'];
    return exchange.step.name === 'live.read' && exchange.step['act'] === number;
  };

/** A change that needs to know the evidence first. */
export const knowing =
  (make: (evidence: Evidence) => Change): Change =>
  (evidence) =>
    make(evidence)(evidence);

/** What becomes of one notification: `undefined` where it is as it was, else what comes in its place. */
export type Notice = (data: JsonObject) => readonly Json[] | undefined;

/** Rewrites the notifications of the first agent. */
export const notices =
  (change: Notice): Change =>
  (evidence) => {
    let touched = 0;
    const exchanges = evidence.exchanges.map((exchange) => {
      const messages = bodyOf(exchange);
      if (!exchange.step.name.startsWith('bayeux.') || exchange.agent !== 'first' || !isArray(messages))
        return exchange;
      let here = 0;
      const changed = messages.flatMap((message) => {
        if (!isObject(message) || message['channel'] !== TOPIC || !isObject(message['data']))
          return [message];
        const put = change(message['data']);
        if (put === undefined) return [message];
        here++;
        return put.map((data) => ({ ...message, data }));
      });
      touched += here;
      return here === 0 ? exchange : body(changed)(exchange);
    });
    if (touched === 0) throw new Error('there is no notification to change in the recorded run');
    return { ...evidence, exchanges };
  };

/** The same of those that a test is true of. */
export const noticesThat = (
  holds: (data: JsonObject) => boolean,
  change: (data: JsonObject) => readonly Json[],
): Change => notices((data) => (holds(data) ? change(data) : undefined));

export const isType =
  (type: string, state?: string) =>
  (data: JsonObject): boolean => {
    const session = data['imSession'];
    return (
      data['notificationType'] === type &&
      (state === undefined || (isObject(session) && session['state'] === state))
    );
  };

/** A session in a notification with other members. */
export const telling =
  (change: (session: JsonObject) => JsonObject) =>
  (data: JsonObject): readonly Json[] => {
    const session = data['imSession'];
    return [{ ...data, imSession: isObject(session) ? change(session) : null }];
  };

/** The user data of a session with a change. */
export const userData =
  (change: (data: JsonObject) => JsonObject) =>
  (session: JsonObject): JsonObject => {
    const data = session['userData'];
    return { ...session, userData: change(isObject(data) ? data : {}) };
  };

export const leftOut = (value: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
