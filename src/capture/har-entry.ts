import { Buffer } from 'node:buffer';
import { header, type HeaderList, type RecordedRequest } from '../exchange.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';

/** A part of a recording that cannot be used, and why. */
export class BrokenEntry extends Error {
  override readonly name = 'BrokenEntry';
}

/** The answer in an entry of a recording. */
export interface EntryResponse {
  /** 0 where no answer came. */
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
  /** Undefined where the recording does not hold the content. */
  readonly body: Uint8Array | undefined;
  /** How long the content is said to be, in bytes; negative where that is not told. */
  readonly size: number;
}

/** What HAR 1.2 says of one exchange. */
export interface Entry {
  readonly request: RecordedRequest;
  readonly response: EntryResponse;
  /** ms since 1970; NaN where it is not told. */
  readonly startedAtMs: number;
  readonly durationMs: number;
}

const object = (value: Json | undefined, name: string): JsonObject => {
  if (isObject(value)) return value;
  throw new BrokenEntry(`it has no ${name}`);
};

const string = (value: Json | undefined): string => (isString(value) ? value : '');
const number = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

/** Header lists, without the pseudo-headers that browsers show for HTTP/2. */
function headersOf(value: Json | undefined): HeaderList {
  if (!isArray(value)) return [];
  return value.flatMap((pair) => {
    if (!isObject(pair) || !isString(pair['name']) || pair['name'].startsWith(':')) return [];
    return [[pair['name'], string(pair['value'])] as const];
  });
}

/** The origin-form target of a URL, byte for byte. */
export function pathOf(url: string): string {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

const bytesOf = (value: Json | undefined, encoding: Json | undefined): Uint8Array | undefined => {
  if (!isString(value)) return undefined;
  return isString(encoding) && encoding.toLowerCase() === 'base64'
    ? new Uint8Array(Buffer.from(value, 'base64'))
    : new TextEncoder().encode(value);
};

/** The media type of a request's body, where a recorder tells it beside the headers only. */
function typeOf(postData: Json | undefined, headers: HeaderList): HeaderList {
  const type = isObject(postData) ? string(postData['mimeType']) : '';
  return type === '' || header(headers, 'content-type') !== undefined ? [] : [['Content-Type', type]];
}

function requestOf(value: JsonObject): RecordedRequest {
  const url = value['_url'] ?? value['url'];
  if (!isString(url) || url === '') throw new BrokenEntry('its request has no url');
  if (!isString(value['method']) || value['method'] === '')
    throw new BrokenEntry('its request has no method');
  const { postData, _path: path } = value;
  const headers = headersOf(value['headers']);
  const body = isObject(postData) ? bytesOf(postData['text'], postData['_encoding']) : undefined;
  return {
    method: value['method'],
    url,
    path: isString(path) ? path : pathOf(url),
    headers: [...headers, ...typeOf(postData, headers)],
    ...(body === undefined ? {} : { body }),
  };
}

const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** Some recorders keep the compressed bytes. */
function inflated(body: Uint8Array, headers: HeaderList): Uint8Array | undefined {
  const isGzip =
    /gzip/i.test(header(headers, 'content-encoding') ?? '') && body[0] === 0x1f && body[1] === 0x8b;
  if (!isGzip) return body;
  try {
    // Asked for here: few runs do, and loading it costs a start.
    const { gunzipSync } = process.getBuiltinModule('node:zlib');
    return new Uint8Array(gunzipSync(body, { maxOutputLength: MAX_INFLATED_BYTES }));
  } catch {
    return undefined;
  }
}

/** Some recorders leave the headers out and tell the media type alone. */
const withMediaType = (headers: HeaderList, type: string): HeaderList =>
  type === '' || type === 'x-unknown' || headers.length > 0 ? headers : [['Content-Type', type]];

function responseOf(value: JsonObject): EntryResponse {
  const content = isObject(value['content']) ? value['content'] : {};
  const headers = withMediaType(headersOf(value['headers']), string(content['mimeType']));
  const size = number(content['size'], -1);
  const body = bytesOf(content['text'], content['encoding']);
  return {
    status: number(value['status'], 0),
    statusText: string(value['statusText']),
    httpVersion: string(value['httpVersion']),
    headers,
    body: body && inflated(body, headers),
    size,
  };
}

/** Reads an entry of any recorder. Throws `BrokenEntry` where it is none. */
export function entryOf(value: Json): Entry {
  const entry = object(value, 'members');
  return {
    request: requestOf(object(entry['request'], 'request')),
    response: responseOf(object(entry['response'], 'response')),
    startedAtMs: Date.parse(string(entry['startedDateTime'])),
    durationMs: Math.max(0, number(entry['time'], 0)),
  };
}
