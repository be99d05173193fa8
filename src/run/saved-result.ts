import { result as validate } from '../contract/generated/file-validators.js';
import type { RunResult } from '../contract/types.ts';
import { violations } from '../contract/violation.ts';
import { readJson } from '../json/read.ts';
import { isObject } from '../json/value.ts';

/** A file that is no result of this tool, or only a part of one. */
export class SavedResultError extends Error {
  override readonly name = 'SavedResultError';
}

const isResult = (value: unknown): value is RunResult => typeof value === 'object' && value !== null;

/**
 * A result that the `json` reporter wrote, checked against the result's schema.
 * @throws SavedResultError where it is cut, no JSON, or no such result.
 */
export function readResult(bytes: Uint8Array): RunResult {
  const { value, problems } = readJson(bytes);
  const [problem] = problems;
  if (problem)
    throw new SavedResultError(
      `no well-formed JSON, perhaps cut: line ${problem.line}, column ${problem.column}: ${problem.message}`,
    );
  if (!isObject(value) || value['schemaVersion'] === undefined)
    throw new SavedResultError('not a result: write one with --reporter json=FILE');
  const [first] = violations(validate, value);
  if (first)
    throw new SavedResultError(
      `not a result that this version reads: at ${first.pointer === '' ? 'the top' : first.pointer}: expected ${first.expected}`,
    );
  if (!isResult(value)) throw new SavedResultError('not a result');
  return value;
}
