import { validate as validateSources } from '../../suites/validate.ts';
import { bytesSource, fileSource } from '../capture/source.ts';
import type { CaptureKind, Source } from '../capture/types.ts';
import type { RunResult } from '../contract/types.ts';
import { judgingOf, type JudgingOptions } from './choice.ts';
import { API_BASE, notificationsPathOf } from './defaults.ts';

export interface ValidateOptions extends JudgingOptions {
  /** What every payload is, instead of finding out. */
  readonly as?: CaptureKind;
  /** The prefix of the API; `/api/v2` unless given. */
  readonly apiBase?: string;
  /** The CometD endpoint, which tells the notifications in a recording; below the API unless given. */
  readonly notificationsPath?: string;
  readonly signal?: AbortSignal;
}

/** A file by its path, or bytes that are at hand, with a name for the report. */
export type ValidateInput = string | { readonly name: string; readonly bytes: Uint8Array };

const sourceOf = (input: ValidateInput): Source =>
  typeof input === 'string' ? fileSource(input) : bytesSource(input.name, input.bytes);

/**
 * Judges captured payloads, as the command `validate` does: feeds, sessions, notifications, error answers, NDJSON of
 * these, and HAR recordings. Files of any size are streamed. Rejects with `NotJudgeable` for what is no payload of the
 * API, `UnreadableSource` for a file that cannot be read, `NoSuchRequirement` for an unknown word.
 */
export async function validate(
  inputs: ValidateInput | readonly ValidateInput[],
  options: ValidateOptions = {},
): Promise<RunResult> {
  const { as, apiBase = API_BASE, notificationsPath = notificationsPathOf(apiBase), signal } = options;
  const all = typeof inputs === 'string' || 'bytes' in inputs ? [inputs] : inputs;
  return validateSources({
    ...judgingOf(options),
    sources: all.map(sourceOf),
    ...(as === undefined ? {} : { as }),
    apiBase,
    notificationsPath,
    ...(signal === undefined ? {} : { signal }),
  });
}
