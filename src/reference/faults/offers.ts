import { isArray, isObject, isString, type Json, type JsonObject } from '../../json/value.ts';
import type { OperationView } from '../hooks.ts';
import { withUserData } from '../session.ts';
import { fault, opened, showing, type Fault } from './fault.ts';
import { acceptingIdly, because, changing, named, refused, refusing } from './operation-hooks.ts';

const notOffered = because('not-offered');

/** What a session does not offer is accepted. */
const accepting = (name: string, summary: string, about: (operation: OperationView) => boolean): Fault =>
  fault(name, 'IMS-CAP-09', summary, () =>
    acceptingIdly((operation, decision) => notOffered(operation, decision) && about(operation)),
  );

const isCompleted = ({ session }: OperationView): boolean => session?.state === 'Completed';

/** Opened sessions never offer these, and refuse them. */
const neverOffering = (name: string, summary: string, ...names: readonly string[]): Fault =>
  fault(name, 'IMS-CAP-10', summary, {
    decide: (decision, operation) =>
      decision.accepted && names.includes(operation.name) ? refused('not-offered') : decision,
    ...showing((session) => {
      const { capabilities } = session;
      return isArray(capabilities)
        ? { ...session, capabilities: capabilities.filter((one) => !isString(one) || !names.includes(one)) }
        : session;
    }, opened),
  });

/** Values that are new come back changed. */
const spoiling = (
  name: string,
  requirement: string,
  summary: string,
  change: (value: Json | undefined) => Json | undefined,
): Fault =>
  fault(
    name,
    requirement,
    summary,
    changing(named('InitiateIMSession', 'AttachUserData', 'UpdateUserData'), (after, before) => {
      const was: JsonObject = before?.userData ?? {};
      return withUserData(
        after,
        mapValues(after.userData ?? {}, (value, key) => (was[key] === value ? value : deeply(value, change))),
      );
    }),
  );

const mapValues = (
  value: JsonObject,
  change: (member: Json | undefined, key: string) => Json | undefined,
): JsonObject => Object.fromEntries(Object.entries(value).map(([key, member]) => [key, change(member, key)]));

function deeply(
  value: Json | undefined,
  change: (value: Json | undefined) => Json | undefined,
): Json | undefined {
  if (!isObject(value)) return change(value);
  return change(mapValues(value, (member) => deeply(member, change)));
}

const ofStrings =
  (change: (text: string) => string) =>
  (value: Json | undefined): Json | undefined =>
    isString(value) ? change(value) : value;

const ofNumbers =
  (change: (number: number) => Json) =>
  (value: Json | undefined): Json | undefined =>
    typeof value === 'number' ? change(value) : value;

const CONTROL = /\p{Cc}/u;
const hasControl = (value: Json | undefined): boolean =>
  isObject(value) ? Object.values(value).some(hasControl) : isString(value) && CONTROL.test(value);

const LONGEST = 1000;

export const offerFaults: readonly Fault[] = [
  ...['AttachUserData', 'UpdateUserData', 'DeleteUserData'].map((operation) =>
    fault(
      `${operation.replace('UserData', '').toLowerCase()}-refused`,
      'IMS-CAP-08',
      `${operation} is refused though it is offered`,
      refusing(named(operation), 'not-offered'),
    ),
  ),
  accepting(
    'completed-accepts-message',
    'A Completed session accepts SendMessage',
    (operation) => isCompleted(operation) && operation.name === 'SendMessage',
  ),
  accepting(
    'completed-accepts-complete',
    'A Completed session accepts Complete',
    (operation) => isCompleted(operation) && operation.name === 'Complete',
  ),
  accepting(
    'completed-accepts-user-data',
    'A Completed session accepts user data',
    (operation) => isCompleted(operation) && operation.name.endsWith('UserData'),
  ),
  accepting(
    'update-accepted-without-user-data',
    'UpdateUserData is accepted where it is not offered',
    (operation) => !isCompleted(operation) && operation.name === 'UpdateUserData',
  ),
  accepting(
    'delete-accepted-without-user-data',
    'DeleteUserData is accepted where it is not offered',
    (operation) => !isCompleted(operation) && operation.name === 'DeleteUserData',
  ),
  accepting('everything-accepted', 'Every operation is accepted, offered or not', () => true),

  neverOffering(
    'capabilities-fixed',
    'Neither update nor delete is offered once user data is attached',
    'UpdateUserData',
    'DeleteUserData',
  ),
  neverOffering(
    'update-never-offered',
    'UpdateUserData is not offered once user data is attached',
    'UpdateUserData',
  ),
  neverOffering(
    'delete-never-offered',
    'DeleteUserData is not offered once user data is attached',
    'DeleteUserData',
  ),

  fault(
    'keys-in-lower-case',
    'IMS-UD-03',
    'Keys come back in lower case',
    changing(named('InitiateIMSession', 'AttachUserData', 'UpdateUserData'), (after) =>
      withUserData(
        after,
        Object.fromEntries(
          Object.entries(after.userData ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
        ),
      ),
    ),
  ),
  spoiling(
    'values-trimmed',
    'IMS-UD-03',
    'Outer blanks of values are lost',
    ofStrings((text) => text.trim()),
  ),
  spoiling(
    'values-escaped-for-html',
    'IMS-UD-03',
    'Markup in values is escaped',
    ofStrings((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  ),
  spoiling(
    'values-without-emoji',
    'IMS-UD-03',
    'Characters above U+FFFF are lost',
    ofStrings((text) => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '?')),
  ),
  spoiling(
    'values-without-backslashes',
    'IMS-UD-03',
    'Backslashes in values are lost',
    ofStrings((text) => text.replaceAll('\\', '')),
  ),
  spoiling(
    'values-quotes-doubled',
    'IMS-UD-03',
    'Quotes in values are doubled',
    ofStrings((text) => text.replaceAll('"', '""')),
  ),
  spoiling(
    'values-normalised',
    'IMS-UD-03',
    'Combining marks are joined with their letters',
    ofStrings((text) => text.normalize('NFC')),
  ),
  spoiling(
    'values-cut-at-100',
    'IMS-UD-03',
    'Values are cut after 100 characters',
    ofStrings((text) => text.slice(0, 100)),
  ),
  spoiling('integers-as-strings', 'IMS-UD-03', 'Integers come back as strings', ofNumbers(String)),
  spoiling('nested-as-text', 'IMS-UD-03', 'Nested objects come back as JSON text', (value) =>
    isObject(value) ? JSON.stringify(value) : value,
  ),

  spoiling(
    'values-without-control-characters',
    'IMS-UD-04',
    'Control characters in values are lost',
    ofStrings((text) => text.replaceAll(/\p{Cc}/gu, '')),
  ),
  spoiling(
    'values-cut-at-1000',
    'IMS-UD-04',
    'Values are cut after 1000 characters',
    ofStrings((text) => text.slice(0, LONGEST)),
  ),
  spoiling(
    'integers-of-32-bits',
    'IMS-UD-04',
    'Integers keep their lowest 32 bits only',
    ofNumbers((number) => (Number.isInteger(number) ? Number(BigInt.asIntN(32, BigInt(number))) : number)),
  ),
  spoiling(
    'fractions-rounded',
    'IMS-UD-04',
    'Fractions are rounded',
    ofNumbers((number) => Math.round(number)),
  ),
  fault(
    'control-characters-refused',
    'IMS-UD-04',
    'User data with control characters is refused',
    refusing(({ body }) => isObject(body) && hasControl(body['userData']), 'out-of-range'),
  ),
];
