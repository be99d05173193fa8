import type { Limits } from './limits.ts';

/** One cookie, after RFC 6265 section 5.3. `expiresMs` is Unix time; without it the cookie lasts as long as the run. */
interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
  readonly expiresMs: number;
}

/** What a jar must know of the target that fills it. */
export interface CookieOrigin {
  readonly host: string;
  /** Over https, or on a loopback address, which browsers trust alike. */
  readonly secure: boolean;
}

export interface CookieJar {
  /** Keeps what a `Set-Cookie` header says; returns the value kept, for it is a secret. */
  keep(setCookie: string, requestPath: string): string | undefined;
  /** The `Cookie` header for a request, or undefined where there is none to send. */
  header(requestPath: string): string | undefined;
}

const withoutQuery = (path: string) => path.split(/[?#]/, 1)[0] ?? '/';

function defaultPath(requestPath: string): string {
  const path = withoutQuery(requestPath);
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

function pathMatches(requestPath: string, path: string): boolean {
  const asked = withoutQuery(requestPath);
  return asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));
}

function domainMatches(host: string, domain: string): boolean {
  const wanted = domain.replace(/^\./, '').toLowerCase();
  return wanted === '' || host === wanted || host.endsWith(`.${wanted}`);
}

function attributes(parts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    parts.map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      return [name.trim().toLowerCase(), equals < 0 ? '' : part.slice(equals + 1).trim()];
    }),
  );
}

function expiry(given: ReadonlyMap<string, string>): number {
  const age = given.get('max-age');
  if (age !== undefined && /^-?\d+$/.test(age)) {
    return Number(age) <= 0 ? 0 : Date.now() + Number(age) * 1000;
  }
  const date = Date.parse(given.get('expires') ?? '');
  return Number.isNaN(date) ? Infinity : date;
}

/** Reads one `Set-Cookie` header; undefined where it is none that this host may set. */
function parse(text: string, requestPath: string, host: string): Cookie | undefined {
  const [pair = '', ...rest] = text.split(';');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(equals, 0)).trim();
  if (name === '') return undefined;
  const given = attributes(rest);
  if (!domainMatches(host, given.get('domain') ?? '')) return undefined;
  const path = given.get('path') ?? '';
  return {
    name,
    value: pair.slice(equals + 1).trim(),
    path: path.startsWith('/') ? path : defaultPath(requestPath),
    secure: given.has('secure'),
    expiresMs: expiry(given),
  };
}

/** The cookies of one agent on one origin. */
export function createCookieJar(origin: CookieOrigin, limits: Limits): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    keep(setCookie, requestPath) {
      if (setCookie.length > limits.maxCookieBytes) return undefined;
      const cookie = parse(setCookie, requestPath, origin.host);
      if (cookie === undefined) return undefined;
      const key = `${cookie.name};${cookie.path}`;
      if (cookie.expiresMs <= Date.now()) {
        cookies.delete(key);
        return undefined;
      }
      cookies.set(key, cookie);
      const [oldest] = cookies.keys();
      if (cookies.size > limits.maxCookies && oldest !== undefined) cookies.delete(oldest);
      return cookie.value;
    },
    header(requestPath) {
      if (cookies.size === 0) return undefined;
      const sent = [...cookies.values()]
        .filter((cookie) => cookie.expiresMs > Date.now())
        .filter((cookie) => pathMatches(requestPath, cookie.path) && (origin.secure || !cookie.secure))
        .sort((a, b) => b.path.length - a.path.length);
      return sent.length === 0 ? undefined : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    },
  };
}
