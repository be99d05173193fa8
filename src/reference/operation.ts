import { isObject, type Json, type JsonObject } from '../json/value.ts';
import type { OperationView, Step } from './hooks.ts';
import { participant, withUserData, type StoredSession } from './session.ts';

/*
 * The state machine: what each operation brings about, as steps that are pure functions of the session as it is when they
 * are taken. A step that finds the session in another state than it needs leaves it alone.
 */

type Change = (session: StoredSession) => StoredSession;

export const whileLive =
  (change: Change) =>
  (session: StoredSession | undefined): StoredSession | undefined =>
    session && session.state !== 'Completed' ? change(session) : session;

export const attach =
  (added: JsonObject): Change =>
  (session) =>
    withUserData(session, { ...session.userData, ...added });

export const remove =
  (key: string): Change =>
  (session) => {
    const kept = Object.entries(session.userData ?? {}).filter(([name]) => name !== key);
    return kept.length === Object.keys(session.userData ?? {}).length
      ? session
      : withUserData(session, Object.fromEntries(kept));
  };

export const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const members = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

function initiate(operation: OperationView, id: string, index: number): readonly Step[] {
  const body = members(operation.body);
  const opened = withUserData(
    {
      id,
      state: 'Initiating',
      participants: [participant(text(members(body['destination'])['phoneNumber']))],
      prefilled: false,
      index,
    },
    members(body['userData']),
  );
  const base = { agent: operation.agent, sessionId: id, afterDelays: 1, notifies: 'StatusChange' } as const;
  return [
    { ...base, change: () => opened },
    {
      ...base,
      change: (session) => (session?.state === 'Initiating' ? { ...session, state: 'Talking' } : session),
    },
  ];
}

/** What an accepted operation does. `next` numbers a new session. */
export function plan(operation: OperationView, next: () => { id: string; index: number }): readonly Step[] {
  const body = members(operation.body);
  if (operation.to === 'list') {
    const { id, index } = next();
    return initiate(operation, id, index);
  }
  const step = { agent: operation.agent, sessionId: operation.id, afterDelays: 1 };
  const data = { ...step, notifies: 'AttachedDataChanged' } as const;
  switch (operation.name) {
    case 'SendMessage':
      return [{ ...step, notifies: 'NewMessage', text: text(body['text']) }];
    case 'AttachUserData':
    case 'UpdateUserData':
      return [{ ...data, change: whileLive(attach(members(body['userData']))) }];
    case 'DeleteUserData':
      return [{ ...data, change: whileLive(remove(text(body['key']))) }];
    case 'Complete':
      return [
        {
          ...step,
          notifies: 'StatusChange',
          change: whileLive((session) => ({ ...session, state: 'Completed' })),
        },
      ];
    default:
      return [];
  }
}
