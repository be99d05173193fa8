const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;

/** The first byte after a string, of which `at` is the first byte within. */
function afterString(bytes: Uint8Array, at: number): number {
  for (;;) {
    const end = bytes.indexOf(QUOTE, at);
    if (end === -1) return bytes.length;
    let escapes = 0;
    while (bytes[end - 1 - escapes] === BACKSLASH && end - 1 - escapes >= at) escapes++;
    at = end + 1;
    if (escapes % 2 === 0) return at;
  }
}

/**
 * Do the bytes from `from` on hold more JSON values than `most`? Each but the first of a list follows a comma, and each first
 * one a bracket: values are counted, empty objects and lists twice, without anything being built.
 */
export function holdsMoreValues(bytes: Uint8Array, from: number, most: number): boolean {
  // A value and the comma before it take two bytes.
  if (bytes.length - from < 2 * most) return false;
  let count = 1;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    at++;
    if (byte === QUOTE) at = afterString(bytes, at);
    else if (byte === COMMA || byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      count++;
      if (count > most) return true;
    }
  }
  return false;
}
