import { Buffer } from 'node:buffer';
import { validatePayload, type Payload } from '../../suites/validate.ts';
import type { RunResult } from '../contract/types.ts';
import { readJson } from '../json/read.ts';
import { judgingOf, type JudgingOptions } from './choice.ts';
import { API_BASE, notificationsPathOf } from './defaults.ts';

export interface PayloadOptions extends JudgingOptions {
  /** The prefix of the API that a `uri` is held against; `/api/v2` unless given. */
  readonly apiBase?: string;
  /** What the result calls the payload. */
  readonly name?: string;
}

/**
 * What can be judged in memory: the bytes as they came, JSON text, or a value, which is judged as the JSON that
 * `JSON.stringify` makes of it. Only bytes and text show what is wrong with how JSON is written.
 */
export type PayloadInput = Uint8Array | string | object | null;

function bytesOf(input: PayloadInput): Uint8Array {
  if (input instanceof Uint8Array) return input;
  if (typeof input === 'string') return Buffer.from(input, 'utf8');
  // The types say that there is always a text; for a function there is none.
  const text: unknown = JSON.stringify(input);
  if (typeof text !== 'string') throw new TypeError('the payload is no value that JSON can carry');
  return Buffer.from(text, 'utf8');
}

function judged(kind: Payload['kind'], input: PayloadInput, options: PayloadOptions): RunResult {
  const { apiBase = API_BASE, name = kind } = options;
  return validatePayload(
    { captured: readJson(bytesOf(input)), kind, name },
    { ...judgingOf(options), apiBase, notificationsPath: notificationsPathOf(apiBase) },
  );
}

/** Judges the answer to `GET …/me/im-sessions?fields=*`. Throws `NoSuchRequirement` for an unknown word. */
export const validateFeed = (feed: PayloadInput, options: PayloadOptions = {}): RunResult =>
  judged('feed', feed, options);

/** Judges one session, as a feed or a notification holds it. Throws `NoSuchRequirement` for an unknown word. */
export const validateSession = (session: PayloadInput, options: PayloadOptions = {}): RunResult =>
  judged('session', session, options);

/**
 * Judges a notification: its payload, the Bayeux message around it, or an array of such messages. Throws
 * `NoSuchRequirement` for an unknown word.
 */
export const validateNotification = (notification: PayloadInput, options: PayloadOptions = {}): RunResult =>
  judged('notification', notification, options);

/** Judges an error answer. Throws `NoSuchRequirement` for an unknown word. */
export const validateError = (error: PayloadInput, options: PayloadOptions = {}): RunResult =>
  judged('error', error, options);
