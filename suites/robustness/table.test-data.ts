import { tagOf } from '../live/act.ts';
import type { Choice } from '../testing/change.test-data.ts';
import {
  ACCEPTED,
  act,
  after,
  answer,
  failed,
  feeds,
  inTurn,
  knowing,
  leftOut,
  members,
  own,
  phase,
  refused,
  rewrite,
  step,
  userData,
  without,
  type Change,
  type Session,
} from '../testing/change.test-data.ts';
import { noSession, notLive, since } from '../testing/live.test-data.ts';
import type { Row, Table } from '../testing/table.test-data.ts';

const PAGE = '<!DOCTYPE html><title>400</title>';
const owned = (owner: string): Choice => act({ owner });
const session: Choice = ({ step: { group } }) => group === 'robustness';
/** The run's session in the reads that follow the bad requests. */
const afterwards = (change: (tag: string) => Session): Change =>
  knowing((evidence) => own(phase('robustness'), change(tagOf(evidence))));

const withKey = (name: string): Change =>
  afterwards((tag) => userData((data) => ({ ...data, [tag + name]: 'x' })));

/** The change that must be accepted after bad requests of a kind. */
const fence =
  (name: string, tag: string): Choice =>
  ({ step }) => {
    const { role, expected } = step;
    return (
      role === 'fence' && expected !== undefined && JSON.stringify(expected).includes(`${tag}fence-${name}`)
    );
  };

const silent = (owner: string): readonly Row[] =>
  (['timeout', 'reset', 'protocol'] as const).map((kind) => ({
    what: `no answer: ${kind}`,
    change: rewrite(owned(owner), failed(kind), 'first'),
  }));

const untried = (owner: string): readonly Row[] => [
  ...notLive,
  noSession,
  { what: 'not tried', change: without(owned(owner)) },
  { what: 'the deadline passed', change: rewrite(owned(owner), failed('deadline')) },
];

/** An intermediary limits the rate, of good requests as of bad ones. */
const limited = (owner: string): Row => ({
  what: 'a rate limit that good requests meet, too',
  change: inTurn(
    rewrite(owned(owner), answer(429, '')),
    rewrite(feeds, (one) => ({ ...one, attempts: 2, earlier: ['HTTP 429'] }), 'first'),
  ),
});

/** The requirements of the profile `robustness`. */
export const robustnessTable: Readonly<Record<string, Table>> = {
  'IMS-ROB-01': {
    passing: [
      { what: 'HTTP 400 with a page', change: rewrite(owned('IMS-ROB-01'), answer(400, PAGE)) },
      { what: 'HTTP 415 without a body', change: rewrite(owned('IMS-ROB-01'), answer(415, '')) },
      { what: 'HTTP 200 with the envelope', change: rewrite(owned('IMS-ROB-01'), refused(10, 200)) },
    ],
    failing: [
      { what: 'accepted', change: rewrite(owned('IMS-ROB-01'), ACCEPTED, 'first') },
      {
        what: 'accepted, where it would open a session',
        change: rewrite(owned('IMS-ROB-01'), ACCEPTED, 'last'),
      },
      { what: 'HTTP 500 with a page', change: rewrite(owned('IMS-ROB-01'), answer(500, PAGE), 'first') },
      { what: 'HTTP 500 with the envelope', change: rewrite(owned('IMS-ROB-01'), refused(4, 500), 'first') },
      {
        what: 'HTTP 503 to bad requests alone',
        change: rewrite(owned('IMS-ROB-01'), answer(503, PAGE), 'first'),
      },
      { what: 'HTTP 200 with a page', change: rewrite(owned('IMS-ROB-01'), answer(200, PAGE), 'first') },
      ...silent('IMS-ROB-01'),
      { what: 'refused, and done', change: withKey('rob01') },
    ],
    unjudged: [...untried('IMS-ROB-01'), limited('IMS-ROB-01')],
  },
  'IMS-ROB-02': {
    passing: [{ what: 'any documented code', change: rewrite(owned('IMS-ROB-02'), refused(2, 422)) }],
    failing: [
      { what: 'accepted', change: rewrite(owned('IMS-ROB-02'), ACCEPTED, 'first') },
      { what: 'HTTP 400 with a page', change: rewrite(owned('IMS-ROB-02'), answer(400, PAGE), 'first') },
      { what: 'HTTP 400 without a body', change: rewrite(owned('IMS-ROB-02'), answer(400, ''), 'last') },
      { what: 'HTTP 500', change: rewrite(owned('IMS-ROB-02'), answer(500, PAGE), 'first') },
      ...silent('IMS-ROB-02'),
      { what: 'refused, and done', change: withKey('rob02') },
      {
        what: 'refused, and something else is done',
        change: knowing((evidence) =>
          since(fence('mutated', tagOf(evidence)))(
            userData((data) => ({ ...data, [`${tagOf(evidence)}else`]: 'x' })),
          ),
        ),
      },
    ],
    unjudged: [...untried('IMS-ROB-02'), limited('IMS-ROB-02')],
  },
  'IMS-ROB-03': {
    failing: [
      {
        what: 'accepted',
        change: rewrite(act({ owner: 'IMS-ROB-03', operation: 'AttachUserData' }), ACCEPTED, 'first'),
      },
      { what: 'HTTP 500', change: rewrite(owned('IMS-ROB-03'), answer(500, PAGE), 'first') },
      { what: 'HTTP 200 with a page', change: rewrite(owned('IMS-ROB-03'), answer(200, PAGE), 'first') },
      {
        what: 'a session',
        change: rewrite(owned('IMS-ROB-03'), answer(200, { imSession: { id: 'x' }, statusCode: 0 }), 'first'),
      },
      {
        what: 'sessions',
        change: rewrite(
          owned('IMS-ROB-03'),
          answer(404, { imSessions: [{ id: 'x' }], statusCode: 6, statusMessage: 'No' }),
          'first',
        ),
        also: { 'IMS-ROB-08': 'the envelope has a member too many' },
      },
      ...silent('IMS-ROB-03'),
      { what: 'refused, and done', change: withKey('rob03') },
    ],
    unjudged: [...untried('IMS-ROB-03'), limited('IMS-ROB-03')],
  },
  'IMS-ROB-04': {
    passing: [
      { what: 'HTTP 404', change: rewrite(owned('IMS-ROB-04'), refused(6, 404)) },
      { what: 'HTTP 405', change: rewrite(owned('IMS-ROB-04'), refused(3, 405)) },
    ],
    failing: [
      { what: 'HTTP 405 with a page', change: rewrite(owned('IMS-ROB-04'), answer(405, PAGE), 'first') },
      { what: 'HTTP 405 without a body', change: rewrite(owned('IMS-ROB-04'), answer(405, ''), 'last') },
      { what: 'HTTP 501', change: rewrite(owned('IMS-ROB-04'), refused(4, 501), 'first') },
      { what: 'HTTP 403', change: rewrite(owned('IMS-ROB-04'), refused(5, 403), 'first') },
      { what: 'HTTP 200', change: rewrite(owned('IMS-ROB-04'), ACCEPTED, 'first') },
      { what: 'no answer', change: rewrite(owned('IMS-ROB-04'), failed('timeout'), 'first') },
    ],
    unjudged: untried('IMS-ROB-04'),
  },
  'IMS-ROB-05': {
    failing: [
      { what: 'the feed does not answer', change: rewrite(phase('robustness'), failed('timeout')) },
      {
        what: 'the feed is refused',
        change: rewrite(phase('robustness'), refused(4, 500)),
        also: { 'IMS-ENV-01': 'the feed answers HTTP 500' },
      },
      { what: 'the session is gone', change: afterwards(() => () => undefined) },
      {
        what: 'user data is gone',
        change: afterwards((tag) => userData((data) => leftOut(data, `${tag}e`))),
      },
      { what: 'an unknown key shows', change: withKey('other') },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'no bad request was tried', change: without(session) },
      {
        what: 'the deadline passed',
        change: rewrite((one) => one.step['phase'] === 'robustness', failed('deadline')),
      },
    ],
  },
  'IMS-ROB-06': {
    failing: [
      {
        what: 'one is lost',
        change: knowing((evidence) =>
          own(
            after(evidence, act({ role: 'at-once' }), 'last'),
            userData((data) => leftOut(data, `${tagOf(evidence)}once-3`)),
          ),
        ),
      },
      {
        what: 'only the last one is left',
        change: knowing((evidence) =>
          own(
            after(evidence, act({ role: 'at-once' }), 'last'),
            userData((data) =>
              leftOut(data, ...[0, 1, 2, 3, 4, 5, 6].map((index) => `${tagOf(evidence)}once-${index}`)),
            ),
          ),
        ),
      },
      {
        what: 'all but one are refused',
        change: rewrite(act({ role: 'at-once' }), refused(2, 409), 'but-first'),
      },
    ],
    unjudged: [
      ...notLive,
      noSession,
      { what: 'not tried', change: without(act({ role: 'at-once' })) },
      {
        what: 'the session is gone',
        change: knowing((evidence) =>
          own(after(evidence, act({ role: 'at-once' }), 'last'), () => undefined),
        ),
      },
    ],
  },
  'IMS-ROB-07': {
    passing: [{ what: 'HTTP 200 with the envelope', change: rewrite(owned('IMS-ROB-07'), refused(10, 200)) }],
    failing: [
      { what: 'accepted', change: rewrite(owned('IMS-ROB-07'), ACCEPTED, 'first') },
      { what: 'HTTP 400 with a page', change: rewrite(owned('IMS-ROB-07'), answer(400, PAGE), 'first') },
      {
        what: 'the envelope without its message',
        change: rewrite(
          owned('IMS-ROB-07'),
          members((value) => leftOut(value, 'statusMessage')),
          'last',
        ),
      },
      { what: 'HTTP 500', change: rewrite(owned('IMS-ROB-07'), answer(500, PAGE), 'first') },
    ],
    unjudged: [...untried('IMS-ROB-07'), limited('IMS-ROB-07')],
  },
  'IMS-ROB-08': {
    failing: [
      { what: 'a page', change: rewrite(owned('IMS-ROB-03'), answer(400, PAGE), 'first') },
      { what: 'no body', change: rewrite(owned('IMS-ROB-03'), answer(404, ''), 'last') },
      {
        what: 'no message',
        change: rewrite(
          owned('IMS-ROB-03'),
          members((value) => leftOut(value, 'statusMessage')),
          'last',
        ),
      },
    ],
    unjudged: [
      ...untried('IMS-ROB-03'),
      {
        what: 'none refused',
        change: rewrite(owned('IMS-ROB-03'), answer(500, PAGE)),
        also: { 'IMS-ROB-03': 'HTTP 500' },
      },
    ],
  },
  'IMS-ENV-01': {
    failing: [
      {
        what: 'the last read of the run',
        change: rewrite(step('clean-up', { does: 'read' }), answer(500, PAGE), 'last'),
      },
    ],
    unjudged: [],
  },
};
