import { rename, rm } from 'node:fs/promises';

/**
 * Has a file written beside its place and put there when it is whole, so that a half-written one never stands under its
 * name.
 * @throws Error that names the file, where it cannot be written; nothing of it is left.
 */
export async function whole(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${file}.part`;
  try {
    await write(part);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} was not written: ${cause}`, { cause: error });
  }
}
