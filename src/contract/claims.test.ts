import { describe, expect, test } from 'vitest';
import { requirements } from '../../suites/index.ts';
import { edited } from '../generate/edit.ts';
import { isArray, isObject, token, type Json } from '../json/value.ts';
import * as validators from './generated/validators.js';
import { readSpec, schemaFiles } from './two-validators.ts';
import { violations, type CompiledValidator } from './violation.ts';

const ASSERTIONS = new Set([
  'type',
  'enum',
  'const',
  'not',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'required',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'additionalProperties',
  'unevaluatedProperties',
  'minItems',
  'maxItems',
  'uniqueItems',
  'contains',
  'unevaluatedItems',
]);

interface Claim {
  /** The file's name without its ending, and the place of the value that the keyword speaks of. */
  readonly subject: string;
  readonly keyword: string;
  readonly requirement: string;
}

interface Claims {
  readonly claimed: Claim[];
  /** Keywords without a claim, and claims without a keyword. */
  readonly loose: string[];
}

/** `null` is no keyword: it claims the type violation of a value that is null. */
const isBacked = (keyword: string, node: { readonly [name: string]: Json | undefined }) =>
  keyword === 'null' ? node['type'] !== undefined : node[keyword] !== undefined;

function claims(subject: string, node: Json | undefined): Claims {
  if (!isObject(node)) return { claimed: [], loose: [] };
  const own = isObject(node['x-requirements']) ? node['x-requirements'] : {};
  const loose = [
    ...Object.keys(node).filter((keyword) => ASSERTIONS.has(keyword) && own[keyword] === undefined),
    ...Object.keys(own).filter((keyword) => !isBacked(keyword, node)),
  ].map((keyword) => `${subject} ${keyword}`);
  const claimed = Object.entries(own).map(([keyword, requirement]) => ({
    subject,
    keyword,
    requirement: typeof requirement === 'string' ? requirement : '',
  }));
  const properties = isObject(node['properties']) ? Object.entries(node['properties']) : [];
  const below = [
    ...properties.map(([name, child]) => claims(subject + token(name), child)),
    claims(`${subject}/0`, node['items']),
    ...(isArray(node['allOf']) ? node['allOf'].map((child) => claims(subject, child)) : []),
  ];
  return {
    claimed: [...claimed, ...below.flatMap((each) => each.claimed)],
    loose: [...loose, ...below.flatMap((each) => each.loose)],
  };
}

const name = (file: string) => file.replace('.schema.json', '');
const claiming = schemaFiles().filter((file) => isObject(readSpec(file)['x-requirements']));
const all = claiming.map((file) => claims(name(file), readSpec(file)));

test('the schemas of what a server sends all claim their requirements', () => {
  expect(claiming.map(name)).toEqual([
    'envelope',
    'error',
    'feed',
    'participant',
    'session-answer',
    'session',
    'uris',
    'user-data',
  ]);
});

test('every assertion keyword is claimed by a requirement, and no claim lacks its keyword', () => {
  expect(all.flatMap(({ loose }) => loose)).toEqual([]);
  const ids = requirements.map(({ id }) => id);
  const claimed = all.flatMap((each) => each.claimed.map(({ requirement }) => requirement));
  expect(claimed.filter((id) => !ids.includes(id))).toEqual([]);
});

const participant = { digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' };
const session = {
  id: 'A1',
  state: 'Talking',
  path: '/im-sessions/A1',
  uri: 'http://host/api/v2/im-sessions/A1',
  participants: [participant],
  capabilities: ['Complete'],
};
const feed = { imSessions: [session], statusCode: 0 };

const SOUND: Readonly<Record<string, readonly [CompiledValidator, Json]>> = {
  envelope: [validators.envelope, { statusCode: 0 }],
  error: [validators.error, { statusCode: 6, statusMessage: 'Resource not found' }],
  feed: [validators.feed, feed],
  participant: [validators.participant, participant],
  'session-answer': [validators.sessionAnswer, { imSession: session, statusCode: 0 }],
  session: [validators.session, session],
  uris: [validators.uris, { uris: [session.uri], statusCode: 0 }],
  'user-data': [validators.userData, { favColor: 'blue' }],
};

/** What is put where (undefined: left out), and whose it then is. */
type Row = readonly [place: string, put: Json | undefined, keyword: string, requirement: string, at?: string];

const ROWS: readonly Row[] = [
  ['envelope', [], 'type', 'IMS-ENV-02'],
  ['envelope/statusCode', undefined, 'required', 'IMS-ENV-03', 'envelope'],
  ['envelope/statusCode', '0', 'type', 'IMS-ENV-03'],
  ['envelope/statusCode', 0.5, 'type', 'IMS-ENV-03'],
  ['envelope/statusCode', null, 'type', 'IMS-ENV-03'],
  ['envelope/statusCode', 1, 'const', 'IMS-ENV-03'],
  ['envelope/statusMessage', 'OK', 'not', 'IMS-ENV-05'],
  ['envelope/statusMessage', null, 'not', 'IMS-ENV-05'],
  ['error', 'no', 'type', 'IMS-ENV-06'],
  ['error/statusMessage', undefined, 'required', 'IMS-ENV-06', 'error'],
  ['error/imSessions', [], 'additionalProperties', 'IMS-ENV-06', 'error'],
  ['error/statusCode', '6', 'type', 'IMS-ENV-06'],
  ['error/statusCode', 0, 'minimum', 'IMS-ENV-06'],
  ['error/statusCode', 21, 'maximum', 'IMS-ENV-06'],
  ['error/statusMessage', 6, 'type', 'IMS-ENV-06'],
  ['error/statusMessage', '', 'minLength', 'IMS-ENV-06'],
  ['feed', [], 'type', 'IMS-ENV-02'],
  ['feed/imSessions', undefined, 'required', 'IMS-ENV-04', 'feed'],
  ['feed/imSessions', {}, 'type', 'IMS-ENV-04'],
  ['participant', '3002', 'type', 'IMS-PAR-01'],
  ['participant', null, 'type', 'IMS-PAR-01'],
  ['participant/digits', undefined, 'required', 'IMS-PAR-02', 'participant'],
  ...['digits', 'e164Number', 'formattedPhoneNumber', 'phoneNumber'].flatMap((member): Row[] => [
    [`participant/${member}`, 3002, 'type', 'IMS-PAR-02'],
    [`participant/${member}`, null, 'null', 'IMS-FLD-05'],
  ]),
  ['session-answer', 1, 'type', 'IMS-ENV-02'],
  ['session-answer/imSession', undefined, 'required', 'IMS-FLD-04', 'session-answer'],
  ['session', 'A1', 'type', 'IMS-ENV-04'],
  ['session', null, 'type', 'IMS-ENV-04'],
  ['session/state', undefined, 'required', 'IMS-FLD-01', 'session'],
  ['session/id', 1, 'type', 'IMS-ID-01'],
  ['session/id', '', 'pattern', 'IMS-ID-01'],
  ['session/id', '..', 'pattern', 'IMS-ID-01'],
  ['session/id', 'a/b', 'pattern', 'IMS-ID-01'],
  ['session/id', 'a%20b', 'pattern', 'IMS-ID-01'],
  ['session/id', 'A1\n', 'pattern', 'IMS-ID-01'],
  ['session/id', null, 'null', 'IMS-FLD-05'],
  ['session/state', ['Talking'], 'type', 'IMS-STA-01'],
  ['session/state', ' Talking', 'enum', 'IMS-STA-02'],
  ['session/state', 'talking', 'enum', 'IMS-STA-02'],
  ['session/state', null, 'null', 'IMS-FLD-05'],
  ['session/path', {}, 'type', 'IMS-PATH-01'],
  ['session/path', 'im-sessions/A1', 'pattern', 'IMS-PATH-01'],
  ['session/path', '/im-sessions/A1/', 'pattern', 'IMS-PATH-01'],
  ['session/path', '/im-sessions/A1?x', 'pattern', 'IMS-PATH-01'],
  ['session/path', '/im-sessions/', 'pattern', 'IMS-PATH-01'],
  ['session/path', null, 'null', 'IMS-FLD-05'],
  ['session/uri', true, 'type', 'IMS-URI-01'],
  ['session/uri', '/api/v2/im-sessions/A1', 'pattern', 'IMS-URI-01'],
  ['session/uri', 'ftp://host/im-sessions/A1', 'pattern', 'IMS-URI-01'],
  ['session/uri', null, 'null', 'IMS-FLD-05'],
  ['session/participants', {}, 'type', 'IMS-PAR-01'],
  ['session/participants', null, 'null', 'IMS-FLD-05'],
  ['session/capabilities', 'Complete', 'type', 'IMS-CAP-01'],
  ['session/capabilities', null, 'null', 'IMS-FLD-05'],
  ['session/capabilities/0', 1, 'type', 'IMS-CAP-01'],
  ['session/capabilities/0', null, 'type', 'IMS-CAP-01'],
  ['session/capabilities/0', 'complete', 'enum', 'IMS-CAP-02'],
  ['session/capabilities/0', 'InitiateIMSession', 'enum', 'IMS-CAP-02'],
  ['uris', 0, 'type', 'IMS-ENV-02'],
  ['uris/uris', undefined, 'required', 'IMS-ENV-07', 'uris'],
  ['uris/uris', {}, 'type', 'IMS-ENV-07'],
  ['uris/uris/0', 1, 'type', 'IMS-ENV-07'],
  ['uris/uris/0', '/im-sessions/A1', 'pattern', 'IMS-ENV-07'],
  ['uris/imSessions', [], 'not', 'IMS-ENV-07'],
  ['user-data', [], 'type', 'IMS-UD-01'],
  ['user-data', null, 'null', 'IMS-FLD-05'],
];

describe('a violation belongs to the requirement that claims its keyword', () => {
  test('the sound values have none', () => {
    for (const [validator, value] of Object.values(SOUND)) expect(violations(validator, value)).toEqual([]);
  });

  const cases = ROWS.map(([place, put, keyword, requirement]) => ({ place, put, keyword, requirement }));

  test.each(cases)('$place = $put: $keyword is of $requirement', ({ place, put, keyword, requirement }) => {
    const [schema = '', ...parts] = place.split('/');
    const sound = SOUND[schema];
    if (sound === undefined) throw new Error(`no sound value of ${schema}`);
    const found = violations(sound[0], edited(sound[1], parts, put));
    expect(found).toMatchObject([
      { requirement, keyword: keyword === 'null' ? 'type' : keyword, pointer: parts.map(token).join('') },
    ]);
  });

  test('the table has every claim', () => {
    const shown = new Set(
      ROWS.map(([place, , keyword, requirement, at]) => `${at ?? place} ${keyword} ${requirement}`),
    );
    const claimed = all.flatMap(({ claimed: list }) =>
      list.map(({ subject, keyword, requirement }) => `${subject} ${keyword} ${requirement}`),
    );
    expect(claimed.filter((claim) => !shown.has(claim))).toEqual([]);
    expect([...shown].filter((row) => !claimed.includes(row))).toEqual([]);
  });
});

test('one value has one violation: the wrong type silences the other keywords', () => {
  const value = edited(feed, ['statusCode'], null);
  expect(violations(validators.feed, value)).toMatchObject([{ pointer: '/statusCode', keyword: 'type' }]);
});

test('each broken member is reported in its place, and whose session it is', () => {
  const second = { ...session, state: 'EventRinging', participants: [{ ...participant, digits: null }] };
  const value = { imSessions: [session, second], statusCode: 0 };
  expect(violations(validators.feed, value)).toMatchObject([
    { requirement: 'IMS-STA-02', pointer: '/imSessions/1/state', actual: 'EventRinging' },
    { requirement: 'IMS-FLD-05', pointer: '/imSessions/1/participants/0/digits', actual: null },
  ]);
});
