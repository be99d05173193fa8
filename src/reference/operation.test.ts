import { describe, expect, it } from 'vitest';
import type { Json } from '../json/value.ts';
import type { OperationView } from './hooks.ts';
import { plan } from './operation.ts';
import { capabilitiesOf, participant, type StoredSession } from './session.ts';

const talking: StoredSession = {
  id: 'A',
  state: 'Talking',
  participants: [participant('3002')],
  userData: { a: '1', b: '2' },
  prefilled: false,
  index: 0,
};

const operation = (name: string, body: Json): OperationView => ({
  request: { method: 'POST', target: '/', headers: {} },
  agent: 'agent1',
  to: name === 'InitiateIMSession' ? 'list' : 'session',
  body,
  name,
  id: name === 'InitiateIMSession' ? '' : 'A',
  session: talking,
  live: [],
});

/** What a session is after all steps of an operation. */
const after = (name: string, body: Json, session?: StoredSession) =>
  plan(operation(name, body), () => ({ id: 'B', index: 1 })).reduce(
    (now, step) => step.change?.(now) ?? now,
    session,
  );

describe('operations', () => {
  it('open a session that talks', () => {
    const body = { destination: { phoneNumber: '16001' }, userData: { x: { y: 1 } } };
    expect(after('InitiateIMSession', body)).toEqual({
      id: 'B',
      state: 'Talking',
      participants: [participant('16001')],
      userData: { x: { y: 1 } },
      prefilled: false,
      index: 1,
    });
  });

  it.each([
    ['AttachUserData', { userData: { c: '3' } }, { a: '1', b: '2', c: '3' }],
    ['UpdateUserData', { userData: { a: 'x', d: '4' } }, { a: 'x', b: '2', d: '4' }],
    ['DeleteUserData', { key: 'a' }, { b: '2' }],
    ['DeleteUserData', { key: 'none' }, { a: '1', b: '2' }],
    [
      'AttachUserData',
      JSON.parse('{"userData":{"__proto__":"p"}}') as Json,
      JSON.parse('{"a":"1","b":"2","__proto__":"p"}'),
    ],
  ])('%s %j leaves %j', (name, body, userData) => {
    expect(JSON.stringify(after(name, body, talking)?.userData)).toBe(JSON.stringify(userData));
  });

  it('leave no user data once the last key is gone', () => {
    const bare = after('DeleteUserData', { key: 'a' }, { ...talking, userData: { a: '1' } });
    expect(bare).not.toHaveProperty('userData');
    expect(bare && capabilitiesOf(bare)).toEqual(['SendMessage', 'AttachUserData', 'Complete']);
  });

  it('complete a session for good', () => {
    const completed = after('Complete', {}, talking);
    expect(completed?.state).toBe('Completed');
    expect(completed && capabilitiesOf(completed)).toEqual([]);
    expect(after('AttachUserData', { userData: { c: '3' } }, completed)).toBe(completed);
    expect(after('Complete', {}, completed)).toBe(completed);
  });
});

describe('a participant', () => {
  it.each([
    ['3002', '3002', '3002'],
    ['+1 (415) 555-0123', '+14155550123', '+14155550123'],
    ['+0123', '+0123', ''],
    ['*72#', '*72#', '*72#'],
    ['none', '', ''],
  ])('with the number %s has the digits %s', (number, digits, e164Number) => {
    expect(participant(number)).toMatchObject({ digits, e164Number });
  });
});
