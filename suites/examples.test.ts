import { describe, expect, test } from 'vitest';
import type { CaptureKind } from '../src/capture/types.ts';
import type { DocumentRequirement, SessionRequirement } from '../src/check/requirement.ts';
import type { Json } from '../src/json/value.ts';
import { feed, session } from './example.ts';
import { requirements } from './index.ts';
import { foundIn, judged, resultOf } from './testing/payload.test-data.ts';

const ofSessions = requirements.filter((one): one is SessionRequirement => one.kind === 'session');
const ofBodies = requirements.filter((one): one is DocumentRequirement => one.kind === 'document');

const notification = (imSession: Json): Json => ({
  messageType: 'IMSessionStateChangeMessage',
  notificationType: 'StatusChange',
  imSession,
});

/** Where a session may stand, and with which words before its pointer. */
const PLACES: readonly (readonly [kind: CaptureKind, put: (one: Json) => Json, pointer: string])[] = [
  ['session', (one) => one, ''],
  ['feed', (one) => feed([one]), '/imSessions/0'],
  ['answer', (one) => ({ imSession: one, statusCode: 0 }), '/imSession'],
  ['notification', notification, '/imSession'],
];

describe.each(ofSessions.map((one) => [one.id, one] as const))('%s', (id, requirement) => {
  const { holds, breaks } = requirement.examples;

  test.each(PLACES)('holds of its example in a %s', async (kind, put) => {
    const result = await judged(put(holds), kind);
    expect(foundIn(result)).toEqual([]);
    // In a notification a must is judged as part of IMS-NTF-06.
    const owner = kind === 'notification' && requirement.level === 'must' ? 'IMS-NTF-06' : id;
    expect(resultOf(result, owner).status).toBe('pass');
  });

  test.each(PLACES)('is broken, and no other, by its example in a %s', async (kind, put, pointer) => {
    const result = await judged(put(breaks), kind);
    const owner = kind === 'notification' && requirement.level === 'must' ? 'IMS-NTF-06' : id;
    expect(foundIn(result)).toEqual([owner]);
    const { status, findings } = resultOf(result, owner);
    expect(status).toBe(requirement.level === 'must' ? 'fail' : 'warn');
    for (const finding of findings) {
      expect(finding.pointer).toMatch(new RegExp(`^${pointer}(?:/|$)`));
      expect(finding.requirement).toBe(owner === id ? undefined : id);
    }
  });

  test('is not judged of a feed without a session', async () => {
    const { status, reason } = resultOf(await judged(feed([])), id);
    expect(status).toBe('skip');
    expect(reason).toMatch(/^no session was seen/);
  });
});

describe.each(ofBodies.map((one) => [one.id, one] as const))('%s', (id, requirement) => {
  const kind = requirement.documents.includes('feed') ? 'feed' : requirement.documents[0];
  const as = kind === 'error' || kind === 'notification' ? kind : 'feed';

  test('holds of its example', async () => {
    const result = await judged(requirement.examples.holds, as);
    expect(foundIn(result)).toEqual([]);
    expect(resultOf(result, id).status).toBe('pass');
  });

  test('is broken, and no other, by its example', async () => {
    const result = await judged(requirement.examples.breaks, as);
    expect(foundIn(result)).toEqual([id]);
    expect(resultOf(result, id).status).toBe(requirement.level === 'must' ? 'fail' : 'warn');
  });

  test('is not judged where there is no such body', async () => {
    const other = as === 'feed' ? { statusCode: 6, statusMessage: 'Resource not found' } : feed([]);
    const { requirements: listed } = await judged(other);
    const found = listed.find((one) => one.id === id);
    if (id === 'IMS-ENV-02') expect(found?.status).toBe('pass');
    else if (found) expect(found).toMatchObject({ status: 'skip', reason: requirement.none });
    else expect(requirement.profile).toBe('notifications');
  });
});

test('the sample that examples are made from is without a finding', async () => {
  expect(foundIn(await judged(feed([session()])))).toEqual([]);
});
