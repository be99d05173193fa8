import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { documentKindOf } from '../check/answer.ts';
import type { Exchange, HeaderList, RecordedRequest } from '../exchange.ts';
import { asAnswered, concerns, stepOf } from './foreign-step.ts';

const PREFIXES = { apiBase: '/api/v2', notificationsPath: '/api/v2/notifications' };
const JSON_TYPE: HeaderList = [['content-type', 'application/json; charset=utf-8']];
const LIST = '/api/v2/me/im-sessions';

const request = (method: string, path: string, body?: unknown, headers = JSON_TYPE): RecordedRequest => ({
  method,
  url: `http://h${path}`,
  path,
  headers,
  ...(body === undefined
    ? {}
    : { body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
});

const ownerOf = (...parts: Parameters<typeof request>) => stepOf(request(...parts), PREFIXES)?.['owner'];
const initiate = (change: object = {}) => ({
  operationName: 'InitiateIMSession',
  destination: { phoneNumber: '3002' },
  ...change,
});

describe('a refusal', () => {
  it.each<[string, Parameters<typeof request>]>([
    ['of a good request', ['POST', LIST, initiate()]],
    ['of a request without a mandatory member', ['POST', LIST, { operationName: 'InitiateIMSession' }]],
    ['of an unknown operation', ['POST', `${LIST}/1`, { operationName: 'Dance', text: 5 }]],
    ['of an optional member that is null', ['POST', LIST, initiate({ userData: null })]],
    ['of an unknown session', ['GET', `${LIST}/UNKNOWN`]],
    ['whose recorder leaves headers out', ['POST', LIST, initiate(), []]],
  ])('is an error like any other: %s', (_, parts) => {
    expect(ownerOf(...parts)).toBeUndefined();
  });

  it.each<[string, string, Parameters<typeof request>]>([
    ['broken JSON', 'IMS-ROB-01', ['POST', LIST, '{"a":']],
    ['no body', 'IMS-ROB-01', ['POST', LIST]],
    ['an array as body', 'IMS-ROB-01', ['POST', LIST, []]],
    ['another media type', 'IMS-ROB-01', ['POST', LIST, initiate(), [['Content-Type', 'text/plain']]]],
    ['no media type', 'IMS-ROB-01', ['POST', LIST, initiate(), [['Accept', '*/*']]]],
    ['a scalar for an object', 'IMS-ROB-02', ['POST', LIST, initiate({ destination: '3002' })]],
    ['an array for a string', 'IMS-ROB-02', ['POST', LIST, initiate({ destination: { phoneNumber: [] } })]],
    ['an object for the operation', 'IMS-ROB-02', ['POST', LIST, initiate({ operationName: {} })]],
    ['a number for a string', 'IMS-ROB-07', ['POST', LIST, initiate({ destination: { phoneNumber: 3002 } })]],
    ['null for a mandatory member', 'IMS-ROB-07', ['POST', LIST, initiate({ destination: null })]],
    ['an encoded slash in the id', 'IMS-ROB-03', ['GET', `${LIST}/a%2Fb`]],
    ['two dots as id', 'IMS-ROB-03', ['POST', `${LIST}/..`, initiate()]],
  ])('belongs to the requirement that speaks of it: %s', (_, owner, parts) => {
    expect(ownerOf(...parts)).toBe(owner);
  });
});

const answered = (status: number, body: string): Exchange => {
  const asked = request('GET', `${LIST}?fields=*`);
  return asAnswered({
    index: 0,
    step: stepOf(asked, PREFIXES) ?? { name: 'none' },
    agent: 'first',
    request: asked,
    response: { status, statusText: '', httpVersion: '1.1', headers: JSON_TYPE, body: Buffer.from(body) },
    startedMs: 0,
    durationMs: 0,
    attempts: 1,
    earlier: [],
    echoes: [],
  });
};

describe('a feed', () => {
  it('that was shown is one', () => {
    expect(documentKindOf(answered(200, '{"imSessions":[],"statusCode":0}'))).toBe('feed');
    expect(documentKindOf(answered(200, '<html>'))).toBe('feed');
  });

  it.each([
    [401, '{"statusCode":20,"statusMessage":"x"}'],
    [403, '{"statusCode":5,"statusMessage":"x"}'],
    [200, '{"statusCode":20,"statusMessage":"x"}'],
  ])('was not to be seen by a client that was turned away: %s %s', (status, body) => {
    const exchange = answered(status, body);
    expect([exchange.step.name, documentKindOf(exchange)]).toEqual(['feed.refused', 'error']);
  });
});

it.each<[string, boolean]>([
  [`${LIST}?fields=*`, true],
  ['/gws/api/v2/im-sessions/1', true],
  ['/api/v2/notifications/connect', true],
  ['/api/v2/me', false],
  ['/login', false],
])('knows by its path what has to do with the resource: %s', (path, expected) => {
  expect(concerns(path, PREFIXES)).toBe(expected);
});
