import { bytesSource } from '../../src/capture/source.ts';
import type { CaptureKind } from '../../src/capture/types.ts';
import type { RequirementResult, RunResult } from '../../src/contract/types.ts';
import type { Json } from '../../src/json/value.ts';
import { validate, type ValidateOptions } from '../validate.ts';

/** Judges one captured payload as `validate` does; text is taken as it is. */
export const judged = (
  payload: Json | Uint8Array,
  as?: CaptureKind,
  options: Partial<ValidateOptions> = {},
): Promise<RunResult> => {
  const bytes =
    payload instanceof Uint8Array
      ? payload
      : new TextEncoder().encode(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return validate({
    sources: [bytesSource('payload.json', bytes)],
    ...(as === undefined ? {} : { as }),
    apiBase: '/api/v2',
    notificationsPath: '/api/v2/notifications',
    failOn: 'must',
    failOnUnjudged: false,
    version: '0.0.0',
    startedAt: '2026-01-01T00:00:00.000Z',
    ...options,
  });
};

/** The ids that something was found of. */
export const foundIn = ({ requirements }: RunResult): string[] =>
  requirements.filter(({ findingCount }) => findingCount > 0).map(({ id }) => id);

/** What a requirement came to. */
export function resultOf({ requirements }: RunResult, id: string): RequirementResult {
  const found = requirements.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not among the requirements that were judged`);
  return found;
}
