import type { HeaderList } from '../exchange.ts';

/** What decides the header fields of a request. */
export interface HeaderParts {
  readonly host: string;
  readonly method: string;
  readonly body: Uint8Array | undefined;
  /** The connection ends with the answer. */
  readonly fresh: boolean;
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly csrf: readonly [name: string, value: string] | undefined;
  readonly proxyAuthorization: string | undefined;
  /** Those given for every request. */
  readonly extra: HeaderList;
  /** Those of this request, which come before all others. */
  readonly own: HeaderList;
}

/** Methods that a server expects a body of, so that its length is told even where it is 0. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

const field = (name: string, value: string | undefined): HeaderList =>
  value === undefined ? [] : [[name, value]];

const lowerNames = (headers: HeaderList) => new Set(headers.map(([name]) => name.toLowerCase()));

/** The header fields of a request in the order in which they are sent; a later source replaces an earlier one's. */
export function requestHeaders(parts: HeaderParts): HeaderList {
  const length = parts.body?.length ?? (WITH_BODY.has(parts.method) ? 0 : undefined);
  const usual: HeaderList = [
    ['Host', parts.host],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['User-Agent', 'imsessions-conformance'],
    ...field('Authorization', parts.authorization),
    ...field('Proxy-Authorization', parts.proxyAuthorization),
    ...field('Cookie', parts.cookie),
    ...(parts.csrf === undefined ? [] : [parts.csrf]),
    ...field('Content-Type', parts.body === undefined ? undefined : 'application/json'),
    ...field('Content-Length', length === undefined ? undefined : String(length)),
    ['Connection', parts.fresh ? 'close' : 'keep-alive'],
  ];
  const own = lowerNames(parts.own);
  const extra = parts.extra.filter(([name]) => !own.has(name.toLowerCase()));
  const given = new Set([...own, ...lowerNames(extra)]);
  return [...usual.filter(([name]) => !given.has(name.toLowerCase())), ...extra, ...parts.own];
}
