import {
  ACCEPTED,
  act,
  answer,
  failed,
  feeds,
  inTurn,
  leftOut,
  marked,
  members,
  own,
  phase,
  refused,
  rewrite,
  until,
  userData,
  without,
} from '../testing/change.test-data.ts';
import {
  following,
  since,
  keyed,
  state,
  capabilities,
  OFFERED,
  lacking,
  unopened,
  refusedToOpen,
  neverEnds,
  second,
  talking,
  refusesAll,
  notLive,
  noSession,
} from '../testing/live.test-data.ts';
import type { Table } from '../testing/table.test-data.ts';

const PAGE = '<!DOCTYPE html><title>Error</title>';

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
    passing: [
      {
        what: 'Initiating too brief to be seen',
        change: following('initiate', (session) => ({ ...session, state: 'Talking', capabilities: OFFERED })),
      },
    ],
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
    unjudged: [
      ...notLive,
      noSession,
      {
        what: 'the session was gone before it showed',
        change: inTurn(
          until(act({ role: 'send' })),
          following('initiate', () => undefined, 'first', 'last'),
        ),
      },
    ],
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
        change: keyed((data, key) => leftOut(data, key('dd')))((change) => following('update', change)),
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
      { what: 'not offered', change: until(act({ role: 'update' })) },
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
    unjudged: [...notLive, noSession, { what: 'not offered', change: until(act({ role: 'delete' })) }],
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
            capabilities: OFFERED,
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
        also: { 'IMS-OPS-05': 'refused while it is offered' },
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
        change: until(act({ role: 'delete' })),
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
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'outer blanks are trimmed',
        change: keyed((data, key) => ({ ...data, [key('plain-outer-blanks')]: 'both ends' }))((change) =>
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'a number becomes a string',
        change: keyed((data, key) => ({ ...data, [key('plain-one')]: '1' }))((change) =>
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'a string becomes a number',
        change: keyed((data, key) => ({ ...data, [key('plain-looks-like-number')]: 7 }))((change) =>
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'characters are normalised',
        change: keyed((data, key) => ({ ...data, [key('plain-combining')]: 'é å ñ' }))((change) =>
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'a nested object is flattened',
        change: keyed((data, key) => ({ ...data, [key('plain-nested')]: 'street' }))((change) =>
          since(act({ role: 'plain' }))(change),
        ),
      },
      {
        what: 'a value is lost',
        change: keyed((data, key) => leftOut(data, key('plain-emoji')))((change) =>
          since(act({ role: 'plain' }))(change),
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
          since(act({ role: 'hard' }))(change),
        ),
      },
      {
        what: 'a long string is cut',
        change: keyed((data, key) => ({ ...data, [key('hard-long-4096')]: 'y'.repeat(255) }))((change) =>
          since(act({ role: 'hard' }))(change),
        ),
      },
      {
        what: 'a fraction is rounded',
        change: keyed((data, key) => ({ ...data, [key('hard-half')]: 1 }))((change) =>
          since(act({ role: 'hard' }))(change),
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
