import { isArray, isObject, type Json } from '../json/value.ts';
import type { Path } from './edit.ts';
import type { Draw } from './random.ts';

/** The path in a given value: `*` becomes the index of an entry that is drawn, `+` the one after the last. */
export function placed(value: Json, path: readonly string[], draw: Draw): Path {
  const found: (string | number)[] = [];
  let at: Json | undefined = value;
  for (const part of path) {
    const next: string | number = isArray(at)
      ? part === '+'
        ? at.length
        : draw.below(Math.max(at.length, 1))
      : part;
    at = isArray(at) ? at[Number(next)] : isObject(at) ? at[next] : undefined;
    found.push(next);
  }
  return found;
}
