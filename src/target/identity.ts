import { validateHeaderName, validateHeaderValue } from 'node:http';
import { header, headerValues, type HeaderList } from '../exchange.ts';
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

  const learnCsrf = (headers: HeaderList) => {
    const name = header(headers, 'x-csrf-header');
    const token = header(headers, 'x-csrf-token');
    if (name === undefined || token === undefined || token === '') return;
    learnSecret('csrf-token', token);
    if (!OWN_HEADERS.has(name.toLowerCase()) && isHeader(name, token)) csrf = [name, token];
  };
  return {
    cookie: (path) => jar.header(path),
    csrf: () => csrf,
    learn(headers, method, path) {
      for (const text of headerValues(headers, 'set-cookie')) {
        const value = jar.keep(text, path);
        if (value !== undefined) learnSecret('cookie', value);
      }
      if (method === 'GET') learnCsrf(headers);
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
