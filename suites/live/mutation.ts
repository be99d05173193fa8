import { OPERATION_MEMBERS } from '../../src/contract/index.ts';
import { isObject, type Json, type JsonObject } from '../../src/json/value.ts';
import type { OperationName } from './payload.ts';

/** A request with one member of another JSON type. */
export interface Mutation {
  /** IMS-ROB-02 for a structure in a scalar's place or the other way round, IMS-ROB-07 for another scalar. */
  readonly owner: 'IMS-ROB-02' | 'IMS-ROB-07';
  readonly variant: string;
  readonly body: JsonObject;
}

/** The body with the member at `path` replaced. */
function replaced(body: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return body;
  const inner = body[name];
  return { ...body, [name]: rest.length === 0 ? value : replaced(isObject(inner) ? inner : {}, rest, value) };
}

function at(body: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = body;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** What is put in a member's place, by the type that belongs there. */
function wrongValues(
  type: string,
  original: Json,
): readonly (readonly [owner: Mutation['owner'], what: string, value: Json])[] {
  if (type === 'object')
    return [
      ['IMS-ROB-02', 'a string', 'text'],
      ['IMS-ROB-02', 'an array', [original]],
      ['IMS-ROB-02', 'a number', 7],
    ];
  return [
    ['IMS-ROB-02', 'an array', [original]],
    ['IMS-ROB-02', 'an object', { value: original }],
    ['IMS-ROB-07', 'a number', 3002],
    ['IMS-ROB-07', 'a boolean', true],
  ];
}

/** Every member of a request in turn, with each wrong type; `null` for those that are mandatory. */
export function mutations(operation: OperationName, body: JsonObject): Mutation[] {
  return OPERATION_MEMBERS[operation].flatMap(({ path, type, mandatory }) => {
    const original = at(body, path);
    if (original === undefined) return [];
    const wrong = [
      ...wrongValues(type, original),
      ...(mandatory ? [['IMS-ROB-07', 'null', null] as const] : []),
    ];
    return wrong.map(([owner, what, value]) => ({
      owner,
      variant: `${path.join('.')} is ${what}`,
      body: replaced(body, path, value),
    }));
  });
}

/** Ids that are no id, as they stand in the URL; `GET` is left out where a path is rightly normalised to another. */
export const hostileIds = (
  own: string,
): readonly { readonly id: string; readonly what: string; readonly postOnly?: true }[] => [
  { id: '..%2f..%2fme', what: 'encoded slashes' },
  { id: '%2e%2e%2f%2e%2e%2fme', what: 'encoded dots and slashes' },
  { id: '%2e%2e', what: 'encoded dots', postOnly: true },
  { id: '...', what: 'three dots' },
  { id: '..%5c..%5cme', what: 'encoded backslashes' },
  { id: '%252e%252e%252f', what: 'doubly encoded dots' },
  { id: `${own}%2f`, what: 'the own id and an encoded slash' },
  { id: `${own}%00`, what: 'the own id and a zero byte' },
  { id: '%00', what: 'a zero byte' },
  { id: '%0d%0aX-Injected:%20yes', what: 'an encoded line feed' },
  { id: '%01%1f%7f', what: 'control characters' },
  { id: '%F0%9F%92%AC%E2%80%AE', what: 'Unicode' },
  { id: '%c0%ae%c0%ae', what: 'overlong UTF-8' },
  { id: '%ff%fe', what: 'bytes that are no UTF-8' },
  { id: '%', what: 'a bare percent sign', postOnly: true },
  { id: `'%20OR%20'1'='1`, what: 'an SQL fragment' },
  { id: '%24%7Bjndi:x%7D', what: 'an expression' },
  { id: '*', what: 'a wildcard' },
  { id: 'A'.repeat(8192), what: '8 KiB' },
];
