import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { Secret } from '../redact.ts';
import type { CookieOrigin } from './cookies.ts';
import { isLoopback, proxyOf, type Proxy } from './proxy.ts';
import { TunnelAgent } from './tunnel.ts';
import type { TargetOptions } from './types.ts';
import type { Route } from './wire.ts';

/** The parts of a base URL; `prefix` is its path, byte for byte, without a trailing slash. */
export interface Base {
  readonly url: URL;
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly prefix: string;
}

/** Reads a base URL. Throws where it is none: that is a mistake in the options, found before anything is sent. */
export function parseBase(text: string): Base {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(
      `the target ${JSON.stringify(text)} is not an http or https URL, such as https://host:8090`,
    );
  }
  const secure = url.protocol === 'https:';
  const authority = text.indexOf('//') + 2;
  const slash = text.indexOf('/', authority);
  return {
    url,
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    prefix: slash < 0 ? '' : text.slice(slash).replace(/\/$/, ''),
  };
}

/** What a cookie jar must know of the target. */
export const cookieOrigin = (base: Base): CookieOrigin => ({
  host: base.host,
  secure: base.secure || isLoopback(base.host),
});

/** What TLS needs. Throws where a key or certificate cannot be read. */
function tlsOptions({
  ca,
  cert,
  key,
  insecure,
}: TargetOptions): SecureContextOptions & { rejectUnauthorized: boolean } {
  const given = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  try {
    createSecureContext(given);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`--ca, --cert or --key cannot be used: ${why}`, { cause: error });
  }
  return { ...given, rejectUnauthorized: !insecure };
}

const proxySecrets = ({ user, password }: Proxy): Secret[] =>
  password === ''
    ? []
    : [
        { kind: 'proxy-password', value: password },
        { kind: 'proxy-credentials', value: `${user}:${password}` },
      ];

/** How a target is reached: at once, over a proxy's tunnel (https), or by asking a proxy for it (http). */
export function createRoute(base: Base, options: TargetOptions): Route {
  const proxy = proxyOf(base, options);
  const kept = { keepAlive: true, maxFreeSockets: Math.max(1, options.concurrency) };
  const common = {
    secure: base.secure,
    host: base.host,
    port: base.port,
    peer: base.url.host,
    targetPrefix: '',
    proxyAuthorization: undefined,
    secrets: proxy === undefined ? [] : proxySecrets(proxy),
    entrance: proxy ?? base,
  };
  if (base.secure) {
    const tls = tlsOptions(options);
    const authority = `${base.url.hostname}:${base.port}`;
    return proxy === undefined
      ? { ...common, pool: new HttpsAgent({ ...tls, ...kept }), single: new HttpsAgent(tls) }
      : {
          ...common,
          pool: new TunnelAgent(proxy, authority, { ...tls, ...kept }),
          single: new TunnelAgent(proxy, authority, tls),
        };
  }
  if (proxy === undefined) return { ...common, pool: new HttpAgent(kept), single: new HttpAgent() };
  return {
    ...common,
    secure: proxy.secure,
    host: proxy.host,
    port: proxy.port,
    peer: `the proxy ${proxy.peer}`,
    targetPrefix: base.url.origin,
    proxyAuthorization: proxy.authorization,
    pool: proxy.secure ? new HttpsAgent(kept) : new HttpAgent(kept),
    single: proxy.secure ? new HttpsAgent() : new HttpAgent(),
  };
}
