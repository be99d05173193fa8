import { describe, expect, it } from 'vitest';
import { requirements } from '../../suites/index.ts';
import type { Json } from '../json/value.ts';
import { isInconclusive, NOT_APPLICABLE, defectsOf } from './requirement.ts';
import { sessionSubject } from './session.ts';

const PARTICIPANT = { digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' };

/** What a requirement says of one session: `fine`, `nothing`, or the messages. */
function said(id: string, members: { readonly [name: string]: Json }): string | string[] {
  const requirement = requirements.find((one) => one.id === id);
  if (requirement?.kind !== 'session') throw new Error(`${id} is no requirement on sessions`);
  const document = { kind: 'session', apiBase: '/api/v2', origin: 'files' } as const;
  const verdict = requirement.judge(sessionSubject(document, { id: '1', ...members }, ''));
  if (verdict === undefined) return 'fine';
  if (verdict === NOT_APPLICABLE) return 'nothing';
  return isInconclusive(verdict) ? verdict.inconclusive : defectsOf(verdict).map(({ message }) => message);
}

describe('a member that breaks a finer requirement', () => {
  it.each([
    ['IMS-CAP-01', { capabilities: ['Transfer'] }],
    ['IMS-STA-01', { state: 'talking' }],
    ['IMS-PAR-01', { participants: [{ ...PARTICIPANT, digits: 3002 }] }],
  ])('keeps the coarser one: %s, %j', (id, members) => {
    expect(said(id, members)).toBe('fine');
  });

  it.each([
    ['IMS-CAP-02', { capabilities: 'Complete' }],
    ['IMS-CAP-02', { capabilities: [5] }],
    ['IMS-STA-02', { state: 5 }],
    ['IMS-PAR-02', { participants: {} }],
  ])('is no subject of a finer one where it breaks the coarser: %s, %j', (id, members) => {
    expect(said(id, members)).toBe('nothing');
  });

  it.each([
    ['IMS-CAP-01', { capabilities: null }],
    ['IMS-CAP-01', {}],
    ['IMS-STA-01', { state: null }],
  ])('is no subject where it is not there, or null: %s, %j', (id, members) => {
    expect(said(id, members)).toBe('nothing');
  });
});

it('says which entry it means, and of what', () => {
  expect(said('IMS-CAP-02', { capabilities: ['Transfer'] })).toEqual([
    expect.stringMatching(/^an entry of capabilities is "Transfer", expected one of \["SendMessage",/),
  ]);
  expect(said('IMS-STA-02', { state: 'talking' })).toEqual([
    expect.stringMatching(/^state is "talking", expected one of \["Initiating",/),
  ]);
});
