import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json/value.ts';
import { OTHER_ID, participant, SAMPLE, session } from '../example.ts';
import { foundIn, judged } from '../testing/payload.test-data.ts';

const numbers = (changes: JsonObject): JsonObject => session({ participants: [participant(changes)] });
const at = (base: string): JsonObject => session({ uri: `${base}${SAMPLE.path}` });
const PERSON = { digits: '14155550100', e164Number: '+14155550100', phoneNumber: '14155550100' };

/** Close to what breaks a requirement, or just over: what a coarser check would take for the other. */
const CASES: readonly (readonly [what: string, payload: JsonObject, broken: readonly string[]])[] = [
  [
    'numbers that agree with the digits, but not with each other',
    numbers({ e164Number: '', phoneNumber: '13002', formattedPhoneNumber: '23002' }),
    ['IMS-PAR-04'],
  ],
  [
    'the last two numbers alone disagree',
    numbers({ e164Number: '443002', formattedPhoneNumber: '3002', phoneNumber: '13002' }),
    ['IMS-PAR-04'],
  ],
  ['numbers that agree, formatted', numbers({ ...PERSON, formattedPhoneNumber: '+1 (415) 555-0100' }), []],
  ['a prefix before the API', at('https://gws.example/tenant/api/v2'), []],
  ['a host in capitals, a long port', at('HTTPS://GWS.example:10443/api/v2'), []],
  ['a host in capitals, and another base', at('HTTPS://GWS.example:10443/api/v3'), ['IMS-URI-03']],
  ['the base of the API nowhere but in the host', at('https://api.v2.example'), ['IMS-URI-03']],
  [
    'the path of another session',
    session({ uri: `https://x.example/api/v2/im-sessions/${OTHER_ID}` }),
    ['IMS-URI-02'],
  ],
  ['user data nine objects deep', session({ userData: deep(9, 'end') }), []],
  ['an array nine objects deep', session({ userData: deep(9, ['end']) }), ['IMS-UD-02']],
  ['an empty key nine objects deep', session({ userData: deep(9, { '': 1 }) }), ['IMS-UD-02']],
];

function deep(depth: number, end: JsonObject[string]): JsonObject {
  return depth === 0 ? { end } : { in: deep(depth - 1, end) };
}

const FORMATTED = { ...PERSON, formattedPhoneNumber: '+1 (415) 555-0100' };

describe('the numbers of a participant', () => {
  it.each([
    [{ phoneNumber: '14155550101' }],
    [{ phoneNumber: '24155550100' }],
    [{ phoneNumber: '1415*5550100' }],
    [{ phoneNumber: '1415#5550100' }],
    [{ phoneNumber: '99991415550100' }],
    [{ formattedPhoneNumber: '+1 (415) 555-0109' }],
    [{ formattedPhoneNumber: '+1 (415) 555-010' }],
    [{ formattedPhoneNumber: '+9999 1 (415) 555-0100' }],
    [{ digits: '14155559100' }],
    [{ digits: '5550100' }],
    [{ e164Number: '+14155550109' }],
    [{ e164Number: '+1415555010' }],
  ])('do not agree with %j', async (changes) => {
    const payload = numbers({ ...FORMATTED, ...changes });
    expect(foundIn(await judged(payload, 'session'))).toEqual(['IMS-PAR-04']);
  });

  it.each([
    [{ phoneNumber: '415-555-0100', digits: '4155550100' }],
    [{ phoneNumber: '(415) 555 01 00' }],
    [{ digits: '55550100' }],
    [{ e164Number: '' }],
    [{ digits: '*100#', phoneNumber: '*100#', formattedPhoneNumber: '*100#', e164Number: '' }],
  ])('agree with %j', async (changes) => {
    const payload = numbers({ ...FORMATTED, ...changes });
    expect(foundIn(await judged(payload, 'session'))).toEqual([]);
  });
});

describe('a session with', () => {
  it.each(CASES)('%s', async (_what, payload, broken) => {
    expect(foundIn(await judged({ imSessions: [payload], statusCode: 0 }))).toEqual(broken);
  });
});
