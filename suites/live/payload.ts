import { validators, violations } from '../../src/contract/index.ts';
import type { JsonObject } from '../../src/json/value.ts';

/** The six operations. */
export type OperationName =
  'InitiateIMSession' | 'SendMessage' | 'AttachUserData' | 'UpdateUserData' | 'DeleteUserData' | 'Complete';

/** What operations are sent to. */
export interface Addressee {
  readonly destination: string;
  readonly devicePath: string;
}

/** A slip in a message that should be valid: the tool's own fault, never a finding. */
export class InvalidOwnMessage extends Error {}

/** Holds a message that is sent as valid against its own schema. */
export function checked(operation: OperationName, body: JsonObject): JsonObject {
  const [first] = violations(validators[operation], body);
  if (first)
    throw new InvalidOwnMessage(`the suite made an invalid ${operation}: ${first.pointer} ${first.expected}`);
  return body;
}

const to = ({ destination }: Addressee): JsonObject => ({ phoneNumber: destination });

const device = ({ devicePath }: Addressee): JsonObject => (devicePath === '' ? {} : { devicePath });

export const initiate = (addressee: Addressee, userData: JsonObject): JsonObject =>
  checked('InitiateIMSession', {
    operationName: 'InitiateIMSession',
    destination: to(addressee),
    ...device(addressee),
    userData,
  });

export const sendMessage = (addressee: Addressee, text: string): JsonObject =>
  checked('SendMessage', {
    operationName: 'SendMessage',
    text,
    destination: to(addressee),
    devicePath: addressee.devicePath,
  });

export const attach = (userData: JsonObject): JsonObject =>
  checked('AttachUserData', { operationName: 'AttachUserData', userData });

export const update = (userData: JsonObject): JsonObject =>
  checked('UpdateUserData', { operationName: 'UpdateUserData', userData });

export const remove = (key: string): JsonObject =>
  checked('DeleteUserData', { operationName: 'DeleteUserData', key });

export const complete = (): JsonObject => checked('Complete', { operationName: 'Complete' });
