import { readFile } from 'node:fs/promises';
import { readJson } from '../json/read.ts';
import type { Json } from '../json/value.ts';
import { cause } from './cause.ts';
import { quoted, UsageError } from './usage-error.ts';

/**
 * The JSON of a file of the tool's own. What stands in it is never repeated, for it may be a secret: a message has the
 * place only.
 */
export function parsed(bytes: Uint8Array, name: string): Json {
  const { value, problems } = readJson(bytes);
  const [first] = problems;
  if (first) {
    const { line, column, message } = first;
    throw new UsageError(`${name} is no well-formed JSON: line ${line}, column ${column}: ${message}`);
  }
  if (value === undefined) throw new UsageError(`${name} holds no JSON`);
  return value;
}

/** Reads a file that an option or operand names; `what` says in the message what it was to be. */
export async function readInput(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`cannot read ${what} ${quoted(path)}: ${cause(error)}`, { cause: error });
  }
}

export const readJsonFile = async (path: string, what: string): Promise<Json> =>
  parsed(await readInput(path, what), path);
