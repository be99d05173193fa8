import { describe, expect, test } from 'vitest';
import { edited } from '../generate/edit.ts';
import { isArray, isObject, type Json } from '../json/value.ts';
import * as fileValidators from './generated/file-validators.js';
import * as validators from './generated/validators.js';
import { ajvBy, hyperjumpBy, readSpec, schemaFiles } from './two-validators.ts';
import type { CompiledValidator } from './violation.ts';

/** What is put in every place of a sound value, one at a time; undefined leaves the place out. */
const PUT: readonly (Json | undefined)[] = [
  undefined,
  null,
  true,
  0,
  1,
  21,
  1.5,
  1e300,
  '',
  ' ',
  '.',
  'Talking',
  ' Talking',
  'Complete',
  'NewMessage',
  '/im-sessions/A1',
  '/im-sessions/A1/',
  'http://host/im-sessions/A1',
  'é\u0000\ud83d\ude00',
  [],
  [null],
  {},
  { unknown: [1] },
];

/** Every place in a value, as the parts of a JSON Pointer; the root first. */
function places(value: Json | undefined, at: readonly string[] = []): (readonly string[])[] {
  const below = isArray(value)
    ? value.flatMap((item, index) => places(item, [...at, String(index)]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, child]) => places(child, [...at, name]))
      : [];
  return [at, ...below];
}

const session = {
  id: 'A1',
  state: 'Talking',
  path: '/im-sessions/A1',
  uri: 'http://host/api/v2/im-sessions/A1',
  participants: [{ digits: '3002', e164Number: '', formattedPhoneNumber: '3002', phoneNumber: '3002' }],
  capabilities: ['SendMessage', 'Complete'],
  userData: { favColor: 'blue' },
  unknown: { any: 'thing' },
};

const SOUND: readonly (readonly [reference: string, compiled: CompiledValidator, value: Json])[] = [
  ['envelope.schema.json', validators.envelope, { statusCode: 0 }],
  ['error.schema.json', validators.error, { statusCode: 6, statusMessage: 'Resource not found' }],
  ['feed.schema.json', validators.feed, { imSessions: [session], statusCode: 0 }],
  ['session-answer.schema.json', validators.sessionAnswer, { imSession: session, statusCode: 0 }],
  ['session.schema.json', validators.session, session],
  ['participant.schema.json', validators.participant, session.participants[0] ?? null],
  ['user-data.schema.json', validators.userData, { order: { number: 42 } }],
  ['uris.schema.json', validators.uris, { uris: [session.uri], statusCode: 0 }],
  [
    'notification.schema.json',
    validators.notification,
    { messageType: 'IMSessionStateChangeMessage', notificationType: 'StatusChange', imSession: session },
  ],
  [
    'notification.schema.json',
    validators.notification,
    {
      messageType: 'IMLogUpdateMessage',
      notificationType: 'NewMessage',
      imSessionPath: session.path,
      message: 'Hello',
    },
  ],
  ...operationBodies().map(
    (body) =>
      ['operation.schema.json', validators.operation, body] satisfies [string, CompiledValidator, Json],
  ),
];

function operationBodies(): Json[] {
  const samples = readSpec('../suites/samples/requests.json');
  return Object.values(samples).flatMap((body) => (body === undefined ? [] : [body]));
}

const show = (value: Json) => JSON.stringify(value).slice(0, 200);

describe('the compiled validators and a second, independent one agree', () => {
  test.each(SOUND.map(([reference, compiled, value], index) => ({ reference, compiled, value, index })))(
    '$reference ($index): a sound value, and each place of it changed in every way',
    async ({ reference, compiled, value }) => {
      const second = await hyperjumpBy(reference);
      expect([compiled(value), second(value)]).toEqual([true, true]);
      const changed = places(value).flatMap((place) => PUT.map((put) => edited(value, place, put)));
      const differing = changed.filter((each) => compiled(each) !== second(each));
      expect(differing.map(show)).toEqual([]);
      expect(changed.filter((each) => !second(each)).length).toBeGreaterThan(0);
    },
  );
});

describe('every schema of specs/', () => {
  test.each(schemaFiles())(
    '%s compiles under both validators and agrees with its own examples',
    async (file) => {
      const first = ajvBy(file);
      const second = await hyperjumpBy(file);
      for (const value of [null, 'text', []]) expect(first(value)).toBe(second(value));
      const { examples } = readSpec(file);
      for (const example of isArray(examples) ? examples : [])
        expect([first(example), second(example)]).toEqual([true, true]);
    },
  );

  test('has a title and a description', () => {
    const files = schemaFiles().map((file) => ({ file, schema: readSpec(file) }));
    const silent = files.filter(
      ({ schema }) => typeof schema['title'] !== 'string' || typeof schema['description'] !== 'string',
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });

  test('has a compiled validator', () => {
    const camel = (file: string) =>
      file.replace('.schema.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const compiled = [...Object.keys(validators), ...Object.keys(fileValidators)];
    expect(schemaFiles().filter((file) => !compiled.includes(camel(file)))).toEqual([]);
  });
});

describe('the published samples', () => {
  const sample = (name: string): Json => readSpec(`../suites/samples/${name}.json`);
  const payload = (value: Json): Json => (isObject(value) ? (value['data'] ?? value) : value);

  test.each([
    ['feed', 'feed.schema.json', true],
    ['call-participant', 'participant.schema.json', true],
    ['notification-message', 'notification.schema.json', true],
    ['notification-complete', 'notification.schema.json', true],
    // Their state is " Talking", with a leading blank.
    ['notification-initiate', 'notification.schema.json', false],
    ['notification-attach-user-data', 'notification.schema.json', false],
    ['notification-update-user-data', 'notification.schema.json', false],
    ['notification-delete-user-data', 'notification.schema.json', false],
  ])('%s against %s: %s by both validators', async (name, file, valid) => {
    const value = payload(sample(name));
    expect([ajvBy(file)(value), (await hyperjumpBy(file))(value)]).toEqual([valid, valid]);
  });

  test('the state alone is at fault: mended, the notifications are valid', async () => {
    const second = await hyperjumpBy('notification.schema.json');
    for (const operation of ['initiate', 'attach-user-data', 'update-user-data', 'delete-user-data']) {
      const value = payload(sample(`notification-${operation}`));
      expect(second(edited(value, ['imSession', 'state'], 'Talking'))).toBe(true);
    }
  });

  test.each(Object.entries(readSpec('../suites/samples/requests.json')))(
    'the request %s is that operation and no other',
    async (operation, body = null) => {
      expect((await hyperjumpBy('operation.schema.json'))(body)).toBe(true);
      const names = Object.keys(readSpec('../suites/samples/requests.json'));
      const matching = names.filter((each) => ajvBy(`operation.schema.json#/$defs/${each}`)(body));
      expect(matching).toEqual([operation]);
    },
  );
});
