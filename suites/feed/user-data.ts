import { claimed } from '../../src/check/claim.ts';
import type { Defect } from '../../src/check/finding.ts';
import { NOT_APPLICABLE, type SessionRequirement } from '../../src/check/requirement.ts';
import { isObject, token, typeName, type Json, type JsonObject } from '../../src/json/value.ts';
import { session } from '../example.ts';

const about = { area: 'user-data', profile: 'feed', source: 'IMSessionResource' } as const;

const withData = (userData: Json): JsonObject =>
  session({
    userData,
    capabilities: ['SendMessage', 'AttachUserData', 'UpdateUserData', 'DeleteUserData', 'Complete'],
  });

export const userDataObject = claimed({
  ...about,
  id: 'IMS-UD-01',
  level: 'must',
  firmness: 'stated',
  title: '`userData`, where present, is an object',
  how: 'The type of `userData` in the session schema.',
  cause: 'A list of pairs, or the data serialised into a string.',
  examples: { holds: withData({ favColor: 'blue' }), breaks: withData([{ key: 'favColor', value: 'blue' }]) },
  member: 'userData',
});

/** What is wrong with the values and keys of user data, without recursion: it may be nested deeply. */
function oddities(userData: JsonObject): Defect[] {
  const defects: Defect[] = [];
  const open: { readonly value: JsonObject; readonly at: string }[] = [{ value: userData, at: '/userData' }];
  for (let next = open.pop(); next && defects.length < 20; next = open.pop())
    for (const name of Object.keys(next.value)) {
      const value = next.value[name];
      const at = next.at + token(name);
      if (name === '')
        defects.push({
          code: 'key-empty',
          message: 'a key is empty',
          pointer: at,
          expected: 'a name',
          actual: '',
        });
      if (isObject(value)) open.push({ value, at });
      else if (value === null || Array.isArray(value))
        defects.push({
          code: `value-${typeName(value)}`,
          message: `a value is of type ${typeName(value)}`,
          pointer: at,
          expected: 'a string, a number, a boolean or an object of these',
          actual: value,
        });
    }
  return defects;
}

/** As deep as is looked for oddities on the call stack. */
const SHALLOW = 8;

/** Is nothing odd to be seen without a closer look? */
function isPlain(userData: JsonObject, depth = 0): boolean {
  for (const name in userData) {
    const value = userData[name];
    if (name === '') return false;
    if (typeof value === 'object' && !(depth < SHALLOW && isObject(value) && isPlain(value, depth + 1)))
      return false;
  }
  return true;
}

export const userDataValues: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-UD-02',
  level: 'should',
  firmness: 'sample',
  title:
    'the values of `userData` are strings, numbers, booleans or nested objects of these, its keys not empty and not duplicated',
  how: 'Every value and key of `userData` is looked at, however deep; doubled keys are found in the raw bytes.',
  cause: 'Lists or `null` where T-Server knows key-value lists only, or a key that was attached twice.',
  examples: { holds: withData({ order: { number: 42 } }), breaks: withData({ tags: ['a', 'b'] }) },
  none: 'with user data',
  judge: ({ view: { userData }, duplicates }) => {
    if (userData === undefined) return NOT_APPLICABLE;
    if (duplicates.length === 0 && isPlain(userData)) return undefined;
    const defects = [
      ...duplicates.map(({ pointer }) => ({
        code: 'key-twice',
        message: 'a key stands twice',
        pointer,
        expected: 'each key once',
      })),
      ...oddities(userData),
    ];
    return defects.length > 0 ? defects : undefined;
  },
};
