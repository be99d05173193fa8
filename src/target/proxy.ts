import { Buffer } from 'node:buffer';
import type { Base } from './route.ts';
import type { TargetOptions } from './types.ts';

/** An HTTP proxy that requests go through. */
export interface Proxy {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** For messages: its host and port, without credentials. */
  readonly peer: string;
  readonly authorization: string | undefined;
  /** The user and password of its URL, as one secret and apart. */
  readonly user: string;
  readonly password: string;
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Does an entry of `NO_PROXY` (`*`, `host`, `.domain`, `host:port`) name this target? */
function names(entry: string, { host, port }: Base): boolean {
  if (entry === '*') return true;
  const [, name = '', wantedPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  const domain = name.replace(/^\*?\./, '').toLowerCase();
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function fromEnvironment(
  base: Base,
  { environment }: TargetOptions,
): [name: string, url: string] | undefined {
  const variables = base.secure ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
  const name = variables.find((variable) => (environment[variable] ?? '') !== '');
  if (name === undefined || isLoopback(base.host)) return undefined;
  const exempt = (environment['no_proxy'] ?? environment['NO_PROXY'] ?? '').split(/[\s,]+/);
  return exempt.some((entry) => names(entry, base)) ? undefined : [name, environment[name] ?? ''];
}

const decoded = (part: string) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Throws where the URL is none of an HTTP proxy; its text may hold a password and is not repeated. */
function parseProxy(name: string, text: string): Proxy {
  const full = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new Error(`${name} is not the URL of an HTTP proxy, such as http://proxy:3128`);
  }
  const secure = url.protocol === 'https:';
  const user = decoded(url.username);
  const password = decoded(url.password);
  const pair = `${user}:${password}`;
  return {
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    peer: url.host,
    authorization: pair === ':' ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`,
    user,
    password,
  };
}

/**
 * The proxy that a target is reached through: the one of the options, else what the environment says. A loopback
 * address is never reached through a proxy of the environment, which could not reach it.
 */
export function proxyOf(base: Base, options: TargetOptions): Proxy | undefined {
  if (options.proxy !== undefined) return parseProxy('--proxy', options.proxy);
  const found = fromEnvironment(base, options);
  return found === undefined ? undefined : parseProxy(...found);
}
