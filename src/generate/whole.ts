import { rename, rm, stat } from 'node:fs/promises';

/** Is it a device or a pipe? Such a one is written to as it is, never put away for a file. */
export async function isSpecial(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

/** A file that could not be written, and why. */
export class NotWritten extends Error {
  override readonly name = 'NotWritten';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`${file} was not written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.file = file;
  }
}

/**
 * Has a file written beside its place and put there when it is whole, so that a half-written one never stands under its
 * name.
 * @throws NotWritten where it cannot be written; nothing of it is left.
 */
export async function whole(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const special = await isSpecial(file);
  const part = special ? file : `${file}.part`;
  try {
    await write(part);
    if (!special) await rename(part, file);
  } catch (error) {
    if (!special) await rm(part, { force: true });
    // A list of files that ends because one of them could not be written: that one is told.
    throw error instanceof NotWritten ? error : new NotWritten(file, error);
  }
}
