import { rename, rm, stat } from 'node:fs/promises';

/** Is it a device or a pipe? Such a one is written to as it is, never put away for a file. */
export async function isSpecial(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

/**
 * Has a file written beside its place and put there when it is whole, so that a half-written one never stands under its
 * name.
 * @throws Error that names the file, where it cannot be written; nothing of it is left.
 */
export async function whole(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const special = await isSpecial(file);
  const part = special ? file : `${file}.part`;
  try {
    await write(part);
    if (!special) await rename(part, file);
  } catch (error) {
    if (!special) await rm(part, { force: true });
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} was not written: ${cause}`, { cause: error });
  }
}
