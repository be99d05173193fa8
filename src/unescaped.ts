/** A text with its escapes undone, and the way back to the places in the text itself. */
export interface Unescaped {
  readonly text: string;
  /** The range of the original text that became this range of `text`. */
  readonly origin: (start: number, end: number) => readonly [start: number, end: number];
}

/** Percent-encoding, JSON escapes, the HTML entities of the characters that markup needs, JSON Pointers, and all of them. */
const ESCAPES = {
  all: /%[0-9a-f]{2}|\\(?:u[0-9a-f]{4}|["\\/bfnrt])|&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});|~[01]/gi,
  percent: /%[0-9a-f]{2}/gi,
  json: /\\(?:u[0-9a-f]{4}|["\\/bfnrt])/gi,
  html: /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi,
  pointer: /~[01]/g,
};

export type EscapeKind = keyof typeof ESCAPES;

const NAMED: Readonly<Record<string, string>> = {
  '\\b': '\b',
  '\\f': '\f',
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '~0': '~',
  '~1': '/',
};

const codePoint = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

/** Bytes of percent-encoded text become characters of Latin-1, as in a body that is read so. */
function characterOf(escape: string): string {
  const named = NAMED[escape.toLowerCase()];
  if (named !== undefined) return named;
  if (escape.startsWith('%')) return String.fromCharCode(parseInt(escape.slice(1), 16));
  if (/^&#x/i.test(escape)) return codePoint(parseInt(escape.slice(3), 16));
  if (escape.startsWith('&#')) return codePoint(parseInt(escape.slice(2), 10));
  if (/^\\u/i.test(escape)) return String.fromCharCode(parseInt(escape.slice(2), 16));
  return escape.slice(1);
}

/** Where an escape stood, in `text` and in the original, and how long it is in each. */
interface Place {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly fromLength: number;
}

function lastBefore(places: readonly Place[], index: number): Place | undefined {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return places[low - 1];
}

/** The range in the original of the one character at `index`. */
function originOf(places: readonly Place[], index: number): readonly [number, number] {
  const place = lastBefore(places, index);
  if (place === undefined) return [index, index + 1];
  if (index < place.at + place.length) return [place.from, place.from + place.fromLength];
  const from = place.from + place.fromLength + (index - place.at - place.length);
  return [from, from + 1];
}

/** Undoes every escape of a kind in a text once; undefined where it holds none. */
export function unescaped(text: string, kind: EscapeKind = 'all'): Unescaped | undefined {
  if (!/[%\\&~]/.test(text)) return undefined;
  const places: Place[] = [];
  const parts: string[] = [];
  let from = 0;
  let length = 0;
  for (const match of text.matchAll(ESCAPES[kind])) {
    const [escape] = match;
    const character = characterOf(escape);
    parts.push(text.slice(from, match.index), character);
    const at = length + match.index - from;
    places.push({ at, length: character.length, from: match.index, fromLength: escape.length });
    from = match.index + escape.length;
    length = at + character.length;
  }
  if (places.length === 0) return undefined;
  parts.push(text.slice(from));
  return {
    text: parts.join(''),
    origin: (start, end) => [originOf(places, start)[0], originOf(places, end - 1)[1]],
  };
}
