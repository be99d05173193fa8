import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
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

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** What a cookie jar must know of the target. */
export const cookieOrigin = (base: Base) => ({
  host: base.host,
  secure: base.secure || isLoopback(base.host),
});

export function createRoute(base: Base, options: TargetOptions): Route {
  const tls = {
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    ...(options.cert === undefined ? {} : { cert: options.cert }),
    ...(options.key === undefined ? {} : { key: options.key }),
    rejectUnauthorized: !options.insecure,
  };
  const kept = { keepAlive: true, maxFreeSockets: Math.max(1, options.concurrency) };
  return {
    secure: base.secure,
    host: base.host,
    port: base.port,
    peer: base.url.host,
    pool: base.secure ? new HttpsAgent({ ...tls, ...kept }) : new HttpAgent(kept),
    single: base.secure ? new HttpsAgent(tls) : new HttpAgent(),
    targetPrefix: '',
    proxyAuthorization: undefined,
    secrets: [],
  };
}
