import { connect } from 'node:net';
import type { Lifetime } from './lifetime.ts';

const POLL_MS = 100;

function accepts(host: string, port: number, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', () => {
      end(false);
    });
    socket.once('timeout', () => {
      end(false);
    });
  });
}

/** Waits until a port accepts a connection, for `waitMs` at most and while the run lasts. */
export async function waitForConnection(
  { host, port }: { readonly host: string; readonly port: number },
  waitMs: number,
  lifetime: Lifetime,
): Promise<void> {
  const untilMs = lifetime.now() + waitMs;
  while (lifetime.over() === undefined) {
    const leftMs = untilMs - lifetime.now();
    if (leftMs <= 0 || (await accepts(host, port, leftMs))) return;
    await lifetime.pause(Math.min(POLL_MS, leftMs));
  }
}
