import {
  AttachUserData,
  Complete,
  DeleteUserData,
  InitiateIMSession,
  SendMessage,
  UpdateUserData,
} from '../contract/generated/validators.js';
import { violations, type CompiledValidator } from '../contract/violation.ts';
import { isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import type { OperationView } from './hooks.ts';
import { members, text } from './operation.ts';
import { refuse, type Refusal } from './refusal.ts';
import { capabilitiesOf, dialable, isLive } from './session.ts';

const ON_LIST: ReadonlyMap<string, CompiledValidator> = new Map([['InitiateIMSession', InitiateIMSession]]);
const ON_SESSION: ReadonlyMap<string, CompiledValidator> = new Map([
  ['SendMessage', SendMessage],
  ['AttachUserData', AttachUserData],
  ['UpdateUserData', UpdateUserData],
  ['DeleteUserData', DeleteUserData],
  ['Complete', Complete],
]);

/** Nested deeper, user data is refused. */
const DEEPEST = 32;

/** Strings, numbers, booleans and objects of these, under keys that are not empty. */
function isUserData(value: Json | undefined, depth = 0): boolean {
  if (!isObject(value)) return value !== null && typeof value !== 'object';
  if (depth > DEEPEST) return false;
  return Object.entries(value).every(([key, member]) => key !== '' && isUserData(member, depth + 1));
}

function schemaRefusal(validator: CompiledValidator, body: JsonObject): Refusal | undefined {
  const found = violations(validator, body);
  const missing = found.find(({ keyword }) => keyword === 'required');
  const first = missing ?? found[0];
  return first && refuse(missing ? 'missing' : 'wrong-type', first.pointer);
}

function valueRefusal(body: JsonObject, device: string): Refusal | undefined {
  const { destination, devicePath, userData } = body;
  if (destination !== undefined && dialable(text(members(destination)['phoneNumber'])) === '')
    return refuse('out-of-range', '/destination/phoneNumber');
  if (userData !== undefined && !isUserData(userData)) return refuse('out-of-range', '/userData');
  return devicePath === undefined || devicePath === device ? undefined : refuse('unknown-device');
}

function stateRefusal(operation: OperationView, isOpening: boolean): Refusal | undefined {
  if (operation.to === 'list')
    return isOpening || operation.live.length > 0 ? refuse('live-session') : undefined;
  const { session, name } = operation;
  const offered: readonly string[] = session && isLive(session) ? capabilitiesOf(session) : [];
  return offered.includes(name) ? undefined : refuse('not-offered');
}

/**
 * Why an operation is refused, looked for in a fixed order: the session, the body, its name, its schema, its values, the
 * state. `isOpening` says that a session is on its way that the feed does not show yet.
 */
export function judge(operation: OperationView, device: string, isOpening: boolean): Refusal | undefined {
  const { body, to, session } = operation;
  if (!isObject(body)) return refuse('not-an-object');
  if (to === 'session' && !session) return refuse('unknown-session');
  const name = body['operationName'];
  if (name === undefined) return refuse('missing', '/operationName');
  if (!isString(name)) return refuse('wrong-type', '/operationName');
  const validator = (to === 'list' ? ON_LIST : ON_SESSION).get(name);
  if (!validator) return refuse('unknown-operation');
  return schemaRefusal(validator, body) ?? valueRefusal(body, device) ?? stateRefusal(operation, isOpening);
}
