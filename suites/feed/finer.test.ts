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

describe('a session with', () => {
  it.each(CASES)('%s', async (_what, payload, broken) => {
    expect(foundIn(await judged({ imSessions: [payload], statusCode: 0 }))).toEqual(broken);
  });
});
