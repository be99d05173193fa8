import type { Change, Rewrite } from '../testing/change.test-data.ts';
import {
  answer,
  body,
  failed,
  feeds,
  header,
  inTurn,
  knowing,
  leftOut,
  members,
  refused,
  repeated,
  rewrite,
  sessions,
  settings,
  status,
  step,
  without,
} from '../testing/change.test-data.ts';
import type { Table } from '../testing/table.test-data.ts';
import type { Exchange } from '../../src/exchange.ts';
import { feedOf } from '../../src/check/feed.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../../src/json/value.ts';

const plain = step('feed.plain');
const again = step('feed.again');
const uris = step('feed.uris');
const partial = step('feed.partial');
const single = step('session.read');
const unknown = step('session.unknown');

const PAGE = '<!DOCTYPE html><title>Error</title>';
const type = (value: string): Change => rewrite(feeds, header('content-type', value));
const offline: Change = settings({ origin: 'files' });

/** The body as text with another text in it. */
const respelt =
  (from: string, to: string): Rewrite =>
  (exchange) => {
    const before = new TextDecoder().decode(exchange.response?.body);
    if (!before.includes(from)) throw new Error(`there is no ${from} in the body`);
    return body(before.replace(from, to))(exchange);
  };

const bytes =
  (change: (before: Buffer) => Uint8Array): Rewrite =>
  (exchange) =>
    body(change(Buffer.from(exchange.response?.body ?? new Uint8Array())))(exchange);

const list = (value: JsonObject, name: string): readonly Json[] => {
  const found = value[name];
  return isArray(found) ? found : [];
};

const withList = (name: string, change: (all: readonly Json[]) => readonly Json[]): Rewrite =>
  members((value) => ({ ...value, [name]: [...change(list(value, name))] }));

const imSession = (change: (session: JsonObject) => Json): Rewrite =>
  members((value) => ({
    ...value,
    imSession: isObject(value['imSession']) ? change(value['imSession']) : null,
  }));

/** The session under another id, in all members that name it. */
const renamed = (one: JsonObject): JsonObject => {
  const other = (value: Json | undefined): Json =>
    isString(value) ? value.replace(/([^/]+)$/, (id) => `ZZ${id.slice(2)}`) : null;
  return { ...one, id: other(one['id']), path: other(one['path']), uri: other(one['uri']) };
};

const feedIn = (read: Exchange | undefined): readonly JsonObject[] =>
  (read && feedOf(read)?.sessions()) ?? [];

const withoutFirst = withList('imSessions', (all) => all.slice(1));

/** The first session of the feed is over by the time that it is read by its id. */
const goneMeanwhile = knowing((evidence) => {
  const [first] = feedIn(evidence.exchanges.find(plain));
  return inTurn(
    rewrite(step('feed.read'), withoutFirst, 'last'),
    rewrite(step('session.read', { id: first?.['id'] }), refused(6, 404)),
  );
});

/** The requirements of the profile `feed` that look at the run as a whole, and those on bodies as a run meets them. */
export const feedTable: Readonly<Record<string, Table>> = {
  'IMS-ENV-01': {
    passing: [
      { what: 'a charset', change: type('application/json;charset=UTF-8') },
      { what: 'another parameter', change: type('application/json; profile="x"') },
    ],
    failing: [
      { what: 'HTTP 404 with the error envelope', change: rewrite(plain, refused(6, 404)) },
      { what: 'HTTP 500 with a page', change: rewrite(plain, answer(500, PAGE)) },
      { what: 'HTTP 201', change: rewrite(plain, status(201)) },
      { what: 'HTTP 204, which has no body', change: rewrite(feeds, answer(204, '')) },
      { what: 'HTTP 500 around the feed', change: rewrite(feeds, status(500)) },
      { what: 'one read in the middle of the run', change: rewrite(step('feed.read'), status(203), 'last') },
      { what: 'text/html', change: type('text/html') },
      { what: 'no Content-Type', change: rewrite(feeds, header('content-type')) },
    ],
    unjudged: [
      { what: 'no answer', change: rewrite(plain, failed('timeout')) },
      { what: 'turned away by HTTP 401', change: rewrite(plain, refused(20, 401)) },
      { what: 'turned away by HTTP 403', change: rewrite(plain, answer(403, PAGE)) },
      { what: 'an intermediary’s HTTP 503', change: rewrite(plain, answer(503, PAGE)) },
    ],
  },
  'IMS-ENV-02': {
    passing: [
      {
        what: 'white space around',
        change: rewrite(
          plain,
          bytes((before) => Buffer.from(`\n ${before.toString()} \r\n`)),
        ),
      },
      {
        what: 'escaped member names',
        change: rewrite(feeds, respelt('"statusCode"', '"status\\u0043ode"')),
      },
    ],
    failing: [
      {
        what: 'cut, whatever is asked for',
        change: rewrite(
          (exchange) => feeds(exchange) || partial(exchange) || uris(exchange),
          bytes((before) => before.subarray(0, -1)),
        ),
      },
      {
        what: 'a byte-order mark',
        change: rewrite(
          plain,
          bytes((before) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), before])),
        ),
      },
      {
        what: 'trailing bytes',
        change: rewrite(
          plain,
          bytes((before) => Buffer.concat([before, Buffer.from('}')])),
        ),
      },
      {
        what: 'cut short',
        change: rewrite(
          plain,
          bytes((before) => before.subarray(0, -1)),
        ),
      },
      {
        what: 'a doubled member',
        change: rewrite(plain, respelt('"statusCode":0', '"statusCode":0,"statusCode":0')),
      },
      {
        what: 'a doubled member of a session',
        change: rewrite(plain, respelt('"state":', '"state":"Talking","state":')),
      },
      {
        what: 'no UTF-8 in a string',
        change: rewrite(
          plain,
          bytes((before) => Buffer.from(before.toString('latin1').replace('{', '{"x":"\xff",'), 'latin1')),
        ),
      },
      { what: 'a comment', change: rewrite(plain, respelt('{', '{/* sessions */')) },
      { what: 'a trailing comma', change: rewrite(plain, respelt('"statusCode":0', '"statusCode":0,')) },
      { what: 'an array', change: rewrite(plain, body([])) },
      { what: 'null', change: rewrite(plain, body(null)) },
      { what: 'an empty body', change: rewrite(plain, body(new Uint8Array())) },
      { what: 'a page with HTTP 200', change: rewrite(plain, body(PAGE)) },
      {
        what: 'UTF-16',
        change: rewrite(
          plain,
          bytes((before) => Buffer.from(before.toString(), 'utf16le')),
        ),
      },
      {
        what: 'a single session',
        change: rewrite(single, respelt('"statusCode":0', '"statusCode":0,"statusCode":0'), 'last'),
      },
    ],
    unjudged: [{ what: 'no answer', change: without(() => true) }],
  },
  'IMS-ENV-03': {
    failing: [
      {
        what: 'a string',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusCode: '0' })),
        ),
      },
      {
        what: 'null',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusCode: null })),
        ),
      },
      {
        what: 'absent',
        change: rewrite(
          plain,
          members((value) => leftOut(value, 'statusCode')),
        ),
      },
      {
        what: 'a fraction',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusCode: 0.5 })),
        ),
      },
      {
        what: 'another integer beside the sessions',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusCode: 7 })),
        ),
      },
      {
        what: 'false',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusCode: false })),
        ),
      },
      ...[uris, partial, single].flatMap((one) => [
        {
          what: 'absent, where less than the whole feed is shown',
          change: rewrite(
            one,
            members((value) => leftOut(value, 'statusCode')),
          ),
        },
        {
          what: 'a string, where less than the whole feed is shown',
          change: rewrite(
            one,
            members((value) => ({ ...value, statusCode: '0' })),
          ),
        },
      ]),
    ],
    unjudged: [
      { what: 'turned away by statusCode 20', change: rewrite(plain, refused(20, 200)) },
      { what: 'turned away by statusCode 5', change: rewrite(plain, refused(5, 200)) },
    ],
  },
  'IMS-ENV-04': {
    failing: [
      {
        what: 'under another name, whatever is asked for',
        change: rewrite(
          (exchange) => feeds(exchange) || partial(exchange),
          members(({ imSessions = [], ...others }) => ({ ...others, sessions: imSessions })),
        ),
      },
      {
        what: 'absent',
        change: rewrite(
          plain,
          members((value) => leftOut(value, 'imSessions')),
        ),
      },
      {
        what: 'null',
        change: rewrite(
          plain,
          members((value) => ({ ...value, imSessions: null })),
        ),
      },
      {
        what: 'a map',
        change: rewrite(
          plain,
          members((value) => ({ ...value, imSessions: { a: {} } })),
        ),
      },
      {
        what: 'an entry that is a string',
        change: rewrite(
          plain,
          withList('imSessions', (all) => [...all, 'x']),
        ),
      },
      {
        what: 'an entry that is null',
        change: rewrite(
          plain,
          withList('imSessions', (all) => [...all, null]),
        ),
      },
    ],
    unjudged: [{ what: 'all reads refused', change: rewrite(feeds, answer(503, PAGE)) }],
  },
  'IMS-ENV-05': {
    failing: [
      {
        what: 'in the feed',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusMessage: 'OK' })),
        ),
      },
      {
        what: 'empty',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusMessage: '' })),
        ),
      },
      {
        what: 'null',
        change: rewrite(
          plain,
          members((value) => ({ ...value, statusMessage: null })),
        ),
      },
      {
        what: 'in the list',
        change: rewrite(
          uris,
          members((value) => ({ ...value, statusMessage: 'OK' })),
        ),
      },
    ],
    unjudged: [
      { what: 'nothing with statusCode 0', change: without(({ step: { shows } }) => shows !== 'nothing') },
    ],
  },
  'IMS-ENV-06': {
    passing: [
      { what: 'every documented code', change: rewrite(unknown, refused(19, 404)) },
      { what: 'HTTP 200 around it', change: rewrite(unknown, status(200)) },
    ],
    failing: [
      { what: 'no statusMessage', change: rewrite(unknown, answer(404, { statusCode: 6 })) },
      {
        what: 'an empty statusMessage',
        change: rewrite(unknown, answer(404, { statusCode: 6, statusMessage: '' })),
      },
      {
        what: 'a statusMessage that is no string',
        change: rewrite(unknown, answer(404, { statusCode: 6, statusMessage: ['x'] })),
      },
      {
        what: 'another member',
        change: rewrite(unknown, answer(404, { statusCode: 6, statusMessage: 'x', trace: 'y' })),
      },
      { what: 'a code that is not documented', change: rewrite(unknown, refused(21, 404)) },
      { what: 'a negative code', change: rewrite(unknown, refused(-1, 404)) },
      { what: 'statusCode 0', change: rewrite(unknown, refused(0, 404)) },
      {
        what: 'a code that is a string',
        change: rewrite(unknown, answer(404, { statusCode: '6', statusMessage: 'x' })),
      },
      { what: 'a page', change: rewrite(unknown, answer(404, PAGE)) },
      { what: 'an empty body', change: rewrite(unknown, body(new Uint8Array())) },
      { what: 'without credentials', change: rewrite(step('feed.anonymous'), answer(401, PAGE)) },
    ],
    unjudged: [
      { what: 'an intermediary’s HTTP 502', change: rewrite(unknown, answer(502, PAGE)) },
      { what: 'a rate limit', change: rewrite(unknown, answer(429, '')) },
    ],
  },
  'IMS-ENV-07': {
    passing: [
      {
        what: 'in another order',
        change: rewrite(
          uris,
          withList('uris', (all) => [...all].reverse()),
        ),
      },
      {
        what: 'undocumented members',
        change: rewrite(
          uris,
          members((value) => ({ total: 4, ...value })),
        ),
      },
    ],
    failing: [
      {
        what: 'the sessions themselves',
        change: rewrite(
          uris,
          members(({ statusCode }) => ({ imSessions: [], statusCode })),
        ),
      },
      {
        what: 'the sessions beside',
        change: rewrite(
          uris,
          members((value) => ({ ...value, imSessions: [] })),
        ),
      },
      {
        what: 'no array',
        change: rewrite(
          uris,
          members((value) => ({ ...value, uris: {} })),
        ),
      },
      {
        what: 'paths',
        change: rewrite(
          uris,
          withList('uris', (all) => all.map((one) => (isString(one) ? new URL(one).pathname : one))),
        ),
      },
      {
        what: 'objects',
        change: rewrite(
          uris,
          withList('uris', (all) => all.map((uri) => ({ uri }))),
        ),
      },
      {
        what: 'one too few',
        change: rewrite(
          uris,
          withList('uris', (all) => all.slice(1)),
        ),
      },
      {
        what: 'one twice',
        change: rewrite(
          uris,
          withList('uris', (all) => [...all, ...all.slice(0, 1)]),
        ),
      },
      { what: 'refused', change: rewrite(uris, refused(1)) },
    ],
    unjudged: [
      { what: 'no answer', change: rewrite(uris, failed('reset')) },
      { what: 'a gateway’s', change: rewrite(uris, answer(504, PAGE)) },
      { what: 'sessions come and go', change: rewrite(step('feed.read'), withoutFirst, 'first') },
      { what: 'offline', change: offline },
    ],
  },
  'IMS-ENV-08': {
    passing: [
      { what: 'in capitals, quoted', change: type('Application/JSON ; Charset="UTF-8"') },
      { what: 'no charset', change: type('application/json') },
    ],
    failing: [
      { what: 'text/json', change: type('text/json') },
      { what: 'a +json type', change: type('application/hal+json') },
      { what: 'Latin-1', change: type('application/json; charset=ISO-8859-1') },
      { what: 'quoted Latin-1', change: type('application/json; charset="ISO-8859-1"') },
      {
        what: 'one read only',
        change: rewrite(step('feed.read'), header('content-type', 'text/json'), 'last'),
      },
    ],
    unjudged: [
      {
        what: 'no JSON media type at all',
        change: type('text/plain'),
        also: { 'IMS-ENV-01': 'the media type is no JSON one' },
      },
    ],
  },
  'IMS-FLD-03': {
    passing: [
      {
        what: 'an undocumented member',
        change: rewrite(
          partial,
          sessions((one) => ({ ...one, more: 1 })),
        ),
      },
      {
        what: 'in another order',
        change: rewrite(
          partial,
          withList('imSessions', (all) => [...all].reverse()),
        ),
      },
    ],
    failing: [
      {
        what: 'all members',
        change: (evidence) => {
          const whole = evidence.exchanges.find(plain)?.response?.body ?? new Uint8Array();
          return rewrite(partial, body(whole))(evidence);
        },
      },
      {
        what: 'one member too many',
        change: rewrite(
          partial,
          sessions((one) => ({ ...one, path: '/im-sessions/1' })),
        ),
      },
      {
        what: 'one too few',
        change: rewrite(
          partial,
          sessions((one) => leftOut(one, 'state')),
        ),
      },
      {
        what: 'one session too few',
        change: rewrite(
          partial,
          withList('imSessions', (all) => all.slice(1)),
        ),
      },
      {
        what: 'another state than the feed',
        change: rewrite(
          partial,
          sessions((one) => ({ ...one, state: 'Alerting' })),
        ),
      },
      {
        what: 'entries that are strings',
        change: rewrite(
          partial,
          withList('imSessions', (all) => all.map(() => 'x')),
        ),
      },
      {
        what: 'no array',
        change: rewrite(
          partial,
          members((value) => ({ ...value, imSessions: null })),
        ),
      },
      { what: 'refused', change: rewrite(partial, refused(1)) },
    ],
    unjudged: [
      { what: 'not read', change: without(partial) },
      { what: 'no answer', change: rewrite(partial, failed('timeout')) },
      { what: 'a gateway’s', change: rewrite(partial, answer(502, PAGE)) },
      { what: 'offline', change: offline },
    ],
  },
  'IMS-FLD-04': {
    passing: [
      {
        what: 'lists in another order and an undocumented member',
        change: rewrite(
          single,
          imSession((one) => ({ ...one, capabilities: [...list(one, 'capabilities')].reverse(), more: 1 })),
        ),
      },
      {
        what: 'one that is gone by then',
        change: goneMeanwhile,
      },
    ],
    failing: [
      {
        what: 'another state',
        change: rewrite(
          single,
          imSession((one) => ({ ...one, state: 'Alerting' })),
          'first',
        ),
      },
      {
        what: 'other user data',
        change: rewrite(
          single,
          imSession((one) => ({ ...one, userData: { other: '1' } })),
          'first',
        ),
      },
      { what: 'another session', change: rewrite(single, imSession(renamed), 'first') },
      {
        what: 'no imSession',
        change: rewrite(
          single,
          members(({ statusCode }) => ({ statusCode })),
          'first',
        ),
      },
      {
        what: 'under imSessions',
        change: rewrite(
          single,
          members(({ imSession: one, statusCode }) => ({ imSessions: [one ?? null], statusCode })),
          'first',
        ),
      },
      { what: 'refused', change: rewrite(single, refused(6, 404), 'first') },
    ],
    unjudged: [
      { what: 'none read', change: without(single) },
      { what: 'no answer', change: rewrite(single, failed('timeout')) },
      { what: 'a gateway’s', change: rewrite(single, answer(503, PAGE)) },
      { what: 'offline', change: offline },
    ],
  },
  'IMS-ID-03': {
    passing: [
      {
        what: 'a session that comes in between two of three reads',
        change: inTurn(repeated(again), rewrite(plain, withoutFirst)),
      },
    ],
    failing: [
      { what: 'new ids in each read', change: rewrite(again, sessions(renamed)) },
      {
        what: 'one new id',
        change: rewrite(
          again,
          withList('imSessions', (all) =>
            all.map((one, index) => (index === 0 && isObject(one) ? renamed(one) : one)),
          ),
        ),
      },
    ],
    unjudged: [
      { what: 'the number of sessions changes', change: rewrite(again, withoutFirst) },
      { what: 'one read only', change: without(again) },
      {
        what: 'no session',
        change: rewrite((one) => plain(one) || again(one), answer(200, { imSessions: [], statusCode: 0 })),
      },
      { what: 'offline', change: offline },
    ],
  },
};
