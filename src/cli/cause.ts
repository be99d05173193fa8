/** Words for the system's codes that people meet; the code itself where there are none. */
const CODES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EADDRINUSE: 'the port is in use',
  EMFILE: 'too many files are open',
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What went wrong, in one line of words. */
export function cause(error: unknown): string {
  const code = codeOf(error);
  const words = code === undefined ? undefined : CODES[code];
  if (words !== undefined) return words;
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
