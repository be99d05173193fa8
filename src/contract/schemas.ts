import { createRequire } from 'node:module';
import { isObject, type JsonObject } from '../json/value.ts';

const require = createRequire(import.meta.url);
const read: (file: string) => JsonObject = require;

/** One schema of the API as it stands in `specs/`, by its file's name without the ending: `session`, `error`. */
export const apiSchema = (name: string): JsonObject => read(`#specs/${name}.schema.json`);

const text = (value: JsonObject[string]): string => (typeof value === 'string' ? value : '');

/** A schema and the name of the file that it stands in. */
export interface PlacedSchema {
  readonly schema: JsonObject;
  readonly name: string;
}

/**
 * Follows a `$ref` to another schema file, to a `$defs` member of the same one, or to both.
 * @throws Error where there is no such schema.
 */
export function dereferenced({ schema, name }: PlacedSchema): PlacedSchema {
  const reference = text(schema['$ref']);
  if (reference === '') return { schema, name };
  const [file = '', fragment = ''] = reference.split('#');
  const next = file === '' ? name : file.replace('.schema.json', '');
  let found: JsonObject = apiSchema(next);
  for (const part of fragment.split('/').slice(1)) {
    const member = found[part];
    if (!isObject(member)) throw new Error(`specs: ${reference} names no schema`);
    found = member;
  }
  return dereferenced({ schema: found, name: next });
}
