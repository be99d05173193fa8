import { Buffer } from 'node:buffer';
import type { Echo, RecordedResponse } from '../exchange.ts';
import { createRedactor } from '../redact.ts';

/** Finds the secrets of a request that its answer repeats, in a header or in the body. */
export type EchoFinder = (response: RecordedResponse, authorization: string | undefined) => readonly Echo[];

const NONE: readonly Echo[] = [];

/** Whether a text holds a secret, in any form that a redactor knows. */
function holds(value: string): (text: string) => boolean {
  const redact = createRedactor([{ kind: 'echo', value }]);
  return (text) => redact(text) !== text;
}

/** The value of an `Authorization` header without its scheme. */
const credentials = (authorization: string) => authorization.slice(authorization.indexOf(' ') + 1);

/** `passwords` are those of the agents; `names` are words that an answer may well hold, such as the user's own name. */
export function createEchoFinder(passwords: readonly string[], names: readonly string[]): EchoFinder {
  const tests = passwords
    .filter((password) => password !== '' && !names.includes(password))
    .map((password) => holds(password));
  return (response, authorization) => {
    const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.length);
    const text = [...response.headers.map(([, value]) => value), body.toString('latin1')].join('\n');
    const password = tests.some((test) => test(text));
    const sent = authorization !== undefined && text.includes(credentials(authorization));
    if (!password && !sent) return NONE;
    return [...(password ? (['password'] as const) : []), ...(sent ? (['authorization'] as const) : [])];
  };
}
