import { isArray, isObject, type Json, type JsonObject } from '../../json/value.ts';
import type { Answer, AnswerContext, Hooks, Place } from '../hooks.ts';
import type { ReferenceOptions, Settings } from '../options.ts';
import type { StoredSession } from '../session.ts';

/** One thing that a server does wrong: it breaks one requirement, and no other where that can be helped. */
export interface Fault {
  /** What it does wrong, in a few words of kebab case. */
  readonly name: string;
  /** The requirement that it breaks. */
  readonly requirement: string;
  readonly summary: string;
  /** Other requirements that are broken with it, because no server could break the one alone. */
  readonly unavoidable?: readonly { readonly requirement: string; readonly reason: string }[];
  /** What a server must be set up with for the fault to show. */
  readonly options?: ReferenceOptions;
  /** Made anew for each server. */
  readonly hooks: (settings: Settings) => Hooks;
}

export type Extras = Partial<Pick<Fault, 'unavoidable' | 'options'>>;

/** A fault whose hooks keep nothing from one call to the next. */
export const fault = (
  name: string,
  requirement: string,
  summary: string,
  hooks: Hooks | Fault['hooks'],
  extras: Extras = {},
): Fault => ({
  name,
  requirement,
  summary,
  hooks: typeof hooks === 'function' ? hooks : () => hooks,
  ...extras,
});

export type Choice = (stored: StoredSession) => boolean;

/** The first session that was there at the start: a Completed one with user data, that no operation touches. */
export const first: Choice = ({ prefilled, index }) => prefilled && index === 0;
export const opened: Choice = ({ prefilled }) => !prefilled;
export const completedBefore: Choice = ({ prefilled, state }) => prefilled && state === 'Completed';
export const talkingBefore: Choice = ({ prefilled, state }) => prefilled && state === 'Talking';

/** Faults that need a live session among those that are there at the start. */
export const LIVE: Extras = { options: { live: true } };

/** Shows chosen sessions otherwise wherever members of them are shown. */
export const showing = (
  change: (session: JsonObject, place: Place) => Json,
  choice: Choice = first,
): Hooks => ({
  session: (session, place) =>
    place.fields !== undefined && choice(place.stored) ? change(session, place) : session,
});

/** Only where all members are wanted. */
export const showingWhole = (change: (session: JsonObject) => Json): Hooks => ({
  session: (session, place) => (place.fields === '*' && first(place.stored) ? change(session) : session),
});

/** A session without one of its members. */
export const without = (value: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** A fault in the first session. */
export const inSession = (
  name: string,
  requirement: string,
  summary: string,
  change: (session: JsonObject) => Json,
  extras: Extras & { readonly choice?: Choice } = {},
): Fault =>
  fault(
    name,
    requirement,
    summary,
    showing((session) => change(session), extras.choice),
    extras,
  );

/** One member of the first session has another value. */
export const instead = (
  name: string,
  requirement: string,
  summary: string,
  member: string,
  value: Json,
): Fault => inSession(name, requirement, summary, (session) => ({ ...session, [member]: value }));

/** The participants of a session as it is shown. */
export const partiesOf = (session: JsonObject): readonly Json[] =>
  isArray(session['participants']) ? session['participants'] : [];

export type About = (context: AnswerContext) => boolean;

/** The whole feed, with all members. */
export const anyFeed: About = ({ kind }) => kind === 'feed';
export const wholeFeed: About = ({ kind, fields }) => kind === 'feed' && fields === '*';

export const answering = (
  about: About,
  change: (answer: Answer, context: AnswerContext) => Answer,
): Hooks => ({
  answer: (answer, context) => (about(context) ? change(answer, context) : answer),
});

/** Changes the JSON object of the answers in question. */
export const bodyOf = (about: About, change: (body: JsonObject) => Json): Hooks =>
  answering(about, (answer) => (isObject(answer.body) ? { ...answer, body: change(answer.body) } : answer));

/** Changes the text of the answers in question, or the bytes. */
export const contentOf = (about: About, change: (text: string) => string | Uint8Array): Hooks => ({
  content: (content, context) => (about(context) && typeof content === 'string' ? change(content) : content),
});

/** The answer with another media type; without one where none is given. */
export const typed = (answer: Answer, mediaType?: string): Answer => ({
  ...answer,
  headers: [
    ...answer.headers.filter(([name]) => name !== 'Content-Type'),
    ...(mediaType === undefined ? [] : ([['Content-Type', mediaType]] as const)),
  ],
});

export const PAGE = '<!DOCTYPE html><title>Error</title><p>Something went wrong.</p>';

/** A page instead of the error envelope. */
export const pageInstead = (about: About): Hooks => ({
  ...answering(about, (answer) => typed(answer, 'text/html')),
  ...contentOf(about, () => PAGE),
});
