import { EXIT } from './exit-code.ts';
import { note } from './standard-output.ts';

/** The command was interrupted and has cleaned up. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Ctrl-C and its like: once asks the run to end, twice ends at once. */
export interface Interruption extends Disposable {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Signals that come within this time are one wish: `timeout` and a closing terminal send theirs to the process and to
 * its group, and nobody asks twice that fast.
 */
const ONE_WISH_MS = 300;

/** Listens until it is disposed of. `ending` is said at the first signal, where there is something to say. */
export function interruption(ending?: string): Interruption {
  const controller = new AbortController();
  let firstMs = 0;
  const heard = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - firstMs > ONE_WISH_MS) process.exit(EXIT.interrupted);
      return;
    }
    firstMs = performance.now();
    if (ending !== undefined) note(`imsessions: ${ending}`);
    controller.abort();
  };
  // What ended the command while it was starting, gives way.
  for (const name of SIGNALS) process.removeAllListeners(name).on(name, heard);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const name of SIGNALS) process.off(name, heard);
    },
  };
}

/** Resolves at the first signal. */
export const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
