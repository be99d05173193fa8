import { isObject, type JsonObject } from '../../src/json/value.ts';
import { capabilitiesOf, ownSession, tagOf } from '../live/act.ts';
import {
  ACCEPTED,
  act,
  after,
  answer,
  both,
  either,
  failed,
  feeds,
  inTurn,
  knowing,
  leftOut,
  marked,
  members,
  own,
  phase,
  refused,
  rewrite,
  sessions,
  settings,
  step,
  until,
  userData,
  without,
  type Change,
  type Choice,
  type Row,
  type Session,
  type Which,
} from '../testing/change.test-data.ts';
import type { Table } from '../testing/table.test-data.ts';

const PAGE = '<!DOCTYPE html><title>Error</title>';

/** Rewrites the run's session in the reads that follow an act, until the next one. */
const following = (
  role: string,
  change: Session,
  at: 'first' | 'last' = 'first',
  which: Which = 'all',
): Change => knowing((evidence) => own(after(evidence, act({ role }), at), change, which));

/** Reads of the run from an act on. */
const since =
  (choice: Choice): ((change: Session) => Change) =>
  (change) =>
    knowing((evidence) => {
      const from = evidence.exchanges.find(choice)?.index ?? Number.POSITIVE_INFINITY;
      return own(
        both(feeds, ({ index }) => index > from),
        change,
      );
    });

/** Keys of the run, by what stands after its tag. */
const keyed =
  (change: (data: JsonObject, key: (name: string) => string) => JsonObject) =>
  (at: (change: Session) => Change): Change =>
    knowing((evidence) => at(userData((data) => change(data, (name) => tagOf(evidence) + name))));

const state =
  (value: string) =>
  (session: JsonObject): JsonObject => ({ ...session, state: value });
const capabilities =
  (...names: readonly string[]) =>
  (session: JsonObject): JsonObject => ({ ...session, capabilities: [...names] });
const lacking =
  (...names: readonly string[]) =>
  (session: JsonObject): JsonObject => ({
    ...session,
    capabilities: capabilitiesOf(session).filter((name) => !names.includes(name)),
  });

/** No session of the run shows in any read. */
const unseen: Change = (evidence) => {
  const id = ownSession(evidence);
  return rewrite(
    feeds,
    sessions((one) => (one['id'] === id ? undefined : one)),
  )(evidence);
};

/** The run ended once its session did not come up. */
const unopened = inTurn(
  unseen,
  until(act({ role: 'send' })),
  marked((marks) => marks.filter(({ name }) => name !== 'session')),
);

const refusedToOpen = inTurn(unopened, rewrite(act({ role: 'initiate' }), refused(4, 500)));

/** The session is as it was before `Complete`, in every read that follows. */
const neverEnds: Change = (evidence) => {
  const id = ownSession(evidence) ?? '';
  let before: JsonObject | undefined;
  for (const exchange of evidence.exchanges) {
    if (act({ role: 'complete' })(exchange)) break;
    if (feeds(exchange)) before = sessionIn(exchange, id) ?? before;
  }
  const still = before;
  return inTurn(
    without(act({ group: 'after' })),
    since(act({ role: 'complete' }))(() => still),
  )(evidence);
};

const sessionIn = (exchange: Parameters<Choice>[0], id: string): JsonObject | undefined => {
  let found: JsonObject | undefined;
  sessions((one) => {
    if (one['id'] === id) found = one;
    return one;
  })(exchange);
  return found;
};

/** Another live session comes up in the reads of this phase. */
const second =
  (at: Choice, change: (session: JsonObject) => JsonObject = (session) => session): Change =>
  (evidence) => {
    const id = ownSession(evidence) ?? '';
    const other = id.replace(/^../, 'ZZ');
    return rewrite(
      both(feeds, at),
      members((value) => {
        const list = value['imSessions'];
        const all = Array.isArray(list) ? list : [];
        const copy = all
          .filter(isObject)
          .filter((one) => one['id'] === id)
          .map((one) =>
            change({
              ...one,
              id: other,
              path: `/im-sessions/${other}`,
              uri: `${evidence.settings.base}/api/v2/im-sessions/${other}`,
            }),
          );
        return { ...value, imSessions: [...all, ...copy] };
      }),
    )(evidence);
  };

const talking = either(phase('refusals'), phase('quiet-live'));

/** Every request of this operation is refused, the valid ones and the others. */
const refusesAll = (operation: string): Change => rewrite(act({ operation }), refused(4, 500));

const notLive: readonly Row[] = [
  {
    what: 'no destination',
    change: inTurn(
      settings({ destination: '' }),
      without(({ step: { name } }) => name === 'operation'),
    ),
  },
  {
    what: 'the agent is busy',
    change: inTurn(
      marked((marks) => [
        ...marks.filter(({ name }) => name !== 'session'),
        { name: 'busy', atMs: 1, id: 'X', state: 'Talking' },
      ]),
      without(({ step: { name } }) => name === 'operation'),
    ),
  },
  {
    what: 'the run ended before',
    change: inTurn(
      until(step('operation')),
      marked((marks) => marks.filter(({ name }) => name === 'tag')),
    ),
  },
  { what: 'offline', change: settings({ origin: 'files' }) },
];

const noSession: Row = {
  what: 'no session could be opened',
  change: refusedToOpen,
  also: { 'IMS-OPS-01': 'the operation is refused' },
};

/** The requirements of the profile `operations`. */
export const operationsTable: Readonly<Record<string, Table>> = {
  'IMS-OPS-01': {
    passing: [
      {
        what: 'the number in another form',
        change: (evidence) =>
          own(feeds, (session) => ({
            ...session,
            participants: [
              {
                digits: '16001',
                e164Number: '+4916001',
                formattedPhoneNumber: '160-01',
                phoneNumber: '16001',
              },
            ],
          }))(evidence),
      },
    ],
    failing: [
      { what: 'refused', change: refusedToOpen },
      { what: 'accepted, and no session appears', change: unopened },
      {
        what: 'with another participant',
        change: own(feeds, (session) => ({
          ...session,
          participants: [
            { digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' },
          ],
        })),
      },
      {
        what: 'an answer without statusCode',
        change: inTurn(unopened, rewrite(act({ role: 'initiate' }), answer(200, {}))),
      },
    ],
    unjudged: [
      ...notLive,
      {
        what: 'no answer',
        change: inTurn(unopened, rewrite(act({ role: 'initiate' }), failed('timeout'))),
      },
    ],
  },
  'IMS-OPS-02': {
    passing: [{ what: 'Initiating too brief to be seen', change: following('initiate', state('Talking')) }],
    failing: [
      { what: 'back to Initiating', change: following('send', state('Initiating')) },
      {
        what: 'over, and Talking again, before anybody completes it',
        change: following('send', (session) => ({ ...session, state: 'Completed', capabilities: [] })),
      },
    ],
    unjudged: [...notLive, noSession],
  },
  'IMS-OPS-03': {
    failing: [
      {
        what: 'none of it',
        change: following(
          'initiate',
          userData(() => ({})),
        ),
      },
      {
        what: 'one key is lost',
        change: keyed((data, key) => leftOut(data, key('a')))((change) => following('initiate', change)),
      },
      {
        what: 'another value',
        change: keyed((data, key) => ({ ...data, [key('a')]: 'red' }))((change) =>
          following('initiate', change),
        ),
      },
    ],
    unjudged: [...notLive, noSession],
  },
  'IMS-OPS-04': {
    failing: [
      { what: 'accepted', change: rewrite(act({ role: 'second-initiate' }), ACCEPTED) },
      { what: 'refused, and a second session all the same', change: second(talking) },
      {
        what: 'refused without a documented error',
        change: rewrite(act({ role: 'second-initiate' }), answer(200, {})),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'no answer', change: rewrite(act({ role: 'second-initiate' }), failed('timeout')) },
      { what: 'a gateway’s', change: rewrite(act({ role: 'second-initiate' }), answer(503, PAGE)) },
      { what: 'not tried', change: without(act({ role: 'second-initiate' })) },
    ],
  },
  'IMS-OPS-05': {
    failing: [
      { what: 'refused', change: rewrite(act({ role: 'send' }), refused(2)) },
      { what: 'HTTP 200 without statusCode', change: rewrite(act({ role: 'send' }), answer(200, {})) },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not offered', change: without(act({ role: 'send' })) },
      { what: 'no answer', change: rewrite(act({ role: 'send' }), failed('timeout')) },
      {
        what: 'refused once the session was over',
        change: inTurn(rewrite(act({ role: 'send' }), refused(2)), following('send', lacking('SendMessage'))),
        also: { 'IMS-CAP-05': 'Talking, and SendMessage is not offered' },
      },
    ],
  },
  'IMS-OPS-06': {
    failing: [
      {
        what: 'a key is lost',
        change: keyed((data, key) => leftOut(data, key('d')))((change) => following('attach', change)),
      },
      {
        what: 'another value',
        change: keyed((data, key) => ({ ...data, [key('d')]: 'TWO' }))((change) =>
          following('attach', change),
        ),
      },
      {
        what: 'the others go',
        change: keyed((data, key) => ({ [key('e')]: data[key('e')] }))((change) =>
          following('attach', change, 'last'),
        ),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'the session is gone', change: following('attach', () => undefined) },
      {
        what: 'refused',
        change: rewrite(act({ role: 'attach' }), refused(3, 403)),
        also: { 'IMS-CAP-08': 'offered, and refused' },
      },
    ],
  },
  'IMS-OPS-07': {
    failing: [
      {
        what: 'a new key is ignored',
        change: keyed((data, key) => leftOut(data, key('f')))((change) => following('update', change)),
      },
      {
        what: 'the old value stays',
        change: keyed((data, key) => ({ ...data, [key('c')]: 'one' }))((change) =>
          following('update', change),
        ),
      },
      {
        what: 'the others go',
        change: keyed((data, key) => leftOut(data, key('e')))((change) => following('update', change)),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not offered', change: without(act({ role: 'update' })) },
      {
        what: 'refused',
        change: rewrite(act({ role: 'update' }), refused(3, 403)),
        also: { 'IMS-CAP-08': 'offered, and refused' },
      },
    ],
  },
  'IMS-OPS-08': {
    failing: [
      {
        what: 'it stays',
        change: keyed((data, key) => ({ ...data, [key('a')]: 'blue' }))((change) =>
          following('delete', change),
        ),
      },
      {
        what: 'it is emptied',
        change: keyed((data, key) => ({ ...data, [key('a')]: '' }))((change) => following('delete', change)),
      },
      {
        what: 'the others go',
        change: following(
          'delete',
          userData(() => ({})),
        ),
      },
      {
        what: 'it comes back',
        change: keyed((data, key) => ({ ...data, [key('a')]: 'blue' }))((change) =>
          own(phase('quiet-live'), change),
        ),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not offered', change: without(either(act({ role: 'delete' }), act({ role: 'clear' }))) },
    ],
  },
  'IMS-OPS-09': {
    passing: [
      { what: 'gone at once', change: since(act({ role: 'complete' }))(() => undefined) },
      { what: 'Completed, then gone', change: own(phase('quiet-end'), () => undefined) },
    ],
    failing: [
      { what: 'refused', change: inTurn(neverEnds, rewrite(act({ role: 'complete' }), refused(2))) },
      { what: 'accepted, and it stays Talking', change: neverEnds },
      {
        what: 'it comes back',
        change: own(
          phase('quiet-end'),
          (session) => ({
            ...session,
            state: 'Talking',
            capabilities: ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'],
          }),
          'first',
        ),
      },
      {
        what: 'it comes back once it was gone',
        change: inTurn(
          own(
            phase('quiet-end'),
            (session) => ({ ...session, state: 'Initiating', capabilities: ['Complete'] }),
            'last',
          ),
          own(phase('quiet-end'), () => undefined, 'first'),
        ),
      },
      {
        what: 'the clean-up failed',
        change: marked((marks) => [...marks, { name: 'clean-up-failed', atMs: 1, ids: ['X'] }]),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not tried', change: without(act({ role: 'complete' })) },
      { what: 'no answer', change: rewrite(act({ role: 'complete' }), failed('timeout')) },
    ],
  },
  'IMS-OPS-10': {
    passing: [{ what: 'HTTP 422', change: rewrite(act({ owner: 'IMS-OPS-10' }), refused(1, 422)) }],
    failing: [
      { what: 'accepted', change: rewrite(act({ owner: 'IMS-OPS-10', variant: 'without text' }), ACCEPTED) },
      {
        what: 'another code',
        change: rewrite(act({ owner: 'IMS-OPS-10', variant: 'without key' }), refused(10)),
      },
      {
        what: 'another code, where it would open a session',
        change: rewrite(act({ role: 'initiate-refused', variant: 'without destination' }), refused(2)),
      },
      {
        what: 'HTTP 200 without statusCode',
        change: rewrite(act({ owner: 'IMS-OPS-10', variant: 'without text' }), answer(200, {})),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not tried', change: without(act({ owner: 'IMS-OPS-10' })) },
      {
        what: 'SendMessage is always refused',
        change: refusesAll('SendMessage'),
        also: {
          'IMS-OPS-05': 'refused while it is offered',
          'IMS-OPS-10': 'another code',
          'IMS-OPS-11': 'another code',
        },
      },
    ],
  },
  'IMS-OPS-11': {
    failing: [
      { what: 'accepted', change: rewrite(act({ owner: 'IMS-OPS-11' }), ACCEPTED, 'first') },
      { what: 'another code', change: rewrite(act({ owner: 'IMS-OPS-11' }), refused(5, 404), 'last') },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not tried', change: without(act({ owner: 'IMS-OPS-11' })) },
      { what: 'a gateway’s', change: rewrite(act({ owner: 'IMS-OPS-11' }), answer(502, PAGE)) },
      {
        what: 'without the envelope',
        change: rewrite(act({ owner: 'IMS-OPS-11' }), answer(404, PAGE)),
        also: { 'IMS-ENV-06': 'the error answer is a page' },
      },
    ],
  },
  'IMS-OPS-12': {
    passing: [
      { what: 'any documented code', change: rewrite(act({ owner: 'IMS-OPS-12' }), refused(3, 403)) },
    ],
    failing: [
      { what: 'accepted on the session', change: rewrite(act({ role: 'unknown-operation' }), ACCEPTED) },
      {
        what: 'accepted on the list',
        change: rewrite(act({ role: 'initiate-refused', owner: 'IMS-OPS-12' }), ACCEPTED),
      },
    ],
    unjudged: [...notLive, noSession, { what: 'not tried', change: without(act({ owner: 'IMS-OPS-12' })) }],
  },
  'IMS-OPS-13': {
    passing: [
      {
        what: 'another’s call comes in',
        change: second(talking, (session) => ({
          ...session,
          state: 'Alerting',
          capabilities: [],
          userData: {},
          participants: [
            { digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' },
          ],
        })),
      },
    ],
    failing: [
      {
        what: 'a key of a refused request shows',
        change: keyed((data, key) => ({ ...data, [key('ops12')]: 'x' }))((change) =>
          own(phase('refusals'), change),
        ),
      },
      {
        what: 'a key is gone',
        change: keyed((data, key) => leftOut(data, key('e')))((change) => own(phase('refusals'), change)),
      },
      {
        what: 'another participant',
        change: own(phase('refusals'), (session) => ({ ...session, participants: [] })),
        also: { 'IMS-PAR-06': 'Talking to nobody' },
      },
      { what: 'the session is gone', change: own(phase('refusals'), () => undefined) },
      {
        what: 'a late effect',
        change: keyed((data, key) => ({ ...data, [key('ops10')]: 'x' }))((change) =>
          own(phase('quiet-live'), change, 'last'),
        ),
      },
      {
        what: 'a session that was refused',
        change: second(phase('quiet-end'), (session) => ({
          ...session,
          state: 'Talking',
          capabilities: ['SendMessage', 'Complete'],
        })),
      },
    ],
    unjudged: [...notLive, noSession],
  },
  'IMS-OPS-14': {
    failing: [
      {
        what: 'HTTP 200 around an error',
        change: rewrite(
          act({ owner: 'IMS-OPS-10' }),
          answer(200, { statusCode: 1, statusMessage: 'No' }),
          'first',
        ),
      },
      {
        what: 'HTTP 500 for the caller’s fault',
        change: rewrite(act({ owner: 'IMS-OPS-11' }), refused(6, 500), 'first'),
      },
    ],
    passing: [
      { what: 'HTTP 201', change: rewrite(act({ role: 'initiate' }), answer(201, { statusCode: 0 })) },
    ],
    unjudged: [
      ...notLive,
      {
        what: 'no envelope anywhere',
        change: rewrite(({ step: { name } }) => name === 'operation', failed('reset')),
      },
    ],
  },
  'IMS-OPS-15': {
    failing: [{ what: 'at first', change: following('initiate', state('Alerting'), 'first', 'first') }],
    unjudged: [...notLive, noSession],
  },
  'IMS-CAP-08': {
    failing: [
      { what: 'AttachUserData is refused', change: rewrite(act({ role: 'fence' }), refused(3, 403)) },
      { what: 'UpdateUserData is refused', change: rewrite(act({ role: 'update' }), refused(3, 403)) },
      {
        what: 'DeleteUserData is refused',
        change: rewrite(act({ role: 'delete' }), refused(3, 403), 'last'),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      {
        what: 'nothing is offered',
        change: without(
          (one) =>
            one.step['offered'] === true && one.step['role'] !== 'send' && one.step['role'] !== 'complete',
        ),
      },
    ],
  },
  'IMS-CAP-09': {
    failing: [
      {
        what: 'without user data',
        change: rewrite(act({ role: 'unoffered', group: 'refusals' }), ACCEPTED, 'first'),
      },
      {
        what: 'after Complete',
        change: rewrite(act({ role: 'unoffered', group: 'after', operation: 'SendMessage' }), ACCEPTED),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'everything is offered', change: without(act({ owner: 'IMS-CAP-09' })) },
    ],
  },
  'IMS-CAP-10': {
    passing: [
      {
        what: 'the session is gone after Complete',
        change: since(act({ role: 'complete' }))(() => undefined),
      },
    ],
    failing: [
      {
        what: 'DeleteUserData is not offered once there is data',
        change: following('attach', lacking('DeleteUserData')),
      },
      {
        what: 'SendMessage is offered after Complete',
        change: following('complete', (session) =>
          session['state'] === 'Completed' ? capabilities('SendMessage')(session) : session,
        ),
        also: { 'IMS-CAP-04': 'the feed shows a Completed session that offers it' },
      },
    ],
    unjudged: [...notLive, noSession],
  },
  'IMS-UD-03': {
    failing: [
      {
        what: 'markup is escaped',
        change: keyed((data, key) => ({ ...data, [key('plain-markup')]: '&lt;b&gt;' }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'outer blanks are trimmed',
        change: keyed((data, key) => ({ ...data, [key('plain-outer-blanks')]: 'both ends' }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'a number becomes a string',
        change: keyed((data, key) => ({ ...data, [key('plain-one')]: '1' }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'a string becomes a number',
        change: keyed((data, key) => ({ ...data, [key('plain-looks-like-number')]: 7 }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'characters are normalised',
        change: keyed((data, key) => ({ ...data, [key('plain-combining')]: 'é å ñ' }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'a nested object is flattened',
        change: keyed((data, key) => ({ ...data, [key('plain-nested')]: 'street' }))((change) =>
          following('plain', change),
        ),
      },
      {
        what: 'a value is lost',
        change: keyed((data, key) => leftOut(data, key('plain-emoji')))((change) =>
          following('plain', change),
        ),
      },
    ],
    unjudged: [...notLive, noSession, { what: 'not attached', change: without(act({ role: 'plain' })) }],
  },
  'IMS-UD-04': {
    failing: [
      {
        what: 'a tab becomes a blank',
        change: keyed((data, key) => ({ ...data, [key('hard-tab')]: 'a b' }))((change) =>
          following('hard', change),
        ),
      },
      {
        what: 'a long string is cut',
        change: keyed((data, key) => ({ ...data, [key('hard-long-4096')]: 'y'.repeat(255) }))((change) =>
          following('hard', change),
        ),
      },
      {
        what: 'a fraction is rounded',
        change: keyed((data, key) => ({ ...data, [key('hard-half')]: 1 }))((change) =>
          following('hard', change),
        ),
      },
      { what: 'refused', change: rewrite(act({ role: 'hard' }), refused(10)) },
    ],
    unjudged: [...notLive, noSession, { what: 'not attached', change: without(act({ role: 'hard' })) }],
  },
  'IMS-ENV-05': {
    failing: [
      {
        what: 'in an accepted operation',
        change: rewrite(act({ role: 'send' }), answer(200, { statusCode: 0, statusMessage: 'OK' })),
      },
    ],
    unjudged: [],
  },
  'IMS-ENV-06': {
    failing: [
      {
        what: 'more members',
        change: rewrite(
          act({ role: 'initiate-refused' }),
          members((value) => ({ ...value, more: 1 })),
          'first',
        ),
      },
      {
        what: 'the form of another API',
        change: rewrite(act({ role: 'initiate-refused' }), answer(400, { error: 'bad' }), 'first'),
      },
    ],
    unjudged: [],
  },
};
