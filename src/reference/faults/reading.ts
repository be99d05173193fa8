import { isArray, isObject, isString, type Json, type JsonObject } from '../../json/value.ts';
import { refusalAnswer } from '../answer.ts';
import type { AnswerContext } from '../hooks.ts';
import { text } from '../operation.ts';
import { refuse } from '../refusal.ts';
import {
  answering,
  bodyOf,
  contentOf,
  fault,
  inSession,
  pageInstead,
  showingWhole,
  typed,
  without,
  type Fault,
} from './fault.ts';

/** A GET of a session that there is not. */
const unknown = ({ reason, request }: AnswerContext): boolean =>
  reason === 'unknown-session' && request.method === 'GET';
const anonymous = ({ reason }: AnswerContext): boolean => reason === 'not-authenticated';
const uris = ({ kind }: AnswerContext): boolean => kind === 'uris';
const single = ({ kind }: AnswerContext): boolean => kind === 'session';

const error = (name: string, summary: string, change: (envelope: JsonObject) => Json): Fault =>
  fault(name, 'IMS-ENV-06', summary, bodyOf(unknown, change));

const listed = (name: string, summary: string, change: (list: readonly Json[]) => Json): Fault =>
  fault(
    name,
    'IMS-ENV-07',
    summary,
    bodyOf(uris, (body) => ({ ...body, uris: change(isArray(body['uris']) ? body['uris'] : []) })),
  );

const one = (name: string, summary: string, change: (body: JsonObject) => Json): Fault =>
  fault(name, 'IMS-FLD-04', summary, bodyOf(single, change));

const sessionOf = (body: JsonObject): JsonObject => (isObject(body['imSession']) ? body['imSession'] : {});

/** Members of a session that a request for `id` and `state` is answered with. */
const answeredFields = (name: string, summary: string, instead: '*' | readonly string[]): Fault =>
  fault(name, 'IMS-FLD-03', summary, {
    fields: (fields) => (typeof fields === 'object' ? instead : fields),
  });

export const readingFaults: readonly Fault[] = [
  error('error-without-message', 'An error has no `statusMessage`', (body) => without(body, 'statusMessage')),
  error('error-empty-message', "An error's `statusMessage` is empty", (body) => ({
    ...body,
    statusMessage: '',
  })),
  error('error-message-number', "An error's `statusMessage` is a number", (body) => ({
    ...body,
    statusMessage: 6,
  })),
  error('error-without-code', 'An error has no `statusCode`', (body) => without(body, 'statusCode')),
  error('error-code-undocumented', "An error's `statusCode` is 404", (body) => ({
    ...body,
    statusCode: 404,
  })),
  error('error-code-string', 'An error\'s `statusCode` is "6"', (body) => ({ ...body, statusCode: '6' })),
  error('error-code-zero', "An error's `statusCode` is 0", () => ({ statusCode: 0 })),
  error('error-other-member', 'An error has a member that errors do not have', (body) => ({
    ...body,
    imSession: null,
  })),
  fault('error-page', 'IMS-ENV-06', 'An unknown session is answered with an HTML page', pageInstead(unknown)),
  fault(
    'error-empty-body',
    'IMS-ENV-06',
    'An unknown session is answered with no body',
    contentOf(unknown, () => ''),
  ),
  fault('login-page', 'IMS-ENV-06', 'Without credentials the answer is an HTML page', pageInstead(anonymous)),
  fault(
    'unauthenticated-undocumented-code',
    'IMS-ENV-06',
    'Without credentials the `statusCode` is 401',
    bodyOf(anonymous, (body) => ({ ...body, statusCode: 401 })),
  ),

  fault('uris-not-listed', 'IMS-ENV-07', 'Without `fields` whole sessions are answered', {
    fields: (fields) => fields ?? '*',
  }),
  fault(
    'uris-beside-sessions',
    'IMS-ENV-07',
    'Without `fields` there is an `imSessions`, too',
    bodyOf(uris, (body) => ({ ...body, imSessions: [] })),
  ),
  listed('uris-relative', 'The URIs are paths', (list) =>
    list.map((uri) => (isString(uri) ? uri.replace(/^https?:\/\/[^/]+/, '') : uri)),
  ),
  listed('uris-one-missing', 'One session has no URI', (list) => list.slice(1)),
  listed('uris-one-too-many', 'There is a URI of no session', (list) => [
    ...list,
    ...list.slice(0, 1).map((uri) => `${text(uri)}0`),
  ]),
  listed('uris-in-objects', 'The URIs stand in objects', (list) => list.map((uri) => ({ uri }))),

  ...['id', 'state', 'path', 'participants', 'capabilities'].map((member) =>
    fault(
      `${member}-missing`,
      'IMS-FLD-01',
      `A session has no \`${member}\``,
      showingWhole((session) => without(session, member)),
    ),
  ),
  inSession('uri-missing', 'IMS-FLD-02', 'A session has no `uri`', (session) => without(session, 'uri')),

  answeredFields('fields-ignored', '`fields` is not looked at', '*'),
  answeredFields('fields-other-member', 'More than the wanted members are shown', ['id', 'state', 'path']),
  answeredFields('fields-member-missing', 'A wanted member is not shown', ['id']),

  fault('single-not-found', 'IMS-FLD-04', 'A session of the feed is not found by its id', {
    answer: (answer, context) => (single(context) ? refusalAnswer(refuse('unknown-session')) : answer),
  }),
  one('single-under-plural', 'A single session stands in an array `imSessions`', (body) => ({
    imSessions: [sessionOf(body)],
    statusCode: 0,
  })),
  one('single-bare', 'A single session is the body itself', (body) => ({
    ...sessionOf(body),
    statusCode: 0,
  })),
  one('single-other-state', 'A single session has another state than in the feed', (body) => ({
    ...body,
    imSession: { ...sessionOf(body), state: 'Alerting', capabilities: [] },
  })),
  one('single-other-user-data', 'A single session has other user data than in the feed', (body) => ({
    ...body,
    imSession: { ...sessionOf(body), userData: { stale: 'yes' } },
  })),
  one('single-without-user-data', 'A single session lacks the user data that it has in the feed', (body) => ({
    ...body,
    imSession: without(sessionOf(body), 'userData'),
  })),

  ...['id', 'state', 'path', 'uri', 'participants', 'capabilities', 'userData'].map((member) =>
    inSession(
      `${member === 'userData' ? 'user-data' : member}-null`,
      'IMS-FLD-05',
      `\`${member}\` is null`,
      (session) => ({ ...session, [member]: null }),
    ),
  ),
  inSession('participant-e164-null', 'IMS-FLD-05', "A participant's `e164Number` is null", (session) => ({
    ...session,
    participants: (isArray(session['participants']) ? session['participants'] : []).map((party) =>
      isObject(party) ? { ...party, e164Number: null } : party,
    ),
  })),
  fault('error-plain-text', 'IMS-ENV-06', 'An error is sent as plain text, not as an envelope', {
    ...answering(unknown, (answer) => typed(answer, 'text/plain')),
    ...contentOf(unknown, () => 'Resource not found'),
  }),
];
