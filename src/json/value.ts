/** A value that JSON can carry. Parsed text is typed as this and narrowed by looking, never by casting. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = Json[];
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: Json | undefined): value is JsonArray => Array.isArray(value);

export const isString = (value: Json | undefined): value is string => typeof value === 'string';

/** The JSON word for a value's type: `null`, `boolean`, `number`, `string`, `array`, `object`, or `nothing` when absent. */
export function typeName(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** One reference token of a JSON Pointer (RFC 6901), escaped and with its slash. */
export const token = (part: string | number): string =>
  '/' + String(part).replaceAll('~', '~0').replaceAll('/', '~1');

/** A JSON Pointer (RFC 6901) from its parts. */
export const pointer = (...parts: readonly (string | number)[]): string => parts.map(token).join('');
