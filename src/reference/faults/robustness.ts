import type { Json } from '../../json/value.ts';
import type { AnswerContext, Decision, Hooks, OperationView } from '../hooks.ts';
import { attach, members, remove, text } from '../operation.ts';
import type { Reason } from '../refusal.ts';
import {
  answering,
  contentOf,
  fault,
  pageInstead,
  showing,
  typed,
  type Extras,
  type Fault,
} from './fault.ts';
import { answeringTo, mistyped, scalar, structural } from './mistyped.ts';
import { acceptingIdly, attaching, because, refusedStep } from './operation-hooks.ts';

const reasoned =
  (...reasons: readonly Reason[]) =>
  ({ reason }: AnswerContext): boolean =>
    reason !== undefined && reasons.includes(reason);

const crashing = (about: (context: AnswerContext) => boolean): Hooks =>
  answering(about, (answer) => ({
    ...answer,
    status: 500,
    body: { statusCode: 4, statusMessage: 'Internal error' },
  }));

const idly = (
  name: string,
  requirement: string,
  summary: string,
  about: (operation: OperationView, decision: Decision) => boolean,
): Fault => fault(name, requirement, summary, () => acceptingIdly(about));

/** Not the id of a session, known or not: it has something else in it than letters and digits, or is far too long. */
const hasHostileId = (target: string): boolean =>
  !/\/im-sessions\/?(?:[0-9A-Za-z]{1,64})?(?:\?.*)?$/.test(target) && target.includes('/im-sessions/');

const hostile = ({ kind, request }: AnswerContext): boolean =>
  kind === 'error' && hasHostileId(request.target);
const hostileOperation = ({ request }: OperationView): boolean => hasHostileId(request.target);

const wrongMethod = reasoned('method');

/** From the first refused method on, the feed is not what it was. */
function afterWrongMethod(hooks: (isSeen: () => boolean) => Hooks): Hooks {
  let isSeen = false;
  return {
    answer: (answer, context) => {
      isSeen ||= wrongMethod(context);
      return answer;
    },
    ...hooks(() => isSeen),
  };
}

/** So slow that operations sent at once are under way together. */
const SLOW: Extras = { options: { delayMs: 150 } };

const isDataOperation = ({ name }: OperationView): boolean => name.endsWith('UserData');

/** Takes the session as it was when the operation was accepted: what came between is lost. */
const OVERWRITING: Hooks = {
  steps: (steps, operation) => {
    const { session, body, name } = operation;
    if (!session || !isDataOperation(operation)) return steps;
    const change =
      name === 'DeleteUserData'
        ? remove(text(members(body)['key']))
        : attach(members(members(body)['userData']));
    return steps.map((step) => ({
      ...step,
      change: (now) => (now?.state === 'Completed' ? now : change(session)),
    }));
  },
};

/** While one is under way, others are accepted and forgotten. */
function dropping(): Hooks {
  const busy = new Set<string>();
  return {
    steps: (steps, operation) => {
      if (!isDataOperation(operation)) return steps;
      if (busy.has(operation.id)) return [];
      if (steps.length > 0) busy.add(operation.id);
      return steps.map((step) => ({
        ...step,
        change: (session) => {
          busy.delete(operation.id);
          return step.change?.(session);
        },
      }));
    },
  };
}

const emptyBody = ({ reason, request }: AnswerContext): boolean =>
  reason === 'malformed' && ['0', undefined].includes(request.headers['content-length']);

export const robustnessFaults: readonly Fault[] = [
  fault(
    'malformed-body-crashes',
    'IMS-ROB-01',
    'Malformed JSON is answered with HTTP 500',
    crashing(reasoned('malformed')),
  ),
  fault(
    'no-object-crashes',
    'IMS-ROB-01',
    'A body that is no object is answered with HTTP 500',
    crashing(reasoned('not-an-object')),
  ),
  fault('media-type-crashes', 'IMS-ROB-01', 'A wrong media type is answered with HTTP 503 and a page', {
    ...answering(reasoned('media-type'), (answer) => ({ ...typed(answer, 'text/html'), status: 503 })),
    ...contentOf(reasoned('media-type'), () => '<h1>Service unavailable</h1>'),
  }),
  fault('empty-body-hangs', 'IMS-ROB-01', 'An empty body is never answered', {
    delivery: (context) => (emptyBody(context) ? 'never' : undefined),
  }),
  idly('malformed-body-accepted', 'IMS-ROB-01', 'Malformed JSON is accepted', because('malformed')),
  idly('no-object-accepted', 'IMS-ROB-01', 'A body that is no object is accepted', because('not-an-object')),
  idly('media-type-accepted', 'IMS-ROB-01', 'A wrong media type is accepted', because('media-type')),
  fault(
    'media-type-refused-but-done',
    'IMS-ROB-01',
    'An operation of a wrong media type is refused and done all the same',
    refusedStep(because('media-type'), attaching),
  ),

  idly(
    'array-for-scalar-accepted',
    'IMS-ROB-02',
    'An array is accepted where a string belongs',
    mistyped('scalar', 'array'),
  ),
  idly(
    'object-for-scalar-accepted',
    'IMS-ROB-02',
    'An object is accepted where a string belongs',
    mistyped('scalar', 'object'),
  ),
  idly(
    'array-for-object-accepted',
    'IMS-ROB-02',
    'An array is accepted where an object belongs',
    mistyped('object', 'array'),
  ),
  idly(
    'scalar-for-object-accepted',
    'IMS-ROB-02',
    'A scalar is accepted where an object belongs',
    mistyped('object', 'scalar'),
  ),
  fault(
    'wrong-structure-answered-with-page',
    'IMS-ROB-02',
    'A value of the wrong structure is answered with a page',
    () => answeringTo(structural, pageInstead),
    {
      unavoidable: [
        {
          requirement: 'IMS-ENV-06',
          reason: 'these refusals are among the errors that IMS-ENV-06 speaks of',
        },
      ],
    },
  ),
  fault(
    'wrong-structure-refused-but-done',
    'IMS-ROB-02',
    'A request with a value of the wrong structure is refused and done all the same',
    refusedStep(structural, attaching),
  ),

  fault('hostile-id-crashes', 'IMS-ROB-03', 'A hostile id is answered with HTTP 500', crashing(hostile)),
  fault('hostile-id-hangs', 'IMS-ROB-03', 'A hostile id is never answered', {
    delivery: (context) => (hostile(context) ? 'never' : undefined),
  }),
  fault('hostile-id-shows-session', 'IMS-ROB-03', 'A hostile id is answered with a session', () => {
    let last: Json = {};
    return {
      session: (session) => {
        last = session;
        return session;
      },
      ...answering(hostile, (answer) => ({
        ...answer,
        status: 200,
        body: { imSession: last, statusCode: 0 },
      })),
    };
  }),
  fault(
    'hostile-id-accepted',
    'IMS-ROB-03',
    'A request with a hostile id is answered as a success',
    answering(hostile, (answer) => ({
      ...answer,
      status: 200,
      body: { statusCode: 0 },
    })),
  ),
  fault(
    'hostile-id-refused-but-done',
    'IMS-ROB-03',
    'An operation with a hostile id is refused and done on the live session',
    refusedStep(hostileOperation, attaching),
  ),

  fault(
    'wrong-method-accepted',
    'IMS-ROB-04',
    'Methods that the resource lacks are answered as a success',
    answering(wrongMethod, (answer) => ({
      ...answer,
      status: 200,
      body: { statusCode: 0 },
    })),
  ),
  fault(
    'wrong-method-bad-request',
    'IMS-ROB-04',
    'Methods that the resource lacks get HTTP 400',
    answering(wrongMethod, (answer) => ({
      ...answer,
      status: 400,
    })),
  ),
  fault(
    'wrong-method-page',
    'IMS-ROB-04',
    'Methods that the resource lacks get a page',
    pageInstead(wrongMethod),
  ),
  fault(
    'wrong-method-empty',
    'IMS-ROB-04',
    'Methods that the resource lacks get no body',
    contentOf(wrongMethod, () => ''),
  ),

  fault(
    'wrong-method-hides-session',
    'IMS-ROB-05',
    'A refused method takes the live session out of the feed',
    () =>
      afterWrongMethod((isSeen) => ({
        listed: (own) =>
          isSeen() ? own.filter(({ prefilled, state }) => prefilled || state === 'Completed') : own,
      })),
  ),
  fault(
    'wrong-method-changes-user-data',
    'IMS-ROB-05',
    "A refused method changes a Completed session's user data",
    () =>
      afterWrongMethod((isSeen) =>
        showing((session) => (isSeen() ? { ...session, userData: { changed: 'yes' } } : session)),
      ),
  ),

  fault(
    'concurrent-updates-overwrite',
    'IMS-ROB-06',
    'Of user-data operations at once, the last takes away what the others did',
    OVERWRITING,
    SLOW,
  ),
  fault(
    'concurrent-updates-forgotten',
    'IMS-ROB-06',
    'Of user-data operations at once, only the first has an effect',
    dropping,
    SLOW,
  ),

  idly(
    'other-scalar-accepted',
    'IMS-ROB-07',
    'A number or a boolean is accepted where a string belongs',
    mistyped('scalar', 'scalar'),
  ),
  idly(
    'null-accepted',
    'IMS-ROB-07',
    'null is accepted for a mandatory parameter',
    (operation, decision) =>
      mistyped('scalar', 'null')(operation, decision) || mistyped('object', 'null')(operation, decision),
  ),
  fault(
    'other-scalar-answered-with-page',
    'IMS-ROB-07',
    'A scalar of another type is answered with a page',
    () => answeringTo(scalar, pageInstead),
  ),

  fault('hostile-id-page', 'IMS-ROB-08', 'A hostile id is refused with a page', pageInstead(hostile)),
  fault(
    'hostile-id-empty',
    'IMS-ROB-08',
    'A hostile id is refused with no body',
    contentOf(hostile, () => ''),
  ),
];
