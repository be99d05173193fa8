import { Buffer } from 'node:buffer';
import { createServer, type RequestListener } from 'node:http';
import {
  createServer as createNetServer,
  type AddressInfo,
  type Server as NetServer,
  type Socket,
} from 'node:net';
import type { Exchange } from '../exchange.ts';
import { DEFAULTS } from './limits.ts';
import { createTarget } from './target.ts';
import type { Target, TargetOptions } from './types.ts';

const ends: (() => Promise<unknown>)[] = [];

/** Ends every server and target that the tests of a file have made, the last one first. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

export const atEnd = (end: () => Promise<unknown>): void => {
  ends.push(end);
};

export function portOf(server: NetServer): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Listens on the loopback address until the test ends; gives the base URL. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await listen(server);
  return `http://127.0.0.1:${portOf(server)}`;
}

export async function listen(server: NetServer): Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
}

/** A server that answers each request with what `answer` writes, byte for byte. */
export async function serveRaw(
  answer: (socket: Socket, request: string, count: number) => void,
): Promise<string> {
  let count = 0;
  const server = createNetServer((socket) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!text.includes('\r\n\r\n')) return;
      const request = text;
      text = '';
      count += 1;
      answer(socket, request, count);
    });
  });
  await listen(server);
  return `http://127.0.0.1:${portOf(server)}`;
}

/** A target with short limits, closed when the test ends. */
export function targetOf(base: string, options: Partial<TargetOptions> = {}): Target {
  const made = createTarget({
    base,
    apiBase: '/api/v2',
    headers: [],
    insecure: false,
    environment: {},
    ...DEFAULTS,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
    ...options,
  });
  atEnd(() => made.close());
  return made;
}

export const read = (target: Target, path = '/'): Promise<Exchange> =>
  target.send({ step: { name: 'probe' }, method: 'GET', path });

export const change = (target: Target, body = '{}', path = '/'): Promise<Exchange> =>
  target.send({ step: { name: 'change' }, method: 'POST', path, body });

export const textOf = (exchange: Exchange): string =>
  Buffer.from(exchange.response?.body ?? []).toString('utf8');
