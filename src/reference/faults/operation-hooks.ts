import type { Decision, Hooks, OperationView, Step } from '../hooks.ts';
import { attach, members, whileLive } from '../operation.ts';
import { refuse, type Reason } from '../refusal.ts';
import { participant, type StoredSession } from '../session.ts';
import { opened } from './fault.ts';

export const ACCEPTED: Decision = { accepted: true };
export const refused = (reason: Reason): Decision => ({ accepted: false, refusal: refuse(reason) });

export type About = (operation: OperationView, decision: Decision) => boolean;

export const named =
  (...names: readonly string[]): About =>
  ({ name }) =>
    names.includes(name);

/** The operations in question are refused, though they should not be. */
export const refusing = (about: About, reason: Reason): Hooks => ({
  decide: (decision, operation) =>
    decision.accepted && about(operation, decision) ? refused(reason) : decision,
});

/** Accepted though they should be refused, and nothing comes of it. */
export function acceptingIdly(about: About): Hooks {
  const idle = new WeakSet<OperationView>();
  return {
    decide: (decision, operation) => {
      if (decision.accepted || !about(operation, decision)) return decision;
      idle.add(operation);
      return ACCEPTED;
    },
    steps: (steps, operation) => (idle.has(operation) ? [] : steps),
  };
}

export const because =
  (...reasons: readonly Reason[]): About =>
  (_, decision) =>
    !decision.accepted && reasons.includes(decision.refusal.reason);

/** Changes what the steps of an operation make of a session. */
export const changing = (
  about: About,
  change: (after: StoredSession, before: StoredSession | undefined) => StoredSession | undefined,
): Hooks => ({
  steps: (steps, operation, decision) =>
    about(operation, decision)
      ? steps.map((step) => ({
          ...step,
          change: (before) => {
            const after = step.change?.(before);
            return after && after !== before ? change(after, before) : after;
          },
        }))
      : steps,
});

/** Nothing comes of the operations in question. */
export const idling = (about: About): Hooks => ({
  steps: (steps, operation, decision) => (about(operation, decision) ? [] : steps),
});

/** A refused operation does something to the agent's live session. */
export const refusedStep = (
  about: About,
  step: (
    session: StoredSession,
    operation: OperationView,
  ) => Omit<Step, 'agent' | 'sessionId' | 'afterDelays'>,
): Hooks => ({
  steps: (steps, operation, decision) => {
    const session = operation.live.find(opened);
    if (decision.accepted || !session || !about(operation, decision)) return steps;
    return [{ agent: operation.agent, sessionId: session.id, afterDelays: 1, ...step(session, operation) }];
  },
});

/** Each time, the session has one participant more. */
export const withOneMore = (session: StoredSession | undefined): StoredSession | undefined =>
  session && {
    ...session,
    participants: [...session.participants, participant(String(4711 + session.participants.length))],
  };

export const always: About = () => true;

/** The user data of a refused request is attached. */
export const attaching = (_: StoredSession, { body }: OperationView) => ({
  change: whileLive(attach(members(members(body)['userData']))),
});
