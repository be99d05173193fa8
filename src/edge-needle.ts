import type { Found, Needle } from './needle.ts';

/** As many characters of a secret in a row tell too much of it. */
const TELLING = 6;

/** As much of all needles together is looked through for what a text begins with. */
const MAX_BEGINNINGS = 1_000_000;

/** What cutting may leave of an escape or a character. */
const LEFT_OVER = /(?:\\(?:u[0-9a-f]{0,3})?|%[0-9a-f]?|&[a-z#0-9]{0,6}|\uFFFD+)$/i;

/** Places where a text was, or may have been, cut off: its end, and before each ellipsis; each with where the part begins. */
function* cuts(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0;
  for (let at = text.indexOf('…'); at >= 0; at = text.indexOf('…', at + 1)) {
    yield [from, at];
    from = at + 1;
  }
  yield [from, text.length];
}

/**
 * Makes a search for what cutting leaves of needles: the first characters of one at the end of a text or before an
 * ellipsis, the last ones, or some from its middle, where a text begins.
 */
export function createEdgeSearch(needles: readonly Needle[]): (text: string) => Generator<Found> {
  const long = needles.filter(({ text, alone }) => !alone && text.length > TELLING);
  const byBeginning = new Map<string, Needle[]>();
  for (const needle of long) {
    const first = needle.text.slice(0, TELLING);
    byBeginning.set(first, [...(byBeginning.get(first) ?? []), needle]);
  }
  const longest = long.reduce((most, { text }) => Math.max(most, text.length), 0);

  const ending = (text: string, from: number, to: number): Found | undefined => {
    const end = to - (LEFT_OVER.exec(text.slice(Math.max(from, to - 8), to))?.[0].length ?? 0);
    for (let start = Math.max(from, end - longest); start + TELLING <= end; start += 1) {
      const last = text.slice(start, end);
      const needle = byBeginning.get(last.slice(0, TELLING))?.find((one) => one.text.startsWith(last));
      if (needle !== undefined) return { start, end: to, kind: needle.kind };
    }
    return undefined;
  };
  const beginning = (text: string): Found | undefined => {
    const first = text.slice(0, TELLING);
    let looked = 0;
    for (const { text: wanted, kind } of first.length < TELLING ? [] : long) {
      looked += wanted.length;
      if (looked > MAX_BEGINNINGS) return undefined;
      for (let at = wanted.indexOf(first, 1); at > 0; at = wanted.indexOf(first, at + 1)) {
        const rest = wanted.slice(at);
        if (text.startsWith(rest)) return { start: 0, end: rest.length, kind };
        if (rest.startsWith(text)) return { start: 0, end: text.length, kind };
      }
    }
    return undefined;
  };
  return function* (text) {
    const begun = beginning(text);
    if (begun !== undefined) yield begun;
    for (const [from, to] of cuts(text)) {
      const found = ending(text, from, to);
      if (found !== undefined) yield found;
    }
  };
}
