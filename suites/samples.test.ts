import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validators, violations } from '../src/contract/index.ts';
import { isObject, isString, type JsonObject } from '../src/json/value.ts';
import { feed, session } from './example.ts';
import { foundIn, judged, resultOf } from './testing/payload.test-data.ts';

const folder = new URL('samples/', import.meta.url);
const bytes = (name: string): Uint8Array => readFileSync(new URL(name, folder));

function sample(name: string): JsonObject {
  const value: unknown = JSON.parse(Buffer.from(bytes(name)).toString());
  return value as JsonObject;
}

/** Which requirements on a session the findings on notifications name. */
const named = (result: Awaited<ReturnType<typeof judged>>): string[] =>
  resultOf(result, 'IMS-NTF-06').findings.map(({ requirement = '' }) => requirement);

describe('the published feed', () => {
  test('is conformant, and nothing is found', async () => {
    const result = await judged(bytes('feed.json'));
    expect(result.verdict).toBe('conformant');
    expect(foundIn(result)).toEqual([]);
    expect(result.sessionsSeen).toBe(1);
    expect(resultOf(result, 'IMS-STA-02').status).toBe('pass');
  });

  test('without the lost link is conformant, with one warning', async () => {
    const text = Buffer.from(bytes('feed.json'))
      .toString()
      .replace(/"uri": "[^"]*"/, '"uri": ""');
    expect(text).toContain('"uri": ""');
    const result = await judged(text);
    expect(result.verdict).toBe('conformant');
    expect(foundIn(result)).toEqual(['IMS-URI-03']);
    expect(result.summary.warn).toBe(1);
    expect(resultOf(result, 'IMS-URI-03').findings).toMatchObject([
      { code: 'uri-empty', pointer: '/imSessions/0/uri', actual: '' },
    ]);
  });

  test('with warnings counted is not conformant', async () => {
    const text = Buffer.from(bytes('feed.json'))
      .toString()
      .replace(/"uri": "[^"]*"/, '"uri": ""');
    expect((await judged(text, undefined, { failOn: 'should' })).verdict).toBe('non-conformant');
  });
});

const notifications = readdirSync(folder).filter((name) => name.startsWith('notification-'));
const withSession = notifications.filter((name) => name !== 'notification-message.json');

describe.each(withSession)('the published %s', (name) => {
  const told = (() => {
    const { data, ...bare } = sample(name);
    return isObject(data) ? data : bare;
  })();

  test('breaks the vendor’s own rules, and is told so', async () => {
    const result = await judged(bytes(name));
    const own = told['imSession'];
    const state = isObject(own) ? own['state'] : undefined;
    expect(result.verdict).toBe('non-conformant');
    expect(named(result)).toEqual(state === ' Talking' ? ['IMS-STA-02', 'IMS-URI-02'] : ['IMS-URI-02']);
    const others = foundIn(result).filter((id) => id !== 'IMS-NTF-06');
    // The id has 23 digits; a Completed session offers all there is.
    expect(others).toEqual(state === 'Completed' ? ['IMS-ID-04', 'IMS-CAP-04'] : ['IMS-ID-04']);
  });

  test('is without a finding once its defects are mended', async () => {
    const id = '007MDF3D0KAHL93L807GK2LAES000001';
    const own = told['imSession'];
    const before = isObject(own) ? own : {};
    const state = isString(before['state']) ? before['state'].trim() : '';
    const mended = {
      ...told,
      imSession: {
        ...before,
        id,
        state,
        path: `/im-sessions/${id}`,
        uri: `http://localhost:8090/api/v2/im-sessions/${id}`,
        capabilities:
          state === 'Completed'
            ? ['AttachUserData']
            : ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'],
      },
    };
    const result = await judged(mended);
    expect(foundIn(result)).toEqual([]);
    expect(result.verdict).toBe('conformant');
  });
});

test('the published message is conformant, though no session is in it', async () => {
  const result = await judged(bytes('notification-message.json'));
  expect(foundIn(result)).toEqual([]);
  expect(resultOf(result, 'IMS-NTF-09').status).toBe('pass');
  expect(resultOf(result, 'IMS-NTF-06').status).toBe('skip');
  expect(result.verdict).toBe('conformant');
});

test('the published participant of a call, with an empty e164Number, is one of a session', async () => {
  const result = await judged(feed([session({ participants: [sample('call-participant.json')] })]));
  expect(foundIn(result)).toEqual([]);
  expect(resultOf(result, 'IMS-PAR-02').status).toBe('pass');
});

test('the published requests are what the suite holds its own against', () => {
  const requests = Object.values(sample('requests.json')).filter(isObject);
  const operations = {
    InitiateIMSession: validators.InitiateIMSession,
    SendMessage: validators.SendMessage,
    AttachUserData: validators.AttachUserData,
    UpdateUserData: validators.UpdateUserData,
    DeleteUserData: validators.DeleteUserData,
    Complete: validators.Complete,
  };
  expect(requests.map(({ operationName }) => operationName).sort()).toEqual(Object.keys(operations).sort());
  for (const [name, validator] of Object.entries(operations)) {
    const request = requests.find(({ operationName }) => operationName === name);
    expect(violations(validator, request ?? null)).toEqual([]);
  }
});
