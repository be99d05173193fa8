import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Access } from './access.ts';
import { createApi, type HostileTargets } from './api.ts';
import { createBayeux, notificationsPath } from './bayeux.ts';
import { faultByName } from './faults/index.ts';
import { combine, type Hooks } from './hooks.ts';
import { settle, type Agent, type ReferenceOptions, type Settings } from './options.ts';
import { envelope, refuse } from './refusal.ts';
import type { Runtime } from './runtime.ts';
import { Store } from './store.ts';
import { dimensionsOf } from './variations/index.ts';

/** A request listener of Node, with what must be ended after it. */
export interface ReferenceListener {
  (incoming: IncomingMessage, outgoing: ServerResponse): void;
  readonly settings: Settings;
  /** Has every accepted operation had its effect? */
  isIdle(): boolean;
  /** Ends timers and CometD sessions; connections are the HTTP server's. */
  close(): void;
}

export interface ReferenceServer {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  readonly agents: readonly Agent[];
  readonly device: string;
  readonly settings: Settings;
  /** Has every accepted operation had its effect? */
  isIdle(): boolean;
  close(): Promise<void>;
}

/** A target that any router reads alike: no dot segment, encoded or not, no backslash, no other form than a path. */
function isPlain(target: string): boolean {
  const [path = ''] = target.split(/[?#]/, 1);
  if (!path.startsWith('/') || path.includes('\\')) return false;
  return path.split('/').every((segment) => !/^(?:\.|%2e){1,2}$/i.test(segment));
}

/**
 * The reference server as a request listener, for a server of one's own or supertest. What its faults and its variation
 * need to be set up with wins over the options. Throws a RangeError where an option makes no sense.
 */
export function createReferenceListener(
  options: ReferenceOptions = {},
  additional: readonly Hooks[] = [],
): ReferenceListener {
  const faulty = (options.faults ?? []).map(faultByName);
  const varied = options.variation ? dimensionsOf(options.variation) : [];
  const needs = [...varied, ...faulty].map((one) => one.options ?? {});
  const settings = settle(options, ...needs);
  const stages = combine([...[...varied, ...faulty].map((one) => one.hooks(settings)), ...additional]);
  const store = new Store(settings, (change) => {
    bayeux.notify(change);
  });
  const runtime: Runtime = { settings, stages, store, access: new Access(settings, stages.identity) };
  const bayeux = createBayeux(runtime);
  const hostile: HostileTargets = new WeakMap();
  const rest = getRequestListener(createApi(runtime, hostile).fetch, {
    overrideGlobalObjects: false,
    autoCleanupIncoming: false,
  });
  const notifications = notificationsPath(settings.apiBase);

  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const target = incoming.url ?? '/';
    const [path = ''] = target.split('?', 1);
    if (isPlain(target) && (path === notifications || path.startsWith(`${notifications}/`))) {
      bayeux.handle(incoming, outgoing);
      return;
    }
    if (!isPlain(target)) {
      hostile.set(incoming, target);
      incoming.url = '/';
    }
    void rest(incoming, outgoing);
  };
  return Object.assign(listener, {
    settings,
    isIdle: () => store.isIdle,
    close: () => {
      store.close();
      bayeux.close();
    },
  });
}

/** What cannot be parsed as HTTP is refused in the documented form, too. */
function refuseUnparsed(
  error: Error,
  socket: { readonly writable: boolean; end(text: string): void; destroy(): void },
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const isTooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  const body = JSON.stringify(
    envelope({ ...refuse('malformed'), message: 'The request is not well-formed HTTP' }),
  );
  socket.end(
    `HTTP/1.1 ${isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The reference server has no port');
  return address.port;
}

const listening = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

/** Starts the reference server on 127.0.0.1. Rejects where the port is taken or an option makes no sense. */
export async function createReferenceServer(
  options: ReferenceOptions = {},
  additional: readonly Hooks[] = [],
): Promise<ReferenceServer> {
  const listener = createReferenceListener(options, additional);
  const server = createServer(listener);
  server.on('clientError', (error: Error, socket: Socket) => {
    refuseUnparsed(error, socket);
  });
  await listening(server, listener.settings.port).catch((error: unknown) => {
    listener.close();
    throw error;
  });
  const port = portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    agents: listener.settings.agents,
    device: listener.settings.device,
    settings: listener.settings,
    isIdle: () => listener.isIdle(),
    close: () =>
      new Promise((resolve) => {
        listener.close();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
