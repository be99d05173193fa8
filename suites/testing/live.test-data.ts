import { isObject, type JsonObject } from '../../src/json/value.ts';
import { capabilitiesOf, ownSession, tagOf } from '../live/act.ts';
import { feedOf } from '../../src/check/feed.ts';
import {
  act,
  after,
  both,
  either,
  feeds,
  inTurn,
  knowing,
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
  type Session,
  type Which,
} from './change.test-data.ts';
import type { Row } from './table.test-data.ts';

/** Rewrites the run's session in the reads that follow an act, until the next one. */
export const following = (
  role: string,
  change: Session,
  at: 'first' | 'last' = 'first',
  which: Which = 'all',
): Change => knowing((evidence) => own(after(evidence, act({ role }), at), change, which));

/** Reads of the run from an act on. */
export const since =
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
export const keyed =
  (change: (data: JsonObject, key: (name: string) => string) => JsonObject) =>
  (at: (change: Session) => Change): Change =>
    knowing((evidence) => at(userData((data) => change(data, (name) => tagOf(evidence) + name))));

/** The session in another state. */
export const state =
  (value: string) =>
  (session: JsonObject): JsonObject => ({ ...session, state: value });
export const capabilities =
  (...names: readonly string[]) =>
  (session: JsonObject): JsonObject => ({ ...session, capabilities: [...names] });
/** What a Talking session with user data offers. */
export const OFFERED = ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'];
export const lacking =
  (...names: readonly string[]) =>
  (session: JsonObject): JsonObject => ({
    ...session,
    capabilities: capabilitiesOf(session).filter((name) => !names.includes(name)),
  });

/** No session of the run shows in any read. */
export const unseen: Change = (evidence) => {
  const id = ownSession(evidence);
  return rewrite(
    feeds,
    sessions((one) => (one['id'] === id ? undefined : one)),
  )(evidence);
};

/** The run ended once its session did not come up. */
export const unopened = inTurn(
  unseen,
  until(act({ role: 'send' })),
  marked((marks) => marks.filter(({ name }) => name !== 'session')),
);

export const refusedToOpen = inTurn(unopened, rewrite(act({ role: 'initiate' }), refused(4, 500)));

/** The session is as it was before `Complete`, in every read that follows. */
export const neverEnds: Change = (evidence) => {
  const id = ownSession(evidence) ?? '';
  let before: JsonObject | undefined;
  for (const exchange of evidence.exchanges) {
    if (act({ role: 'complete' })(exchange)) break;
    if (feeds(exchange)) before = feedOf(exchange)?.session(id) ?? before;
  }
  const still = before;
  return inTurn(
    without(act({ group: 'after' })),
    since(act({ role: 'complete' }))(() => still),
  )(evidence);
};

/** Another live session comes up in the reads of this phase. */
export const second =
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

export const talking = either(phase('refusals'), phase('quiet-live'));

/** Every request of this operation is refused, the valid ones and the others. */
export const refusesAll = (operation: string): Change => rewrite(act({ operation }), refused(4, 500));

/** Runs that had no session to use. */
export const notLive: readonly Row[] = [
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

/** A run that asked for a session in vain. */
export const noSession: Row = {
  what: 'no session could be opened',
  change: refusedToOpen,
  also: { 'IMS-OPS-01': 'the operation is refused' },
};
