import { request as httpRequest, type ClientRequest, type ClientRequestArgs } from 'node:http';
import { Agent, request as httpsRequest, type AgentOptions } from 'node:https';
import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Failure } from '../exchange.ts';
import { connectionFailure } from './failure.ts';
import type { Proxy } from './proxy.ts';

/** Something went wrong before the target was reached, and where. */
export class TunnelError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const refusal = (proxy: Proxy, status: number): Failure => ({
  kind: 'refused',
  message:
    status === 407
      ? `the proxy ${proxy.peer} wants other credentials (HTTP 407); give them in its URL`
      : `the proxy ${proxy.peer} did not connect to the target: HTTP ${status}`,
});

/** Connections to a target over TLS, each through a tunnel that an HTTP proxy opens (CONNECT, RFC 9110 section 9.3.6). */
export class TunnelAgent extends Agent {
  readonly #proxy: Proxy;
  readonly #authority: string;
  readonly #tls: AgentOptions;
  readonly #opening = new Set<ClientRequest>();

  constructor(proxy: Proxy, authority: string, tls: AgentOptions) {
    super(tls);
    this.#proxy = proxy;
    this.#authority = authority;
    this.#tls = tls;
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const proxy = this.#proxy;
    const host = options.host ?? '';
    const opening = (proxy.secure ? httpsRequest : httpRequest)({
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: this.#authority,
      agent: false,
      setHost: false,
      headers: [
        ...['Host', this.#authority],
        ...(proxy.authorization === undefined ? [] : ['Proxy-Authorization', proxy.authorization]),
      ],
    });
    this.#opening.add(opening);
    opening.on('connect', (response, socket) => {
      if (response.statusCode === 200) {
        const name = isIP(host) === 0 ? { servername: host } : {};
        callback?.(null, connectTls({ ...this.#tls, ...name, host, socket }));
      } else {
        socket.destroy();
        const error = new TunnelError(refusal(proxy, response.statusCode ?? 0));
        callback?.(error, socket);
      }
    });
    opening.on('error', (error) => {
      const failed = new TunnelError(connectionFailure(error, `the proxy ${proxy.peer}`));
      // Node looks at the error and leaves the stream alone.
      callback?.(failed, opening.socket ?? new Duplex());
    });
    opening.on('close', () => this.#opening.delete(opening));
    opening.end();
    return undefined;
  }

  override destroy(): void {
    for (const opening of this.#opening) opening.destroy();
    super.destroy();
  }
}
