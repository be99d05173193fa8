import type { ErrorEnvelope } from '../contract/types.ts';
import type { JsonObject } from '../json/value.ts';
import type { Origin } from './case.ts';
import { Draw } from './random.ts';

/** What the documented status codes mean, from 1 on. */
const MEANINGS = [
  'Required parameter missing',
  'Parameter not valid for the current state',
  'Operation forbidden',
  'Internal error',
  'No permission',
  'Resource not found',
  'Partial success',
  'Password change demanded',
  'Processing incomplete',
  'Value out of range',
  'Property is read-only',
  'Cannot retrieve',
  'Cannot create',
  'Cannot delete',
  'Cannot update',
  'Cannot assign',
  'Cannot unassign',
  'Already exists',
  'Already in use',
  'Not authenticated',
];

/** An error answer; the documented codes take turns. */
export function error({ seed, index }: Pick<Origin, 'seed' | 'index'>): ErrorEnvelope & JsonObject {
  const at = index % MEANINGS.length;
  const meaning = MEANINGS[at] ?? 'Error';
  const draw = new Draw(seed);
  const detail = draw.below(2) === 0 ? '' : ` (reference ${draw.digits(7)})`;
  return { statusCode: at + 1, statusMessage: meaning + detail };
}
