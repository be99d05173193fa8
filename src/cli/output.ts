import { access, constants, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSpecial } from '../generate/whole.ts';
import { cause } from './cause.ts';
import { EnvironmentError, quoted, UsageError } from './usage-error.ts';

/** Text is gathered to pieces of this length before it is written. */
const PIECE = 65_536;

/** Refuses a file that could not be written at the end of the run, before anything is sent. */
export async function checkWritable(path: string): Promise<void> {
  const refuse = (error: unknown): never => {
    throw new UsageError(`cannot write ${quoted(path)}: ${cause(error)}`, { cause: error });
  };
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) refuse(new Error('it is a folder'));
  const folder = await stat(dirname(path)).catch(refuse);
  if (!folder.isDirectory()) refuse(new Error(`${quoted(dirname(path))} is no folder`));
  await access((await isSpecial(path)) ? path : dirname(path), constants.W_OK).catch(refuse);
}

/**
 * Writes a file beside its place and then renames it, so that nobody ever sees half of it. Where that fails (a full
 * disk), nothing is left behind and an `EnvironmentError` says so.
 */
export async function writeWhole(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  const special = await isSpecial(path);
  const beside = special ? path : join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await fill(beside, chunks);
    if (!special) await rename(beside, path);
  } catch (error) {
    if (!special) await rm(beside, { force: true });
    throw new EnvironmentError(`cannot write ${quoted(path)}: ${cause(error)}`, { cause: error });
  }
}

async function fill(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  await using file = await open(path, 'w');
  let piece = '';
  const flush = async (): Promise<void> => {
    if (piece !== '') await file.writeFile(piece);
    piece = '';
  };
  for (const chunk of chunks) {
    if (typeof chunk === 'string') piece += chunk;
    else {
      await flush();
      await file.writeFile(chunk);
    }
    if (piece.length >= PIECE) await flush();
  }
  await flush();
}

/** Does all of it, whatever fails, and then throws what failed first: a full disk must not cost the other outputs. */
export async function all(writes: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const write of writes)
    await write().catch((error: unknown) => {
      failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
}
