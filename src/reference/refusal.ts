import type { Json } from '../json/value.ts';

/** Why the server refuses a request. */
export type Reason =
  | 'not-authenticated'
  | 'csrf'
  | 'no-route'
  | 'hostile-target'
  | 'method'
  | 'too-large'
  | 'media-type'
  | 'malformed'
  | 'not-an-object'
  | 'missing'
  | 'wrong-type'
  | 'out-of-range'
  | 'unknown-operation'
  | 'unknown-session'
  | 'unknown-device'
  | 'live-session'
  | 'not-offered'
  | 'internal';

/** An error answer: the documented code, its message, and the HTTP status that agrees with it. */
export interface Refusal {
  readonly reason: Reason;
  readonly statusCode: number;
  readonly status: number;
  readonly message: string;
  /** JSON Pointer to the parameter that is at fault, where it is one. */
  readonly pointer?: string;
}

const CODES: Readonly<Record<Reason, readonly [statusCode: number, status: number, message: string]>> = {
  'not-authenticated': [20, 401, 'Not authenticated'],
  csrf: [3, 403, 'Missing or invalid Csrf token'],
  'no-route': [6, 404, 'Resource not found'],
  'hostile-target': [6, 404, 'Resource not found'],
  method: [3, 405, 'The method is not allowed for this resource'],
  'too-large': [10, 413, 'The request body is too large'],
  'media-type': [10, 415, 'The media type must be application/json'],
  malformed: [10, 400, 'The request body is not well-formed JSON'],
  'not-an-object': [10, 400, 'The request body must be a JSON object'],
  missing: [1, 400, 'A required parameter is missing'],
  'wrong-type': [10, 400, 'A parameter has the wrong type'],
  'out-of-range': [10, 400, 'A value is out of range'],
  'unknown-operation': [10, 400, 'The operation is not known for this resource'],
  'unknown-session': [6, 404, 'Resource not found'],
  'unknown-device': [6, 404, 'No suitable device is found'],
  'live-session': [2, 409, 'Invalid state: the agent has an IM session already'],
  'not-offered': [2, 409, 'Invalid state: the session does not offer this operation'],
  internal: [4, 500, 'Internal error'],
};

export function refuse(reason: Reason, pointer?: string): Refusal {
  const [statusCode, status, message] = CODES[reason];
  return pointer === undefined
    ? { reason, statusCode, status, message }
    : { reason, statusCode, status, message: `${message}: ${pointer}`, pointer };
}

/** The documented error envelope. */
export const envelope = (refusal: Refusal): { statusCode: Json; statusMessage: Json } => ({
  statusCode: refusal.statusCode,
  statusMessage: refusal.message,
});
