import type { IncomingHttpHeaders } from 'node:http';
import { isObject, type Json, type JsonObject } from '../json/value.ts';
import type { Reason, Refusal } from './refusal.ts';
import type { StoredSession } from './session.ts';

/** Which members of sessions are wanted: all, some, or (undefined) their URIs only. */
export type Fields = '*' | readonly string[] | undefined;

/** What a request asks for, as far as those who shape answers need to know. */
export interface RequestView {
  readonly method: string;
  /** The request target, byte for byte. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Who sent it; undefined where that is not known. */
  readonly agent?: string;
}

export type AnswerKind = 'feed' | 'uris' | 'session' | 'me' | 'operation' | 'error';

/** What an answer is about. */
export interface AnswerContext {
  readonly kind: AnswerKind;
  readonly request: RequestView;
  readonly fields?: Fields;
  readonly operation?: OperationView;
  /** Why a request is refused. */
  readonly reason?: Reason;
}

export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Json;
}

/** Where a session is shown. */
export interface Place {
  readonly where: 'feed' | 'session' | 'notification';
  readonly fields: Fields;
  /** Sessions of the feed are numbered from 0. */
  readonly index: number;
  readonly stored: StoredSession;
}

/** A POST and what it finds. */
export interface OperationView {
  readonly request: RequestView;
  readonly agent: string;
  /** Is it the list of sessions that it was sent to, or one session? */
  readonly to: 'list' | 'session';
  /** Undefined where there is no JSON value. */
  readonly body: Json | undefined;
  /** Empty where the body names none. */
  readonly name: string;
  /** The id in the URL, decoded; empty for the list. */
  readonly id: string;
  readonly session: StoredSession | undefined;
  /** The agent's live sessions. */
  readonly live: readonly StoredSession[];
}

export type Decision = { readonly accepted: true } | { readonly accepted: false; readonly refusal: Refusal };

export type NotificationType = 'StatusChange' | 'AttachedDataChanged' | 'NewMessage';

/** One effect of an accepted operation. The steps of one operation follow one another. */
export interface Step {
  readonly agent: string;
  readonly sessionId: string;
  /** How many delays after the step before (the first: after the acceptance); 0 is at once. */
  readonly afterDelays: number;
  /** What becomes of the session; nothing, where it gives back undefined or the very same. */
  readonly change?: (session: StoredSession | undefined) => StoredSession | undefined;
  /** What is notified, where the session changed or there is a text. */
  readonly notifies?: NotificationType;
  readonly text?: string;
}

/** A notification on its way. */
export interface Notice {
  /** The agent whose subscriptions get it. */
  readonly to: string;
  readonly data: Json;
}

/** What a notification is about. */
export interface Change {
  readonly agent: string;
  readonly type: NotificationType;
  /** As it is now. */
  readonly session: StoredSession;
  readonly text?: string;
}

/** What the server makes of credentials. */
export type Identity = { readonly agent: string } | { readonly refusal: Refusal };

/**
 * The points at which a fault or a variation takes hold. Each is given what the server would do and gives back what it does;
 * a clean server has none. They are made anew for each server, so they may keep a state of their own.
 */
export interface Hooks {
  /** Who sent a request. */
  readonly identity?: (identity: Identity, headers: IncomingHttpHeaders) => Identity;
  /** Is the CSRF token right? */
  readonly csrf?: (valid: boolean, request: RequestView) => boolean;
  /** Which members are shown. */
  readonly fields?: (fields: Fields, request: RequestView) => Fields;
  /** Which sessions an agent's feed lists; `all` has those of every agent. */
  readonly listed?: (own: StoredSession[], agent: string, all: () => StoredSession[]) => StoredSession[];
  /** A session as it is shown, before only the wanted members are kept. */
  readonly session?: (session: JsonObject, place: Place) => Json;
  /** The id that is looked up, for the id that was asked for. */
  readonly lookup?: (id: string) => string;
  /** As whom an agent operates on the session of this id; `holder` is the agent that has it. */
  readonly owner?: (agent: string, id: string, holder: string | undefined) => string;
  readonly decide?: (decision: Decision, operation: OperationView) => Decision;
  /** What an operation brings about; a refused one has no steps. */
  readonly steps?: (steps: readonly Step[], operation: OperationView, decision: Decision) => readonly Step[];
  readonly notices?: (notices: readonly Notice[], change: Change) => readonly Notice[];
  /** Is there a Bayeux endpoint at this path below the notification path? Empty for the bare one. */
  readonly endpoint?: (exists: boolean, suffix: string) => boolean;
  /** May a Bayeux message on this channel go on? */
  readonly bayeux?: (allowed: boolean, channel: string) => boolean;
  readonly answer?: (answer: Answer, context: AnswerContext) => Answer;
  /** The text of an answer, and what is sent of it. */
  readonly content?: (content: string | Uint8Array, context: AnswerContext) => string | Uint8Array;
  readonly delivery?: (context: AnswerContext) => Delivery | undefined;
}

/** How an answer is sent: in chunks of no announced length, never, or cut off. */
export type Delivery = 'chunked' | 'never' | 'reset';

type Stage = keyof Hooks;

/** Every stage, doing nothing where no hook takes hold of it. */
export type Stages = Required<Hooks> & {
  /** True where no hook at all takes hold. */
  readonly isClean: boolean;
};

/** One after the other: the second is given what the first gave back. */
export function combine(all: readonly Hooks[]): Stages {
  const chain = <Name extends Stage>(name: Name) => all.flatMap((hooks) => hooks[name] ?? []);
  const identity = chain('identity');
  const csrf = chain('csrf');
  const fields = chain('fields');
  const listed = chain('listed');
  const session = chain('session');
  const lookup = chain('lookup');
  const owner = chain('owner');
  const decide = chain('decide');
  const steps = chain('steps');
  const notices = chain('notices');
  const endpoint = chain('endpoint');
  const bayeux = chain('bayeux');
  const answer = chain('answer');
  const content = chain('content');
  const delivery = chain('delivery');
  return {
    identity: (value, headers) => identity.reduce((was, hook) => hook(was, headers), value),
    csrf: (value, request) => csrf.reduce((was, hook) => hook(was, request), value),
    fields: (value, request) => fields.reduce((was, hook) => hook(was, request), value),
    listed: (value, agent, everyone) => listed.reduce((was, hook) => hook(was, agent, everyone), value),
    lookup: (value) => lookup.reduce((was, hook) => hook(was), value),
    owner: (value, id, holder) => owner.reduce((was, hook) => hook(was, id, holder), value),
    decide: (value, operation) => decide.reduce((was, hook) => hook(was, operation), value),
    steps: (value, operation, decision) => steps.reduce((was, hook) => hook(was, operation, decision), value),
    notices: (value, change) => notices.reduce((was, hook) => hook(was, change), value),
    endpoint: (value, suffix) => endpoint.reduce((was, hook) => hook(was, suffix), value),
    bayeux: (value, channel) => bayeux.reduce((was, hook) => hook(was, channel), value),
    answer: (value, context) => answer.reduce((was, hook) => hook(was, context), value),
    content: (value, context) => content.reduce((was, hook) => hook(was, context), value),
    delivery: (context) => delivery.map((hook) => hook(context)).find((how) => how !== undefined),
    session: (value, place) =>
      session.reduce<Json>((was, hook) => (isObject(was) ? hook(was, place) : was), value),
    isClean: all.length === 0,
  };
}
