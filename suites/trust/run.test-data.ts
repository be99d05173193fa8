import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { RequirementResult, RunResult } from '../../src/contract/types.ts';
import { createReferenceListener, type ReferenceOptions } from '../../src/reference/index.ts';
import { DEFAULTS } from '../../src/target/index.ts';
import { probe, type ProbeOptions, type ProbeRun } from '../probe.ts';

/** What a server does with a request on its raw connection. */
export type Act = (socket: Socket, request: IncomingMessage) => void;

/** A server for the length of a test. */
export interface Running {
  readonly url: string;
  /** Method and target of each request, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface Hostility {
  readonly act: Act;
  /** Which requests get it, counted from 1; all unless told otherwise. The others are answered by the reference server. */
  readonly when?: (target: string, count: number) => boolean;
  readonly reference?: ReferenceOptions;
  readonly tls?: ServerOptions;
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Starts a server that answers some requests, or all, as no server should, and the rest as the reference server. */
export async function hostile({ act, when = () => true, reference = {}, tls }: Hostility): Promise<Running> {
  const listener = createReferenceListener({ delayMs: 0, sessions: 3, ...reference });
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = incoming.url ?? '';
    requests.push(`${incoming.method ?? ''} ${target}`);
    if (when(target, requests.length)) act(incoming.socket, incoming);
    else listener(incoming, outgoing);
  };
  const server = tls ? createTlsServer(tls, handle) : createServer(handle);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${portOf(server.address())}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        listener.close();
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export type Options = Partial<Omit<ProbeOptions, 'connection'>> & {
  readonly connection?: Partial<ProbeOptions['connection']>;
};

/** Probes with short limits as the first agent of the reference server. */
export function probed(base: string, { connection, ...options }: Options = {}): Promise<ProbeRun> {
  return probe({
    profiles: ['feed'],
    notificationsPath: '/api/v2/notifications',
    settleMs: 300,
    quietMs: 20,
    seed: 1,
    failOn: 'must',
    failOnUnjudged: false,
    version: '0.0.0',
    startedAt: '2026-01-01T00:00:00.000Z',
    ...options,
    connection: {
      base,
      apiBase: '/api/v2',
      user: 'agent1',
      password: 'secret1',
      headers: [],
      insecure: false,
      environment: {},
      ...DEFAULTS,
      timeoutMs: 250,
      deadlineMs: 10_000,
      limits: { backOffMs: 1 },
      ...connection,
    },
  });
}

/** Everything with a session of its own, as both agents. */
export const LIVE: Options = {
  profiles: ['feed', 'operations', 'notifications', 'security', 'robustness'],
  destination: '16001',
  devicePath: '/devices/1',
  connection: { secondUser: 'agent2', secondPassword: 'secret2' },
};

export const byStatus = (result: RunResult, ...statuses: RequirementResult['status'][]): readonly string[] =>
  result.requirements.filter(({ status }) => statuses.includes(status)).map(({ id }) => id);

/** All words of a result that tell what happened. */
export const words = (result: RunResult): string =>
  [
    result.verdictReason,
    result.blocked,
    ...result.requirements.flatMap(({ id, reason, findings }) => [
      `${id}: ${reason ?? ''}`,
      ...findings.map(({ code, message }) => `${id} ${code}: ${message}`),
    ]),
  ].join('\n');
