import { bodyOf } from '../../src/check/answer.ts';
import { deliveredTo, TOPIC } from '../../src/check/notification.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../src/json/value.ts';
import type { Exchange } from '../../src/exchange.ts';
import { READS, TAKE_OVER } from '../live/intrusion.ts';
import { ownSession, tagOf } from '../live/act.ts';
import {
  ACCEPTED,
  act,
  after,
  answer,
  body,
  failed,
  feeds,
  header,
  inTurn,
  isType,
  knowing,
  leftOut,
  marked,
  members,
  own,
  phase,
  refused,
  rewrite,
  sentBy,
  settings,
  step,
  userData,
  without,
  type Change,
  type Choice,
  type Rewrite,
} from '../testing/change.test-data.ts';
import { noSession, notLive } from '../testing/live.test-data.ts';
import type { Row, Table } from '../testing/table.test-data.ts';

const PAGE = '<!DOCTYPE html><title>Log in</title>';
const anonymous = step(READS.anonymous);
const intruder = step(READS.intruder);
const second = step(READS.second);
const offline: Row = { what: 'offline', change: settings({ origin: 'files' }) };

/** Answers as if the first agent had asked. */
const asFirst =
  (choice: Choice): Change =>
  (evidence) => {
    const read = evidence.exchanges.findLast(
      (one) => one.step.name === 'live.read' && one.step['phase'] === undefined,
    );
    return rewrite(
      choice,
      (one) => ({ ...one, ...(read?.response ? { response: read.response } : {}) }),
      'first',
    )(evidence);
  };

const turnedAway = (choice: Choice): Pick<Table, 'passing' | 'failing'> => ({
  passing: [
    { what: 'HTTP 403', change: rewrite(choice, refused(5, 403)) },
    { what: 'HTTP 200 with statusCode 20', change: rewrite(choice, refused(20, 200)) },
  ],
  failing: [
    { what: 'let in', change: asFirst(choice) },
    {
      what: 'let in to an empty feed',
      change: rewrite(choice, answer(200, { imSessions: [], statusCode: 0 }), 'first'),
    },
    { what: 'a page to log in', change: rewrite(choice, answer(200, PAGE), 'first') },
    { what: 'sent elsewhere', change: rewrite(choice, answer(302, ''), 'first') },
    { what: 'HTTP 404', change: rewrite(choice, refused(6, 404), 'first') },
    { what: 'an internal error', change: rewrite(choice, refused(4, 500), 'first') },
    {
      what: 'an id in the words of the refusal',
      change: knowing((evidence) => {
        const shown = evidence.exchanges.find(feeds);
        const value = shown && bodyOf(shown);
        const list = isObject(value) ? value['imSessions'] : undefined;
        const [first] = isArray(list) ? list.filter(isObject) : [];
        return rewrite(
          choice,
          answer(401, { statusCode: 20, statusMessage: `Not for ${JSON.stringify(first?.['id'])}` }),
          'first',
        );
      }),
    },
  ],
});

const unreached = (choice: Choice): readonly Row[] => [
  offline,
  { what: 'no answer', change: rewrite(choice, failed('timeout')) },
  { what: 'a gateway’s', change: rewrite(choice, answer(503, PAGE)) },
  { what: 'a rate limit', change: rewrite(choice, answer(429, '')) },
  { what: 'credentials in a header of the caller’s', change: settings({ credentials: 'header' }) },
  { what: 'a client certificate', change: settings({ credentials: 'certificate' }) },
];

const alone: Row = { what: 'there is no second agent', change: settings({ secondAgent: false }) };

/** The second agent's feed with more sessions in it. */
const inSecondFeed = (change: (session: JsonObject) => JsonObject): Change =>
  knowing((evidence) => {
    const id = ownSession(evidence);
    const read = evidence.exchanges.findLast(
      (one) => feeds(one) && new TextDecoder().decode(one.response?.body).includes(id ?? ''),
    );
    const value = read && bodyOf(read);
    const list = isObject(value) ? value['imSessions'] : undefined;
    const own = (isArray(list) ? list.filter(isObject) : []).find((one) => one['id'] === id);
    if (!own) throw new Error('the recorded run shows no session');
    return rewrite(
      second,
      members((feed) => ({
        ...feed,
        imSessions: [...(isArray(feed['imSessions']) ? feed['imSessions'] : []), change(own)],
      })),
    );
  });

const FIRST_AGENT = [{ digits: '5001', e164Number: '', formattedPhoneNumber: '5001', phoneNumber: '5001' }];

/** What the first agent was told, told to the second one, too. */
const leaked = (
  holds: (data: JsonObject) => boolean,
  change: (data: JsonObject) => Json = (data) => data,
): Change =>
  knowing((evidence) => {
    const found = deliveredTo(evidence.exchanges, 'first').find(({ data }) => isObject(data) && holds(data));
    if (!found || !isObject(found.data)) throw new Error('the recorded run lacks a notification');
    const { data } = found;
    const put: Rewrite = (exchange) => {
      const messages = bodyOf(exchange);
      return body([...(isArray(messages) ? messages : []), { channel: TOPIC, data: change(data) }])(exchange);
    };
    return rewrite(
      (one) => step('bayeux.connect')(one) && sentBy('second')(one) && one.response !== undefined,
      put,
      'last',
    );
  });

const handsOut = (exchange: Exchange): boolean =>
  exchange.response?.headers.some(([name]) => name.toLowerCase() === 'x-csrf-token') ?? false;

const cookie = (line: string): Change =>
  rewrite(
    ({ response }) => response?.headers.some(([name]) => name.toLowerCase() === 'set-cookie') ?? false,
    header('set-cookie', line),
  );

const overHttps: Change = rewrite(
  () => true,
  (exchange) => ({
    ...exchange,
    request: { ...exchange.request, url: exchange.request.url.replace('http://', 'https://') },
  }),
);

/** A key shows in the reads after the attempts to get in. */
const takesEffect = (name: string): Change =>
  knowing((evidence) =>
    own(
      phase('security'),
      userData((data) => ({ ...data, [tagOf(evidence) + name]: 'x' })),
    ),
  );

/** The requirements of the profile `security`. */
export const securityTable: Readonly<Record<string, Table>> = {
  'IMS-SEC-01': {
    ...turnedAway(anonymous),
    failing: [
      ...turnedAway(anonymous).failing,
      {
        what: 'the session by its id',
        change: rewrite(
          step(READS.anonymous, { asks: 'session' }),
          answer(200, { imSession: { id: 'x' }, statusCode: 0 }),
        ),
      },
      { what: 'an operation is accepted', change: rewrite(act({ owner: 'IMS-SEC-01' }), ACCEPTED) },
      { what: 'an operation is refused, and done', change: takesEffect('sec01') },
    ],
    unjudged: [
      ...unreached(anonymous),
      { what: 'not tried', change: without((one) => anonymous(one) || act({ owner: 'IMS-SEC-01' })(one)) },
    ],
  },
  'IMS-SEC-02': {
    ...turnedAway(intruder),
    unjudged: [
      ...unreached(intruder),
      { what: 'not tried', change: without(intruder) },
      { what: 'a bearer token', change: settings({ credentials: 'bearer' }) },
      { what: 'no credentials', change: settings({ credentials: 'none' }) },
    ],
  },
  'IMS-SEC-03': {
    passing: [
      {
        what: 'the other side of the conversation',
        change: inSecondFeed((session) => ({ ...session, participants: FIRST_AGENT })),
      },
      {
        what: 'it rings there',
        change: inSecondFeed((session) => ({ ...session, state: 'Alerting', capabilities: [] })),
      },
    ],
    failing: [{ what: 'the same session', change: inSecondFeed((session) => session) }],
    unjudged: [
      offline,
      alone,
      { what: 'the second agent is refused', change: rewrite(second, refused(20, 401)) },
      { what: 'no answer', change: rewrite(second, failed('timeout')) },
      { what: 'not read', change: without(second) },
      { what: 'the second agent’s feed is a page', change: rewrite(second, answer(503, PAGE)) },
    ],
  },
  'IMS-SEC-04': {
    failing: [
      { what: 'accepted', change: rewrite(act({ owner: 'IMS-SEC-04' }), ACCEPTED, 'first') },
      {
        what: 'a message is accepted',
        change: rewrite(act({ owner: 'IMS-SEC-04', operation: 'SendMessage' }), ACCEPTED),
      },
      { what: 'refused, and done', change: takesEffect('sec04') },
      { what: 'no refusal', change: rewrite(act({ owner: 'IMS-SEC-04' }), answer(200, {}), 'first') },
      {
        what: 'completing is accepted',
        change: rewrite(act({ owner: 'IMS-SEC-04', operation: 'Complete' }), ACCEPTED),
      },
      {
        what: 'completing is refused, and done',
        change: knowing((evidence) =>
          own(after(evidence, act({ role: TAKE_OVER })), (session) => ({
            ...session,
            state: 'Completed',
            capabilities: [],
          })),
        ),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      alone,
      {
        what: 'the second agent takes part in the session',
        change: inTurn(
          inSecondFeed((session) => ({ ...session, participants: FIRST_AGENT })),
          without(act({ owner: 'IMS-SEC-04' })),
        ),
      },
      { what: 'not tried', change: without(act({ owner: 'IMS-SEC-04' })) },
      { what: 'a gateway’s', change: rewrite(act({ owner: 'IMS-SEC-04' }), answer(503, PAGE)) },
      { what: 'no answer', change: rewrite(act({ owner: 'IMS-SEC-04' }), failed('timeout')) },
    ],
  },
  'IMS-SEC-05': {
    failing: [
      { what: 'accepted without it', change: rewrite(act({ owner: 'IMS-SEC-05' }), ACCEPTED, 'first') },
      {
        what: 'accepted with a wrong one',
        change: rewrite(act({ owner: 'IMS-SEC-05', variant: 'with a wrong CSRF token' }), ACCEPTED),
      },
      { what: 'HTTP 401', change: rewrite(act({ owner: 'IMS-SEC-05' }), refused(5, 401), 'last') },
      { what: 'HTTP 403, and done', change: takesEffect('sec05-omit') },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'no token was handed out', change: rewrite(handsOut, header('x-csrf-token')) },
      { what: 'no name for the header was handed out', change: rewrite(handsOut, header('x-csrf-header')) },
      { what: 'not tried', change: without(act({ owner: 'IMS-SEC-05' })) },
      { what: 'no answer', change: rewrite(act({ owner: 'IMS-SEC-05' }), failed('timeout')) },
    ],
  },
  'IMS-SEC-06': {
    passing: [
      {
        what: 'the other side of the conversation',
        change: leaked(isType('StatusChange', 'Talking'), (data) => ({
          ...data,
          imSession: { ...(isObject(data['imSession']) ? data['imSession'] : {}), participants: FIRST_AGENT },
        })),
      },
    ],
    failing: [
      { what: 'a change of state', change: leaked(isType('StatusChange', 'Talking')) },
      { what: 'a change of user data', change: leaked(isType('AttachedDataChanged')) },
      { what: 'a message', change: leaked(isType('NewMessage')) },
    ],
    unjudged: [
      ...notLive,
      noSession,
      alone,
      { what: 'without the profile notifications', change: settings({ profiles: ['security'] }) },
      {
        what: 'the second agent could not subscribe',
        change: marked((marks) =>
          marks.map((mark) =>
            mark.name === 'subscription' && mark['agent'] === 'second' ? { ...mark, ok: false } : mark,
          ),
        ),
      },
      {
        what: 'the first agent was told nothing',
        change: rewrite((one) => step('bayeux.connect')(one) && sentBy('first')(one), body([])),
        also: Object.fromEntries(
          ['IMS-NTF-02', 'IMS-NTF-03', 'IMS-NTF-04', 'IMS-NTF-05'].map((id) => [
            id,
            'it waits for a notification',
          ]),
        ),
      },
    ],
  },
  'IMS-SEC-07': {
    failing: [
      {
        what: 'the password',
        change: rewrite(feeds, (one) => ({ ...one, echoes: ['password'] }), 'first'),
      },
      { what: 'the header', change: rewrite(intruder, (one) => ({ ...one, echoes: ['authorization'] })) },
    ],
    unjudged: [
      offline,
      { what: 'no credentials', change: settings({ credentials: 'none' }) },
      { what: 'no answer at all', change: without(() => true) },
    ],
  },
  'IMS-SEC-08': {
    passing: [
      { what: 'in other letters', change: cookie('jsessionid=1; path=/; HTTPONLY') },
      { what: 'over https', change: inTurn(cookie('JSESSIONID=1; Path=/; HttpOnly; Secure'), overHttps) },
      { what: 'more attributes', change: cookie('JSESSIONID=1; Path=/; HttpOnly; SameSite=Lax') },
    ],
    failing: [
      { what: 'not HttpOnly', change: cookie('JSESSIONID=1; Path=/') },
      { what: 'not Secure over https', change: inTurn(cookie('JSESSIONID=1; Path=/; HttpOnly'), overHttps) },
      { what: 'HttpOnly in its value only', change: cookie('JSESSIONID=HttpOnly; Path=/') },
    ],
    unjudged: [
      offline,
      { what: 'no cookie', change: rewrite(() => true, header('set-cookie')) },
      { what: 'another cookie', change: cookie('theme=dark; Path=/') },
      { what: 'the cookie is deleted', change: cookie('JSESSIONID=; Max-Age=0; Path=/') },
    ],
  },
  'IMS-ENV-06': {
    failing: [
      {
        what: 'without credentials',
        change: rewrite(anonymous, answer(401, leftOut({ statusCode: 20, more: 1 }, 'more')), 'first'),
      },
    ],
    unjudged: [],
  },
};
