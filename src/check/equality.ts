import { PARTICIPANT_MEMBERS, SESSION_MEMBERS } from '../contract/generated/values.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json/value.ts';

/** Are two JSON values the same? The order of members does not count, that of array entries does. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  const open: [Json | undefined, Json | undefined][] = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (isArray(x) && isArray(y)) {
      if (x.length !== y.length) return false;
      x.forEach((one, index) => open.push([one, y[index]]));
    } else if (isObject(x) && isObject(y)) {
      const names = Object.keys(x);
      if (names.length !== Object.keys(y).length) return false;
      for (const name of names) {
        if (!Object.hasOwn(y, name)) return false;
        open.push([x[name], y[name]]);
      }
    } else return false;
  }
  return true;
}

const pick = (value: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));

/** One text for each value, whatever the order of its members: a key to sort and compare by. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_key, one: Json) =>
    isObject(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

const sorted = (value: Json | undefined, names?: readonly string[]): Json | undefined =>
  isArray(value)
    ? value.map((one) => canonical(names && isObject(one) ? pick(one, names) : one)).sort()
    : value;

/**
 * A session with what does not count put aside: undocumented members are left out, participants and capabilities are
 * brought into one order.
 */
function essence(session: JsonObject): JsonObject {
  const documented = pick(session, SESSION_MEMBERS);
  return {
    ...documented,
    ...(session['participants'] === undefined
      ? {}
      : { participants: sorted(session['participants'], PARTICIPANT_MEMBERS) }),
    ...(session['capabilities'] === undefined ? {} : { capabilities: sorted(session['capabilities']) }),
  };
}

/** Equal but for undocumented members and the order of participants and capabilities. */
export const equalSessions = (a: JsonObject, b: JsonObject): boolean => equalJson(essence(a), essence(b));
