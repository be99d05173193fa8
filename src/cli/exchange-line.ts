import type { Exchange } from '../exchange.ts';
import { line } from '../report/neutral.ts';

/** Characters of a body that `--verbose` shows. */
const LONGEST = 2_000;
const decoder = new TextDecoder();

function body(bytes: Uint8Array | undefined): string[] {
  if (!bytes || bytes.length === 0) return [];
  const text = decoder.decode(bytes.subarray(0, LONGEST));
  return [`    ${line(text)}${bytes.length > LONGEST ? ` … ${bytes.length} bytes` : ''}`];
}

/** An exchange as `--verbose` shows it; it comes redacted. */
export function exchangeLines({
  request,
  response,
  failure,
  agent,
  step,
  durationMs,
  attempts,
}: Exchange): string {
  const outcome = failure
    ? `failed: ${line(failure.message)}`
    : response
      ? `${response.status} ${line(response.statusText)}`.trim()
      : 'no answer';
  const again = attempts > 1 ? `, ${attempts} attempts` : '';
  return [
    `> ${line(`${request.method} ${request.url}`)} (${agent}, ${line(step.name)})`,
    ...body(request.body),
    `< ${outcome}, ${Math.round(durationMs)} ms${again}`,
    ...body(response?.body),
  ].join('\n');
}
