import { isArray, isObject, typeName, type Json, type JsonObject } from '../json/value.ts';
import type { CaptureKind } from './types.ts';

/** A notification as it was captured: bare, the `data` of a Bayeux message, or what stands around it. */
const isNotification = (value: JsonObject): boolean =>
  value['messageType'] !== undefined ||
  (value['channel'] !== undefined && value['data'] !== undefined) ||
  (isObject(value['data']) && value['data']['messageType'] !== undefined);

const isBayeuxMessage = (value: Json): boolean => isObject(value) && typeof value['channel'] === 'string';

function ofObject(value: JsonObject): CaptureKind | undefined {
  const { imSessions, imSession, statusCode, log, id, state, path } = value;
  if (imSessions !== undefined) return 'feed';
  if (isNotification(value)) return 'notification';
  if (imSession !== undefined) return 'answer';
  if (statusCode !== undefined) return statusCode === 0 ? 'feed' : 'error';
  if (isObject(log) && log['entries'] !== undefined) return 'har';
  return id !== undefined || state !== undefined || path !== undefined ? 'session' : undefined;
}

/**
 * What a captured value is. `malformed` is what no answer of the API can be: no JSON at all (undefined), a scalar, an
 * array of anything but Bayeux messages. `unknown` is any other object.
 */
export function detect(value: Json | undefined): CaptureKind | 'malformed' | 'unknown' {
  if (isObject(value)) return ofObject(value) ?? 'unknown';
  if (isArray(value) && value.length > 0 && value.every(isBayeuxMessage)) return 'notification';
  return 'malformed';
}

const MAX_NAMES = 8;

/** An object that is nothing known, in words. */
export function described(value: Json | undefined): string {
  if (!isObject(value)) return `a value of type ${typeName(value)}`;
  const names = Object.keys(value);
  if (names.length === 0) return 'an object without members';
  const more = names.length > MAX_NAMES ? ', …' : '';
  return `an object with ${names
    .slice(0, MAX_NAMES)
    .map((name) => JSON.stringify(name.slice(0, 40)))
    .join(', ')}${more}`;
}

/** What is accepted, in words. */
export const ACCEPTED =
  'a feed ("imSessions"), a single answer ("imSession"), an error answer ("statusCode"), a session ("id", "state" or "path"), ' +
  'a notification ("messageType", or "channel" and "data"), an array of Bayeux messages, a HAR recording ("log.entries"), ' +
  'or NDJSON with one of these a line';
