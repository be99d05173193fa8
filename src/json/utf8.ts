import { isAscii } from 'node:buffer';

/** The text of bytes that are known to be UTF-8; a byte-order mark stays in it. */
export function text(bytes: Uint8Array, from: number, to: number): string {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
  return part.toString(isAscii(part) ? 'latin1' : 'utf8');
}

const inRange = (byte: number | undefined, low: number, high: number): boolean =>
  byte !== undefined && byte >= low && byte <= high;

/** Bounds of the second byte where they are narrower than 80–BF: overlong forms, surrogates, beyond U+10FFFF. */
function secondInRange(lead: number, second: number | undefined): boolean {
  if (lead === 0xe0) return inRange(second, 0xa0, 0xbf);
  if (lead === 0xed) return inRange(second, 0x80, 0x9f);
  if (lead === 0xf0) return inRange(second, 0x90, 0xbf);
  if (lead === 0xf4) return inRange(second, 0x80, 0x8f);
  return inRange(second, 0x80, 0xbf);
}

const width = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
};

/** How many bytes the character at `at` takes; 0 where it is not well-formed (RFC 3629) or `to` cuts it. */
export function characterWidth(bytes: Uint8Array, at: number, to: number): number {
  const lead = bytes[at] ?? 0;
  const wide = width(lead);
  if (wide <= 1) return wide;
  if (at + wide > to || !secondInRange(lead, bytes[at + 1])) return 0;
  for (let next = at + 2; next < at + wide; next += 1) if (!inRange(bytes[next], 0x80, 0xbf)) return 0;
  return wide;
}
