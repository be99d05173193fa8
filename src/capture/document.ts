import { TOPIC } from '../check/notification.ts';
import type { DocumentKind, Place } from '../check/session.ts';
import type { JsonProblem } from '../json/problem.ts';
import { isArray, isObject, pointer, type Json, type JsonObject } from '../json/value.ts';
import type { CaptureEvent, CaptureKind } from './types.ts';

/** A captured value with what is wrong with its bytes. */
export interface Captured {
  readonly value: Json | undefined;
  readonly problems: readonly JsonProblem[];
}

const inside = (problems: readonly JsonProblem[], place: string): readonly JsonProblem[] =>
  problems.length === 0 ? problems : problems.filter((one) => one.pointer.startsWith(`${place}/`));

/** What is wrong with a body apart from names that stand twice in a session's user data. */
const outsideUserData = (
  problems: readonly JsonProblem[],
  sessions: readonly string[],
): readonly JsonProblem[] =>
  problems.filter(
    ({ kind, pointer: at }) =>
      kind !== 'duplicate' || !sessions.some((session) => at.startsWith(`${session}/userData/`)),
  );

const session = (value: Json, place: Place, problems: readonly JsonProblem[]): CaptureEvent => ({
  type: 'session',
  value,
  place,
  problems,
});

const LIST = 'imSessions';
export const LIST_POINTER = pointer(LIST);

/** Is this the pointer of a name in the user data of an entry of a feed? */
export const isInUserData = (at: string): boolean => /^\/imSessions\/\d+\/userData\//.test(at);

function* feedEvents({ value, problems }: Captured): Generator<CaptureEvent> {
  const list = isObject(value) ? value[LIST] : undefined;
  if (isArray(list)) {
    for (const [index, entry] of list.entries()) {
      yield session(entry, { array: LIST_POINTER, index }, inside(problems, pointer(LIST, index)));
    }
  }
  yield {
    type: 'end',
    envelope: isObject(value) && isArray(list) ? { ...value, [LIST]: [] } : value,
    problems: problems.filter((one) => one.kind !== 'duplicate' || !isInUserData(one.pointer)),
  };
}

/** A body with one session at `place`, or with none. */
function* singleEvents({ value, problems }: Captured, place: string | undefined): Generator<CaptureEvent> {
  const held = place === '' ? value : isObject(value) ? value['imSession'] : undefined;
  const shown = place !== undefined && isObject(held);
  if (shown) yield session(held, place, inside(problems, place));
  yield { type: 'end', envelope: value, problems: outsideUserData(problems, shown ? [place] : []) };
}

/** A notification, with pointers of problems brought from the root to its payload. */
function* notificationEvents(
  payload: Json,
  at: string,
  where: string,
  problems: readonly JsonProblem[],
): Generator<CaptureEvent> {
  yield { type: 'document', kind: 'notification', where, ...(at === '' ? {} : { at }) };
  const shown = isObject(payload) ? payload['imSession'] : undefined;
  const place = `${at}${pointer('imSession')}`;
  if (isObject(shown)) yield session(shown, place, inside(problems, place));
  yield {
    type: 'end',
    envelope: payload,
    problems: outsideUserData(problems, isObject(shown) ? [place] : []).map((one) => ({
      ...one,
      pointer: one.pointer.startsWith(`${at}/`) ? one.pointer.slice(at.length) : '',
    })),
  };
}

/** The payload of a message on the resource's topic; a published sample shows `data` with no channel. */
const isDelivered = ({ channel, data }: JsonObject): boolean =>
  data !== undefined && (channel === undefined || channel === TOPIC);

function* notificationsEvents({ value, problems }: Captured, where: string): Generator<CaptureEvent> {
  if (isObject(value)) {
    if (value['messageType'] !== undefined || value['data'] === undefined) {
      yield* notificationEvents(value, '', where, problems);
    } else if (isDelivered(value)) {
      yield* notificationEvents(value['data'], '/data', where, problems);
    }
    return;
  }
  if (!isArray(value)) {
    yield* malformedEvents({ value, problems }, where);
    return;
  }
  // What is wrong outside all payloads goes with the first of them.
  let rest = problems;
  for (const [index, message] of value.entries()) {
    if (!isObject(message) || !isDelivered(message) || message['data'] === undefined) continue;
    const own = pointer(index);
    const other = rest.filter((one) => !/^\/\d+\//.test(one.pointer) || one.pointer.startsWith(`${own}/`));
    yield* notificationEvents(message['data'], `${own}/data`, where, other);
    rest = rest.filter((one) => !other.includes(one));
  }
}

/** Bytes that are no answer of the API: judged as the feed that they should have been. */
function* malformedEvents(captured: Captured, where: string): Generator<CaptureEvent> {
  yield { type: 'document', kind: 'feed', where };
  yield { type: 'end', envelope: captured.value, problems: captured.problems };
}

const SESSION_PLACES: { readonly [kind in 'answer' | 'session' | 'error']: string | undefined } = {
  answer: pointer('imSession'),
  session: '',
  error: undefined,
};

/** What a captured value of a kind comes to, one body after another. */
export function* documentEvents(
  captured: Captured,
  kind: Exclude<CaptureKind, 'har'> | 'malformed',
  where: string,
): Generator<CaptureEvent> {
  if (kind === 'malformed' || captured.value === undefined) {
    yield* malformedEvents(captured, where);
  } else if (kind === 'notification') {
    yield* notificationsEvents(captured, where);
  } else {
    const document: DocumentKind = kind;
    yield { type: 'document', kind: document, where };
    if (kind === 'feed') yield* feedEvents(captured);
    else yield* singleEvents(captured, SESSION_PLACES[kind]);
  }
}
