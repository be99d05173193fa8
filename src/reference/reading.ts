import { isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { refusalAnswer, success, type StreamedAnswer } from './answer.ts';
import type { Answer, AnswerContext, Fields, Place, RequestView } from './hooks.ts';
import { refuse } from './refusal.ts';
import type { Runtime } from './runtime.ts';
import { show, type StoredSession } from './session.ts';

/** From so many sessions on a feed is made while it is sent. */
const LARGE = 2000;
const SESSIONS_A_CHUNK = 250;

/** `fields=*`, `fields=a,b`, or none. */
export function wantedFields(query: string | undefined): Fields {
  if (query === undefined || query === '') return undefined;
  const names = query.split(',').map((name) => name.trim());
  return names.includes('*') ? '*' : names;
}

export function project(session: Json, fields: Fields): Json {
  if (fields === '*' || fields === undefined || !isObject(session)) return session;
  return Object.fromEntries(Object.entries(session).filter(([name]) => fields.includes(name)));
}

function shown(runtime: Runtime, stored: StoredSession, api: string, place: Omit<Place, 'stored'>): Json {
  return runtime.stages.session(show(stored, api), { ...place, stored });
}

/** An answer and what it is about. */
export interface Reading {
  readonly answer: Answer | StreamedAnswer;
  readonly context: AnswerContext;
}

function* chunks(sessions: Iterable<StoredSession>, api: string, fields: Fields): Generator<string> {
  let text = '{"imSessions":[';
  let count = 0;
  for (const session of sessions) {
    text += (count === 0 ? '' : ',') + JSON.stringify(project(show(session, api), fields));
    count += 1;
    if (count % SESSIONS_A_CHUNK === 0) {
      yield text;
      text = '';
    }
  }
  yield `${text}],"statusCode":0}`;
}

const uriOf = (session: Json, fallback: string): Json =>
  isObject(session) && isString(session['uri']) && session['uri'] !== '' ? session['uri'] : fallback;

/** The feed of an agent, or the URIs of its sessions where no fields are wanted. */
export function readFeed(
  runtime: Runtime,
  request: RequestView,
  api: string,
  query: string | undefined,
): Reading {
  const { stages, store } = runtime;
  const agent = request.agent ?? '';
  const fields = stages.fields(wantedFields(query), request);
  const context: AnswerContext = { kind: fields === undefined ? 'uris' : 'feed', request, fields };
  const own = store.sessions(agent);
  if (stages.isClean && fields !== undefined && store.count(agent) > LARGE)
    return { answer: { headers: [], chunks: chunks(own, api, fields) }, context };
  const listed = stages.listed([...own], agent, () => store.all());
  const sessions = listed.map((stored, index) =>
    shown(runtime, stored, api, { where: 'feed', fields, index }),
  );
  const body: JsonObject =
    fields === undefined
      ? { uris: sessions.map((one, index) => uriOf(one, `${api}/im-sessions/${listed[index]?.id ?? ''}`)) }
      : { imSessions: sessions.map((one) => project(one, fields)) };
  return { answer: success(body), context };
}

/** One session of the agent, by the id that its feed shows. */
export function readSession(
  runtime: Runtime,
  request: RequestView,
  api: string,
  id: string,
  query: string | undefined,
): Reading {
  const { stages, store } = runtime;
  const agent = request.agent ?? '';
  const fields = stages.fields(wantedFields(query) ?? '*', request);
  const wanted = stages.lookup(id);
  const listed = stages.isClean ? [] : stages.listed([...store.sessions(agent)], agent, () => store.all());
  const stored = stages.isClean ? store.get(agent, wanted) : listed.find((one) => one.id === wanted);
  if (!stored) {
    const refusal = refuse('unknown-session');
    return { answer: refusalAnswer(refusal), context: { kind: 'error', request, reason: refusal.reason } };
  }
  const index = stages.isClean ? stored.index : listed.indexOf(stored);
  const session = shown(runtime, stored, api, { where: 'session', fields, index });
  return {
    answer: success({ imSession: project(session, fields) }),
    context: { kind: 'session', request, fields },
  };
}

export const readMe = (request: RequestView): Reading => ({
  answer: success({ user: { userName: request.agent, path: '/me' } }),
  context: { kind: 'me', request },
});
