import { isArray, isObject, type Json } from '../json/value.ts';

/** Every place in a value, as the parts of a JSON Pointer; the root first. */
export function places(value: Json | undefined, at: readonly string[] = []): (readonly string[])[] {
  const below = isArray(value)
    ? value.flatMap((item, index) => places(item, [...at, String(index)]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, child]) => places(child, [...at, name]))
      : [];
  return [at, ...below];
}

/** A copy of a value with one place replaced, or left out where `put` is undefined. */
export function edited(value: Json, [part, ...rest]: readonly string[], put: Json | undefined): Json {
  if (part === undefined) return put ?? null;
  const child = isArray(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined;
  const next = rest.length > 0 ? edited(child ?? {}, rest, put) : put;
  if (isArray(value)) {
    const copy = [...value];
    if (next === undefined) copy.splice(Number(part), 1);
    else copy[Number(part)] = next;
    return copy;
  }
  if (!isObject(value)) throw new Error(`no member ${part} in a ${typeof value}`);
  return next === undefined
    ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== part))
    : { ...value, [part]: next };
}
