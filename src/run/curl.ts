import { Buffer } from 'node:buffer';
import { header, type Exchange } from '../exchange.ts';

/** One word of a POSIX shell, whatever it holds. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a variable of the environment stands for, by who asked. */
function credentials({ agent, request }: Exchange): string[] {
  const given = header(request.headers, 'authorization');
  if (given === undefined) return [];
  if (/^bearer /i.test(given)) return ['-H "Authorization: Bearer $IMSESSIONS_BEARER"'];
  if (!/^basic /i.test(given)) return ['-H "Authorization: $IMSESSIONS_AUTHORIZATION"'];
  if (agent === 'second') return ['-u "$IMSESSIONS_SECOND_USER:$IMSESSIONS_SECOND_PASSWORD"'];
  return [
    agent === 'intruder' ? '-u "$IMSESSIONS_USER:wrong"' : '-u "$IMSESSIONS_USER:$IMSESSIONS_PASSWORD"',
  ];
}

/** Headers that curl sends of itself, or that only this connection needs. */
const OWN = new Set([
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'authorization',
  'cookie',
  'transfer-encoding',
]);

function otherHeaders({ request }: Exchange, redact: (text: string) => string): string[] {
  return request.headers
    .filter(([name]) => !OWN.has(name.toLowerCase()))
    .map(([name, value]) => {
      const shown = redact(value);
      if (shown === value) return `-H ${quoted(`${name}: ${value}`)}`;
      const variable = `IMSESSIONS_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
      return `-H ${quoted(`${name}: `)}"$${variable}"`;
    });
}

/** Text that stands on one line as it is. */
const isText = (body: Uint8Array): boolean => {
  try {
    return !/\p{Cc}/u.test(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return false;
  }
};

const octal = (body: Uint8Array): string =>
  Array.from(body, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/** Bytes of a request body that a line may hold. */
const LONGEST = 16_384;

/** A line that can be pasted into a shell to send the request again; it names secrets by variable, never by value. */
export function curlOf(exchange: Exchange, redact: (text: string) => string): string {
  const { request } = exchange;
  const { body, method } = request;
  const words = [
    'curl',
    ...(/[[\]{}]/.test(request.url) ? ['--globoff'] : []),
    ...(/\/\.|%2e/i.test(request.url) ? ['--path-as-is'] : []),
    ...credentials(exchange),
    ...(method === 'GET' ? [] : ['-X', quoted(method)]),
    ...otherHeaders(exchange, redact),
    // Of itself curl would say that a body is a form.
    ...(body && header(request.headers, 'content-type') === undefined ? ["-H 'Content-Type:'"] : []),
    ...(header(request.headers, 'cookie') === undefined || method === 'GET'
      ? []
      : ['-H "Cookie: $IMSESSIONS_COOKIE"']),
  ];
  const url = quoted(redact(request.url));
  if (!body || body.length === 0) return [...words, url].join(' ');
  if (body.length > LONGEST) return [...words, '--data-binary @body.json', url].join(' ');
  // As data, not as the name of a file: what begins with @ would be one to --data-binary.
  if (isText(body))
    return [...words, '--data-raw', quoted(redact(new TextDecoder().decode(body))), url].join(' ');
  const shown = Buffer.from(redact(Buffer.from(body).toString('latin1')), 'latin1');
  return [`printf ${quoted(octal(shown))} |`, ...words, '--data-binary @-', url].join(' ');
}
