import { performance } from 'node:perf_hooks';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { DEFAULTS, type TargetOptions } from '../target/index.ts';
import { createRoute, parseBase } from '../target/route.ts';
import { pass, type Passed, type Way } from './passing.ts';

export type { Passed } from './passing.ts';

export interface ProxyOptions {
  /** How the target is reached. Its credentials are the client's own. */
  readonly connection: Omit<TargetOptions, 'signal' | 'budget'>;
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Is what passes under this path to be looked at? */
  readonly watches: (path: string) => boolean;
  /** Gets each request that is looked at, once it has ended. */
  readonly onPassed: (passed: Passed) => void;
}

export interface RunningProxy {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  /** Ends the connections of clients and those to the target. */
  close(): Promise<void>;
}

/**
 * Stands between clients and a target: what passes is unchanged but for what is of one connection only, and for a `Host`
 * that names the proxy itself. Rejects where the port cannot be had, and throws where the connection's options are wrong.
 */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { connection, port, watches, onPassed } = options;
  const base = parseBase(connection.base);
  const route = createRoute(base, { ...connection, signal: new AbortController().signal });
  const beganMs = performance.now();
  const own = new Set<string>();
  const way: Way = {
    route,
    base: connection.base,
    prefix: base.prefix,
    host: base.url.host,
    own,
    connectMs: connection.timeoutMs,
    maxBodyBytes: connection.maxBodyBytes,
    maxHeaderBytes: DEFAULTS.maxHeaderBytes,
    watches,
    onPassed: (passed) => {
      onPassed({ ...passed, startedMs: passed.startedMs - beganMs });
    },
  };
  let count = 0;
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    pass(way, incoming, outgoing, count);
    count += 1;
  };
  // How long a request may take is the client's and the target's own concern: a long poll may last for hours.
  const server = createServer(
    { maxHeaderSize: way.maxHeaderBytes, requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 },
    handle,
  );
  server.maxHeadersCount = 0;
  server.on('checkContinue', handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const heard = typeof address === 'object' && address !== null ? address.port : port;
  for (const name of ['127.0.0.1', 'localhost']) own.add(`${name}:${heard}`);
  return {
    url: `http://127.0.0.1:${heard}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        route.single.destroy();
        route.pool.destroy();
      }),
  };
}
