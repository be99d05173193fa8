import { dereferenced, type PlacedSchema } from '../contract/schemas.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { texts, wrongValues } from './wrong-values.ts';

/** A keyword of a schema that a value breaks, and the value. */
export interface KeywordFault {
  /** Member names from the outside in; `*` is any entry of an array, `+` one more at its end. */
  readonly path: readonly string[];
  readonly keyword: string;
  /** What stands there; undefined where the member is missing. */
  readonly value: Json | undefined;
  readonly description: string;
  /** The JSON type that the schema asks for, where it asks for one. */
  readonly type: string;
  /** Is the member one that must be there? */
  readonly mandatory: boolean;
  /** What `x-requirements` beside the keyword says; undefined where the schema says nothing. */
  readonly claim: string | undefined;
}

/** Members that no schema knows, of several types. */
const UNKNOWN_MEMBERS: JsonObject = { errorCode: 6, uris: [], operationName: 'Complete' };

const last = (path: readonly string[]): string => {
  const name = path.at(-1) ?? '';
  return name === '+' ? `an entry of ${path.at(-2) ?? 'the array'}` : name;
};

function claimOf(schema: JsonObject, keyword: string, value: Json | undefined): string | undefined {
  const claims = schema['x-requirements'];
  if (!isObject(claims)) return undefined;
  const claim = (value === null ? claims['null'] : undefined) ?? claims[keyword];
  return isString(claim) ? claim : undefined;
}

/** Every way to break the keywords of a schema and of those below it, each by one value at one place. */
export function* keywordFaults(
  placed: PlacedSchema,
  path: readonly string[] = [],
  mandatory = true,
): Generator<KeywordFault> {
  const { schema, name } = dereferenced(placed);
  const type = isString(schema['type']) ? schema['type'] : '';
  const fault = (
    keyword: string,
    value: Json | undefined,
    description: string,
    at = path,
    must = mandatory,
  ): KeywordFault => ({
    ...{ path: at, keyword, value, description, type, mandatory: must },
    claim: claimOf(schema, keyword, value),
  });
  if (path.length > 0) for (const said of wrongValues(schema, last(path))) yield fault(...said);
  const required = texts(schema['required']);
  for (const member of required)
    yield fault('required', undefined, `${member} is missing`, [...path, member]);
  if (schema['additionalProperties'] === false) {
    for (const [member, value] of Object.entries(UNKNOWN_MEMBERS)) {
      yield fault('additionalProperties', value, `${member} is a member too many`, [...path, member], false);
    }
  }
  for (const part of isArray(schema['allOf']) ? schema['allOf'] : []) {
    if (isObject(part)) yield* keywordFaults({ schema: part, name }, path, mandatory);
  }
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [member, below] of Object.entries(properties)) {
    if (isObject(below))
      yield* keywordFaults({ schema: below, name }, [...path, member], required.includes(member));
  }
  if (isObject(schema['items'])) yield* itemFaults({ schema: schema['items'], name }, path);
}

/** An entry that is wrong as a whole is one more at the end; what is wrong within one stands in any. */
function* itemFaults(placed: PlacedSchema, path: readonly string[]): Generator<KeywordFault> {
  const depth = path.length + 1;
  for (const fault of keywordFaults(placed, [...path, '*'])) {
    yield fault.path.length > depth
      ? fault
      : {
          ...fault,
          path: [...path, '+'],
          description: fault.description.replace(/^\*/, last([...path, '+'])),
        };
  }
}
