import { Buffer } from 'node:buffer';
import { createEdgeSearch } from './edge-needle.ts';
import { createSearch, type Found, type Needle } from './needle.ts';
import { unescaped, type EscapeKind, type Unescaped } from './unescaped.ts';

export { redactExchange } from './redact-exchange.ts';

/** Something that must not be shown. `kind` is the word in the mark that stands in its place. */
export interface Secret {
  readonly kind: string;
  readonly value: string;
}

/**
 * Replaces every secret in a text by a mark that names its kind, such as `[password]`: as it is, percent-encoded,
 * escaped for JSON or HTML, or in Base64. What is redacted already stays as it is.
 */
export interface Redactor {
  (text: string): string;
  /**
   * The same for a text that was, or may have been, cut out of a longer one: what is left there of a secret, at its
   * beginning, at its end or before an ellipsis, is replaced as well.
   */
  readonly excerpt: (text: string) => string;
  /** Adds secrets that came up since. */
  learn(...secrets: readonly Secret[]): void;
}

/** Below this length a secret is replaced only where it stands alone: a password `a` must not wreck every word. */
const ALONE_BELOW = 4;

/** The least length from which the Base64 of a secret inside some longer text is looked for. */
const CORE_FROM = 8;

/** At most so many secrets that came up later are remembered, the newest of them. */
const MAX_LEARNT = 1_000;

/** The Base64 of a text, and the part of it that does not depend on what stands before and after the text. */
function base64Forms(bytes: Buffer): string[] {
  const whole = bytes.toString('base64').replace(/=+$/, '');
  const cores = [0, 1, 2].map((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]);
    return shifted.toString('base64').slice(Math.ceil((shift * 4) / 3), Math.floor(shifted.length / 3) * 4);
  });
  const forms = bytes.length < CORE_FROM ? [whole] : [whole, ...cores];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** All that a secret may look like once escapes are undone. */
function needles({ kind, value }: Secret): Needle[] {
  const bytes = Buffer.from(value, 'utf8');
  const alone = value.length < ALONE_BELOW;
  // UTF-8 that is read as Latin-1 has characters of its own; a form writes a blank as a plus sign.
  const read = [value, bytes.toString('latin1')];
  const plain = [...read, ...read.map((text) => text.replaceAll(' ', '+'))];
  return [
    ...[...new Set(plain)].map((text) => ({ text, kind, alone, padded: false })),
    ...[...new Set(base64Forms(bytes))].map((text) => ({ text, kind, alone, padded: true })),
  ];
}

/** A text with more places than this was made to exhaust: nothing of it is shown. */
const MAX_PLACES = 1_000_000;

const byStart = (a: Found, b: Found) => a.start - b.start || b.end - a.end;

/** Those that touch no mark; both lists are sorted. */
function outside(places: readonly Found[], marks: readonly Found[]): Found[] {
  let at = 0;
  return places.filter(({ start, end }) => {
    while ((marks[at]?.end ?? Infinity) <= start) at += 1;
    return (marks[at]?.start ?? Infinity) >= end;
  });
}

/** Joins what overlaps in a sorted list; the one that begins first, or is longer, gives its name. */
function joined(places: readonly Found[]): Found[] {
  const all: Found[] = [];
  for (const place of places) {
    const last = all.at(-1);
    if (last === undefined || place.start >= last.end) all.push(place);
    else if (place.end > last.end) all.splice(-1, 1, { ...last, end: place.end });
  }
  return all;
}

function replaced(text: string, places: readonly Found[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, kind } of places) {
    parts.push(text.slice(from, start), `[${kind}]`);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** Escapes inside escapes are undone so many times. */
const ROUNDS = 3;
/** The same for one kind of escape at a time. */
const ROUNDS_OF_ONE = 2;
const KINDS: readonly EscapeKind[] = ['percent', 'json', 'html', 'pointer'];

/** The readings of a text: as it is, and with its escapes of these kinds undone up to so many times. */
function* readings(outer: Unescaped, kinds: readonly EscapeKind[], rounds: number): Generator<Unescaped> {
  yield outer;
  if (rounds === 0) return;
  for (const kind of kinds) {
    const inner = unescaped(outer.text, kind);
    if (inner === undefined) continue;
    const { origin } = outer;
    const back = (start: number, end: number) => origin(...inner.origin(start, end));
    yield* readings({ text: inner.text, origin: back }, kinds, rounds - 1);
  }
}

const asItIs = (text: string): Unescaped => ({ text, origin: (start, end) => [start, end] });

const plainReadings = (text: string): Generator<Unescaped> => readings(asItIs(text), ['all'], ROUNDS);

function* everyReading(text: string): Generator<Unescaped> {
  yield* plainReadings(text);
  yield* readings(asItIs(text), KINDS, ROUNDS_OF_ONE);
}

/** Makes a redactor of these secrets; empty ones are left out. */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const given = new Set(secrets.map(({ value }) => value));
  const known = new Map<string, Secret>();
  const learnt = new Set<string>();
  type Search = (text: string) => Iterable<Found>;
  let search: { readonly whole: Search; readonly edges: Search; readonly mixed: boolean } | undefined;

  const learn = (...more: readonly Secret[]) => {
    for (const secret of more) {
      const { value } = secret;
      if (value === '' || known.has(value)) continue;
      known.set(value, secret);
      search = undefined;
      if (given.has(value)) continue;
      learnt.add(value);
      const [oldest] = learnt;
      if (learnt.size > MAX_LEARNT && oldest !== undefined) {
        learnt.delete(oldest);
        known.delete(oldest);
      }
    }
  };
  const marksIn = (text: string): Found[] =>
    [...new Set([...known.values()].map(({ kind }) => kind))]
      .flatMap((kind) => [...createSearch([{ text: `[${kind}]`, kind, alone: false, padded: false }])(text)])
      .sort(byStart);
  const searches = () => {
    const all = [...known.values()].flatMap(needles);
    // A secret that itself looks escaped is found only where just the escapes around it are undone.
    const mixed = [...known.values()].some(({ value }) => unescaped(value) !== undefined);
    return (search ??= { whole: createSearch(all), edges: createEdgeSearch(all), mixed });
  };
  const placesIn = function* (text: string, cut: boolean): Generator<Found> {
    const { whole, edges, mixed } = search ?? searches();
    for (const level of mixed ? everyReading(text) : plainReadings(text))
      for (const find of cut ? [whole, edges] : [whole])
        for (const { start, end, kind } of find(level.text)) {
          const [from, to] = level.origin(start, end);
          yield { start: from, end: to, kind };
        }
  };
  const replace = (text: string, cut: boolean) => {
    if (known.size === 0) return text;
    const places: Found[] = [];
    for (const place of placesIn(text, cut)) {
      places.push(place);
      if (places.length > MAX_PLACES) return '[secrets]';
    }
    return places.length === 0 ? text : replaced(text, joined(outside(places.sort(byStart), marksIn(text))));
  };
  learn(...secrets);
  return Object.assign((text: string) => replace(text, false), {
    excerpt: (text: string) => replace(text, true),
    learn,
  });
}
