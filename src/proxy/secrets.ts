import { Buffer } from 'node:buffer';
import { header, headerValues, type Exchange, type HeaderList } from '../exchange.ts';
import { readJson } from '../json/read.ts';
import { isArray, isObject, isString, type Json } from '../json/value.ts';
import type { Secret } from '../redact.ts';

/** Names of header fields, parameters and members whose values let somebody in. */
const TELLING = /passw|secret|token|csrf|xsrf|credential|api-?key|authori[sz]ation/i;
/** Shorter values, such as `en`, stand in every text. */
const HIDDEN_FROM = 4;
const HIDDEN_COOKIE_FROM = 8;
/** As deep as members of a request's body are looked at. */
const MAX_DEPTH = 8;

const secret = (kind: string, value: string): Secret => ({ kind, value });

function ofAuthorization(value: string): Secret[] {
  const [scheme = '', rest = ''] = value.split(/ +(.*)/s, 2);
  if (!/^basic$/i.test(scheme)) return [secret('credentials', rest === '' ? value : rest)];
  const pair = Buffer.from(rest, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return [
    secret('credentials', rest),
    secret('credentials', pair),
    ...(colon < 0 ? [] : [secret('password', pair.slice(colon + 1))]),
  ];
}

const ofCookies = (pairs: readonly string[]): Secret[] =>
  pairs.flatMap((pair) => {
    const value = pair.slice(pair.indexOf('=') + 1).trim();
    return value.length >= HIDDEN_COOKIE_FROM ? [secret('cookie', value)] : [];
  });

function ofHeaders(headers: HeaderList, csrfHeader: string | undefined): Secret[] {
  return headers.flatMap(([name, value]) => {
    const low = name.toLowerCase();
    if (low === 'authorization' || low === 'proxy-authorization') return ofAuthorization(value);
    if (low === 'cookie') return ofCookies(value.split(';'));
    if (low === 'set-cookie') return ofCookies(value.split(';', 1));
    const isSecret = low === csrfHeader || (TELLING.test(low) && low !== 'x-csrf-header');
    return isSecret && value.length >= HIDDEN_FROM ? [secret('token', value)] : [];
  });
}

function ofQuery(path: string): Secret[] {
  const query = path.indexOf('?');
  if (query === -1) return [];
  return [...new URLSearchParams(path.slice(query + 1))].flatMap(([name, value]) =>
    TELLING.test(name) && value.length >= HIDDEN_FROM ? [secret('token', value)] : [],
  );
}

function ofMembers(value: Json | undefined, depth = 0): Secret[] {
  if (depth > MAX_DEPTH) return [];
  if (isArray(value)) return value.flatMap((one) => ofMembers(one, depth + 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    isString(member) && TELLING.test(name) && member !== ''
      ? [secret('secret', member)]
      : ofMembers(member, depth + 1),
  );
}

/**
 * Finds what must not be shown in the exchanges of a client whose credentials nobody has told: authorization, cookies,
 * CSRF tokens, and members and parameters whose name says that they let somebody in.
 */
export function createSecretFinder(): (exchange: Exchange) => Secret[] {
  /** In lower case: the name of the header that carries the CSRF token, as the server told it last. */
  let csrfHeader: string | undefined;
  return ({ request, response, step }) => {
    const told = response && header(response.headers, 'x-csrf-header');
    csrfHeader = told?.toLowerCase() ?? csrfHeader;
    const tokens = response ? headerValues(response.headers, 'x-csrf-token') : [];
    const isBayeux = step.name.startsWith('bayeux.');
    return [
      ...ofHeaders(request.headers, csrfHeader),
      ...ofHeaders(response?.headers ?? [], csrfHeader),
      ...tokens.map((value) => secret('token', value)),
      ...ofQuery(request.path),
      ...(isBayeux && request.body ? ofMembers(readJson(request.body).value) : []),
    ].filter(({ value }) => value !== '');
  };
}
