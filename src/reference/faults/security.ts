import { basicCredentials } from '../access.ts';
import { success } from '../answer.ts';
import type { AnswerContext, Hooks, OperationView } from '../hooks.ts';
import { plan } from '../operation.ts';
import type { Settings } from '../options.ts';
import { prefill } from '../prefill.ts';
import type { Reason } from '../refusal.ts';
import { isLive, type StoredSession } from '../session.ts';
import { answering, bodyOf, fault, type Extras, type Fault } from './fault.ts';
import { acceptingIdly, refused } from './operation-hooks.ts';

const firstAgent = ({ agents }: Settings): string => agents[0]?.name ?? '';

const unknownVisitor = ({ reason, request }: AnswerContext): boolean =>
  reason === 'not-authenticated' && request.headers.authorization === undefined;
const intruder = ({ reason, request }: AnswerContext): boolean =>
  reason === 'not-authenticated' && request.headers.authorization !== undefined;

/** Instead of a refusal, a feed without sessions. */
const emptyFeed = (about: (context: AnswerContext) => boolean): Hooks =>
  answering(about, () => success({ imSessions: [] }));

const notFound = (about: (context: AnswerContext) => boolean): Hooks =>
  answering(about, (answer) => ({
    ...answer,
    status: 404,
    body: { statusCode: 6, statusMessage: 'Resource not found' },
  }));

/** The refusal names a session of the first agent. */
const telling =
  (about: (context: AnswerContext) => boolean): Fault['hooks'] =>
  (settings) =>
    bodyOf(about, (body) => ({
      ...body,
      statusMessage: `Not authenticated for /im-sessions/${prefill(settings, firstAgent(settings)).at(0).id}`,
    }));

/** Any agent operates on any session; what is decided then is up to the rest. */
const ANYBODY: Hooks = { owner: (agent, _, holder) => holder ?? agent };

/** Operations on other agents' sessions, told apart when their owner is looked for. */
function foreign(hooks: (isForeign: (operation: OperationView) => boolean) => Hooks): Hooks {
  const holders = new Map<string, string>();
  const isForeign = ({ request, id }: OperationView) => holders.has(id) && holders.get(id) !== request.agent;
  const { owner, ...rest } = hooks(isForeign);
  return {
    ...rest,
    owner: (agent, id, holder) => {
      if (holder !== undefined) holders.set(id, holder);
      return owner?.(agent, id, holder) ?? agent;
    },
  };
}

/** Refused, and done all the same. */
const doneThough = (about: (operation: OperationView) => boolean, reason: Reason): Hooks => ({
  decide: (decision, operation) => (decision.accepted && about(operation) ? refused(reason) : decision),
  steps: (steps, operation, decision) =>
    !decision.accepted && decision.refusal.reason === reason && about(operation) && operation.session
      ? plan(operation, () => ({ id: operation.id, index: 0 }))
      : steps,
});

const isAmong = (own: readonly StoredSession[], { id }: StoredSession): boolean =>
  own.some((one) => one.id === id);

const CSRF: Extras = { options: { csrf: true } };

const setCookie = (change: (cookie: string) => string): Hooks => ({
  answer: (answer) => ({
    ...answer,
    headers: answer.headers.map(
      ([name, value]) => [name, name === 'Set-Cookie' ? change(value) : value] as const,
    ),
  }),
});

const passwordOf = ({ request }: AnswerContext): string =>
  basicCredentials(request.headers.authorization ?? '')?.[1] ?? '';

export const securityFaults: readonly Fault[] = [
  fault('anonymous-reads', 'IMS-SEC-01', 'Without credentials, one is the first agent', (settings) => ({
    identity: (identity, headers) =>
      'refusal' in identity && headers.authorization === undefined
        ? { agent: firstAgent(settings) }
        : identity,
  })),
  fault(
    'anonymous-empty-feed',
    'IMS-SEC-01',
    'Without credentials, the feed is empty',
    emptyFeed(unknownVisitor),
  ),
  fault(
    'anonymous-not-found',
    'IMS-SEC-01',
    'Without credentials, nothing is found',
    notFound(unknownVisitor),
  ),
  fault(
    'anonymous-told-sessions',
    'IMS-SEC-01',
    'Without credentials, the refusal names a session',
    telling(unknownVisitor),
  ),

  fault('wrong-password-accepted', 'IMS-SEC-02', 'Any password will do', ({ agents }) => ({
    identity: (identity, headers) => {
      const name = basicCredentials(headers.authorization ?? '')?.[0];
      const agent = agents.find((one) => one.name === name);
      return 'refusal' in identity && agent ? { agent: agent.name } : identity;
    },
  })),
  fault(
    'wrong-password-empty-feed',
    'IMS-SEC-02',
    'With a wrong password, the feed is empty',
    emptyFeed(intruder),
  ),
  fault(
    'wrong-password-not-found',
    'IMS-SEC-02',
    'With a wrong password, nothing is found',
    notFound(intruder),
  ),
  fault(
    'wrong-password-told-sessions',
    'IMS-SEC-02',
    'With a wrong password, the refusal names a session',
    telling(intruder),
  ),

  fault('feed-of-all-agents', 'IMS-SEC-03', 'The feed shows the sessions of all agents', (settings) => ({
    listed: (own, agent, all) => (agent === firstAgent(settings) ? own : all()),
  })),
  fault(
    'feed-of-live-sessions',
    'IMS-SEC-03',
    'The feed shows the live sessions of all agents',
    (settings) => ({
      listed: (own, agent, all) =>
        agent === firstAgent(settings)
          ? own
          : [...own, ...all().filter((one) => isLive(one) && !isAmong(own, one))],
    }),
  ),
  fault(
    'feed-of-completed-sessions',
    'IMS-SEC-03',
    'The feed shows the Completed sessions of all agents',
    (settings) => ({
      listed: (own, agent, all) =>
        agent === firstAgent(settings)
          ? own
          : [...own, ...all().filter((one) => !isLive(one) && !isAmong(own, one))],
    }),
  ),

  fault('foreign-operation-done', 'IMS-SEC-04', "An operation on another agent's session is done", ANYBODY),
  fault(
    'foreign-operation-accepted',
    'IMS-SEC-04',
    "An operation on another agent's session is accepted, and nothing comes of it",
    () => foreign((isForeign) => acceptingIdly((operation) => isForeign(operation))),
  ),
  fault('foreign-complete-done', 'IMS-SEC-04', "Only Complete is done on another agent's session", () =>
    foreign((isForeign) => ({
      ...ANYBODY,
      decide: (decision, operation) =>
        isForeign(operation) && operation.name !== 'Complete' ? refused('unknown-session') : decision,
    })),
  ),
  fault(
    'foreign-operation-refused-but-done',
    'IMS-SEC-04',
    "An operation on another agent's session is refused and done all the same",
    () => foreign((isForeign) => ({ ...ANYBODY, ...doneThough(isForeign, 'unknown-session') })),
  ),

  fault(
    'csrf-not-checked',
    'IMS-SEC-05',
    'The CSRF token is handed out and not asked for',
    { csrf: () => true },
    CSRF,
  ),
  fault(
    'csrf-missing-accepted',
    'IMS-SEC-05',
    'A POST without the CSRF token is accepted',
    ({ csrfHeader }) => ({
      csrf: (valid, { headers }) => valid || headers[csrfHeader.toLowerCase()] === undefined,
    }),
    CSRF,
  ),
  fault(
    'csrf-wrong-accepted',
    'IMS-SEC-05',
    'A POST with a wrong CSRF token is accepted',
    ({ csrfHeader }) => ({
      csrf: (valid, { headers }) => valid || headers[csrfHeader.toLowerCase()] !== undefined,
    }),
    CSRF,
  ),
  fault(
    'csrf-refused-as-bad-request',
    'IMS-SEC-05',
    'A POST without the CSRF token is refused with HTTP 400',
    answering(
      ({ reason }) => reason === 'csrf',
      (answer) => ({ ...answer, status: 400 }),
    ),
    CSRF,
  ),
  fault(
    'csrf-refused-but-done',
    'IMS-SEC-05',
    'A POST without the CSRF token is refused and done all the same',
    () => {
      const unchecked = new WeakSet<object>();
      return {
        csrf: (valid, request) => {
          if (!valid) unchecked.add(request);
          return true;
        },
        ...doneThough(({ request }) => unchecked.has(request), 'csrf'),
      };
    },
    CSRF,
  ),

  fault('notified-to-all-agents', 'IMS-SEC-06', 'Every agent is notified of every session', ({ agents }) => ({
    notices: (notices) => notices.flatMap((notice) => agents.map(({ name }) => ({ ...notice, to: name }))),
  })),
  fault('messages-to-all-agents', 'IMS-SEC-06', 'Every agent is notified of every message', ({ agents }) => ({
    notices: (notices, { type }) =>
      type === 'NewMessage'
        ? notices.flatMap((notice) => agents.map(({ name }) => ({ ...notice, to: name })))
        : notices,
  })),

  fault('authorization-echoed', 'IMS-SEC-07', 'Answers repeat the Authorization header in a header', {
    answer: (answer, { request }) => ({
      ...answer,
      headers: [
        ...answer.headers,
        ['X-Debug-Authorization', request.headers.authorization ?? 'none'] as const,
      ],
    }),
  }),
  fault('password-in-refusal', 'IMS-SEC-07', 'The refusal of an unknown session repeats the password', {
    answer: (answer, context) =>
      context.reason === 'unknown-session'
        ? {
            ...answer,
            body: {
              statusCode: 6,
              statusMessage: `Resource not found for the password ${passwordOf(context)}`,
            },
          }
        : answer,
  }),
  fault('password-in-header', 'IMS-SEC-07', 'Answers repeat the password in a header', {
    answer: (answer, context) => ({
      ...answer,
      headers: [...answer.headers, ['X-Debug-User', encodeURIComponent(passwordOf(context))] as const],
    }),
  }),

  fault(
    'cookie-for-scripts',
    'IMS-SEC-08',
    'The session cookie is not HttpOnly',
    setCookie((cookie) => cookie.replace('; HttpOnly', '')),
  ),
  fault(
    'cookie-attribute-misspelt',
    'IMS-SEC-08',
    'The session cookie is `Http-Only`',
    setCookie((cookie) => cookie.replace('HttpOnly', 'Http-Only')),
  ),
];
