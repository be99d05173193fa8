import { createServer, Server, type RequestListener } from 'node:http';
import { Server as TlsServer } from 'node:tls';

/** Anything that has a server of Node, and may have to be made ready first, as a Fastify app does. */
export interface AppWithServer {
  readonly server: Server | TlsServer;
  readonly ready?: () => unknown;
}

/** What makes an app when the tests begin, and ends it after them. */
export interface AppStarter {
  readonly start: () => App | string | URL | Promise<App | string | URL>;
  readonly stop?: () => unknown;
}

/** An app in memory: a request listener (an Express app is one), a server of Node, or what holds one (Fastify). */
export type App = RequestListener | Server | TlsServer | AppWithServer;

/** An app that listens on the loopback address, until it is closed. */
export interface RunningApp {
  readonly server: Server | TlsServer;
  readonly base: string;
  readonly secure: boolean;
  /** Ends what was started here; a server that listened before is left alone. */
  readonly close: () => Promise<void>;
}

const isServer = (app: App): app is Server | TlsServer => app instanceof Server || app instanceof TlsServer;

async function serverOf(app: App): Promise<Server | TlsServer> {
  if (isServer(app)) return app;
  if (typeof app === 'function') return createServer(app);
  await app.ready?.();
  return app.server;
}

const listen = (server: Server | TlsServer): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

const close = (server: Server | TlsServer): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    if ('closeAllConnections' in server) server.closeAllConnections();
  });

function portOf(server: Server | TlsServer): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new TypeError('the app listens on no TCP port: give its base URL');
}

/** Lets an app listen on a free port of the loopback address, unless it listens already. */
export async function runApp(app: App): Promise<RunningApp> {
  const server = await serverOf(app);
  const own = !server.listening;
  if (own) await listen(server);
  const secure = server instanceof TlsServer;
  return {
    server,
    secure,
    base: `${secure ? 'https' : 'http'}://127.0.0.1:${portOf(server)}`,
    close: () => (own ? close(server) : Promise.resolve()),
  };
}
