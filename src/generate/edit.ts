import { isArray, isObject, type Json, type JsonObject } from '../json/value.ts';

/** Member names and array indexes from the outside in. */
export type Path = readonly (string | number)[];

const without = (value: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

/**
 * A copy of a value with another one at a path; undefined takes the member away, an array's own length as the index adds
 * an entry. What is not on the path is shared with the original.
 */
export function edited(value: Json, path: Path, change: Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return change ?? null;
  if (isArray(value)) {
    const at = Number(first);
    const copy = [...value];
    copy[at] = rest.length === 0 ? (change ?? null) : edited(value[at] ?? null, rest, change);
    return copy;
  }
  if (!isObject(value)) throw new TypeError(`nothing to edit at ${path.join('/')}`);
  if (rest.length > 0) return { ...value, [first]: edited(value[first] ?? {}, rest, change) };
  return change === undefined ? without(value, String(first)) : { ...value, [first]: change };
}

/** The value with the members of every object in reversed order. */
export function reversed(value: Json): Json {
  if (isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, member === undefined ? undefined : reversed(member)] as const)
      .reverse(),
  );
}
