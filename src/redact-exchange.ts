import { Buffer } from 'node:buffer';
import type { Exchange, HeaderList, Step } from './exchange.ts';
import type { Json } from './json/value.ts';

type Redact = (text: string) => string;

/** What redacts whole texts, and those that were cut off. */
type Redactor = Redact & { readonly excerpt?: Redact };

/** Works on the bytes as Latin-1, so that what is no text comes through unchanged. */
function redactBytes(bytes: Uint8Array, redact: Redact): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const redacted = redact(text);
  return redacted === text ? bytes : Buffer.from(redacted, 'latin1');
}

/** A cookie pair without its value; an empty value is kept, for it says that the cookie is deleted. */
function redactPair(pair: string): string {
  const equals = pair.indexOf('=');
  return equals < 0 || pair.slice(equals + 1).trim() === '' ? pair : `${pair.slice(0, equals)}=[cookie]`;
}

function redactSetCookie(value: string): string {
  const [pair = '', ...attributes] = value.split(';');
  return [redactPair(pair), ...attributes].join(';');
}

/** Keeps the scheme: `Basic [credentials]`. */
function redactAuthorization(value: string): string {
  const space = value.indexOf(' ');
  return space < 0 ? '[credentials]' : `${value.slice(0, space)} [credentials]`;
}

/** Headers whose values are secrets whatever they hold. */
const SECRET_HEADERS: ReadonlyMap<string, (value: string) => string> = new Map([
  ['authorization', redactAuthorization],
  ['proxy-authorization', redactAuthorization],
  ['cookie', (value) => value.split(';').map(redactPair).join(';')],
  ['set-cookie', redactSetCookie],
  ['x-csrf-token', () => '[csrf-token]'],
]);

const redactHeaders = (headers: HeaderList, redact: Redact): HeaderList =>
  headers.map(([name, value]) => {
    const hide = SECRET_HEADERS.get(name.toLowerCase());
    return [redact(name), redact(hide === undefined ? value : hide(value))];
  });

function redactJson(value: Json | undefined, redact: Redact): Json | undefined {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((entry) => redactJson(entry, redact) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [redact(name), redactJson(member, redact)]),
  );
}

function redactStep(step: Step, redact: Redact): Step {
  const parameters: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(step)) parameters[name] = redactJson(value, redact);
  return { ...parameters, name: step.name };
}

/** A copy of an exchange that can be shown, written and sent: every secret in it replaced by a mark. */
export function redactExchange(exchange: Exchange, redact: Redactor): Exchange {
  const { request, response, failure } = exchange;
  const part = failure === undefined ? redact : (redact.excerpt ?? redact);
  return {
    ...exchange,
    step: redactStep(exchange.step, redact),
    request: {
      ...request,
      url: redact(request.url),
      path: redact(request.path),
      headers: redactHeaders(request.headers, redact),
      ...(request.body === undefined ? {} : { body: redactBytes(request.body, redact) }),
    },
    ...(response === undefined
      ? {}
      : {
          response: {
            ...response,
            statusText: redact(response.statusText),
            headers: redactHeaders(response.headers, redact),
            body: redactBytes(response.body, part),
          },
        }),
    ...(failure === undefined ? {} : { failure: { ...failure, message: redact(failure.message) } }),
    earlier: exchange.earlier.map(redact),
  };
}
