import { codeOf, cause } from './cause.ts';
import { EnvironmentError } from './usage-error.ts';

/** The reader of standard output went away: nothing more is written, and that is no fault. */
export class ClosedOutput extends Error {
  override readonly name = 'ClosedOutput';
}

let closed = false;

/** Without a listener a write to a closed pipe would end the process before clean-up. */
function watch(): void {
  if (process.stdout.listenerCount('error') === 0)
    process.stdout.on('error', (error) => {
      if (codeOf(error) === 'EPIPE') closed = true;
    });
}

export const isClosed = (): boolean => closed;

/**
 * Writes to standard output and resolves once it is taken, so that a slow reader slows the writer. Throws
 * `ClosedOutput` where the reader is gone, and `EnvironmentError` where it cannot be written (a full disk).
 */
export async function write(text: string | Uint8Array): Promise<void> {
  watch();
  if (closed) throw new ClosedOutput('standard output was closed by its reader');
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error) {
        resolve();
      } else if (codeOf(error) === 'EPIPE') {
        closed = true;
        reject(new ClosedOutput('standard output was closed by its reader', { cause: error }));
      } else {
        reject(new EnvironmentError(`cannot write to standard output: ${cause(error)}`, { cause: error }));
      }
    });
  });
}

/** Writes a report, chunk after chunk gathered to pieces worth a system call; a reader that goes away ends it quietly. */
export async function print(chunks: Iterable<string>): Promise<void> {
  try {
    let piece = '';
    for (const chunk of chunks) {
      piece += chunk;
      if (piece.length < PIECE) continue;
      await write(piece);
      piece = '';
    }
    if (piece !== '') await write(piece);
  } catch (error) {
    if (!(error instanceof ClosedOutput)) throw error;
  }
}

const PIECE = 65_536;

/** A line on standard error; a closed one is nobody's concern. */
export function note(line: string): void {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => undefined);
  process.stderr.write(`${line}\n`);
}
