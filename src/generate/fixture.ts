import type { Json } from '../json/value.ts';

export const KINDS = ['feed', 'session', 'notification', 'request', 'error'] as const;
/** What a fixture is: a whole feed, one session, a notification's payload, the body of a request, an error answer. */
export type FixtureKind = (typeof KINDS)[number];

export const CLASSES = ['valid', 'boundary', 'invalid'] as const;
/**
 * `valid`: no finding at all, neither of a `must` nor of a `should`. `boundary`: legal, but at the edge of what is.
 * `invalid`: one fault in each.
 */
export type FixtureClass = (typeof CLASSES)[number];

/** What is said of a fixture. */
export interface FixtureLabel {
  readonly kind: FixtureKind;
  /** Has it no finding at all? */
  readonly valid: boolean;
  /** The requirement that it breaks; of a request, the one by which a server must refuse it. */
  readonly requirement: string | null;
  /** RFC 6901 JSON Pointer to what is special in it; empty for the whole. */
  readonly pointer: string;
  readonly description: string;
  /** The seed of the run that it comes from. */
  readonly seed: number;
}

/** A fixture is a value, or bytes where what matters of it is how it is written. */
export type Fixture = FixtureLabel & ({ readonly payload: Json } | { readonly bytes: Uint8Array });

const encoder = new TextEncoder();

/** The exact text of a fixture, or its exact bytes. */
export const contentOf = (fixture: Fixture): string | Uint8Array =>
  'bytes' in fixture ? fixture.bytes : JSON.stringify(fixture.payload);

export const bytesOf = (fixture: Fixture): Uint8Array => {
  const content = contentOf(fixture);
  return typeof content === 'string' ? encoder.encode(content) : content;
};
