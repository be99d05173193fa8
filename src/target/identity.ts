import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { HeaderList } from '../exchange.ts';
import { createCookieJar, type CookieOrigin } from './cookies.ts';
import type { Limits } from './limits.ts';

/** What the target has handed one agent: its cookies and its CSRF token. */
export interface Identity {
  cookie(path: string): string | undefined;
  /** The header that a changing request must carry, where the target asks for one. */
  csrf(): readonly [name: string, token: string] | undefined;
  /** Keeps what an answer hands out. */
  learn(headers: HeaderList, method: string, path: string): void;
  /**
   * Runs alone until the agent has had its first answer: without a cookie each of several first requests would open a
   * session of its own, and cookie and CSRF token of different sessions would mix.
   */
  afterFirst<T>(act: () => Promise<T>): Promise<T>;
}

/** Headers that a target must not be able to put other values in, by naming one as its CSRF header. */
const OWN_HEADERS = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'authorization',
  'proxy-authorization',
  'proxy-connection',
  'keep-alive',
  'cookie',
]);

/** How long the names of the headers are that something is learnt from: most others need no closer look. */
const LEARNT_LENGTHS = new Set(['set-cookie', 'x-csrf-header', 'x-csrf-token'].map((name) => name.length));

function isHeader(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

/** `learnSecret` is told each cookie and token. */
export function createIdentity(
  origin: CookieOrigin,
  limits: Limits,
  learnSecret: (kind: string, value: string) => void,
): Identity {
  const jar = createCookieJar(origin, limits);
  let csrf: readonly [string, string] | undefined;
  let first: Promise<void> | undefined;
  let isOpen = false;

  const learnCsrf = (name: string, token: string) => {
    learnSecret('csrf-token', token);
    if (!OWN_HEADERS.has(name.toLowerCase()) && isHeader(name, token)) csrf = [name, token];
  };
  const keepCookie = (text: string, path: string) => {
    const value = jar.keep(text, path);
    if (value !== undefined) learnSecret('cookie', value);
  };
  return {
    cookie: (path) => jar.header(path),
    csrf: () => csrf,
    learn(headers, method, path) {
      let name: string | undefined;
      let token: string | undefined;
      for (const [key, value] of headers) {
        if (!LEARNT_LENGTHS.has(key.length)) continue;
        const known = key.toLowerCase();
        if (known === 'x-csrf-header') name ??= value;
        else if (known === 'x-csrf-token') token ??= value;
        else if (known === 'set-cookie') keepCookie(value, path);
      }
      if (method === 'GET' && name !== undefined && token !== undefined && token !== '')
        learnCsrf(name, token);
    },
    afterFirst(act) {
      if (isOpen) return act();
      if (first !== undefined) return first.then(act);
      const acting = act();
      const open = () => {
        isOpen = true;
      };
      first = acting.then(open, open);
      return acting;
    },
  };
}

/** A token of the same form that is not the one handed out. */
export const wrongToken = (token: string): string => (token.startsWith('0') ? '1' : '0') + token.slice(1);
