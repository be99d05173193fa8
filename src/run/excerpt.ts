import type { Exchange, HeaderList } from '../exchange.ts';

/** Characters of a body that an excerpt shows. */
const SHOWN = 1_000;

const text = (body: Uint8Array | undefined): string => {
  if (!body || body.length === 0) return '';
  const shown = new TextDecoder().decode(body.subarray(0, SHOWN));
  return body.length > SHOWN ? `${shown}… (${body.length} bytes)` : shown;
};

/** Headers whose values are secrets or prove who asks: shown by name only. */
const HIDDEN = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

const lines = (headers: HeaderList): string =>
  headers
    .map(([name, value]) => `${name}: ${HIDDEN.has(name.toLowerCase()) ? '[hidden]' : value}`)
    .join('\n');

/** The request and the answer as text, cut to what a reader needs, for a report. */
export function excerptOf(
  exchange: Exchange,
  redact: (text: string) => string,
): { request: string; response?: string } {
  const { request, response, failure } = exchange;
  const asked = `${request.method} ${request.path} HTTP/1.1\n${lines(request.headers)}\n\n${text(request.body)}`;
  const answered = response
    ? `HTTP/${response.httpVersion} ${response.status} ${response.statusText}\n${lines(response.headers)}\n\n${text(response.body)}`
    : undefined;
  const failed = failure ? `${answered ?? ''}\n(${failure.kind}: ${failure.message})` : answered;
  return {
    request: redact(asked).trimEnd(),
    ...(failed === undefined ? {} : { response: redact(failed).trimEnd() }),
  };
}
