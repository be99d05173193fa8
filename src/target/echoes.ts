import { Buffer } from 'node:buffer';
import { header, type Echo, type RecordedRequest, type RecordedResponse } from '../exchange.ts';
import { createRedactor } from '../redact.ts';

/** Finds the secrets of a request that its answer repeats, in a header or in the body. */
export interface EchoFinder {
  /** Takes note of what a request sends openly. */
  readonly sent: (request: RecordedRequest) => void;
  readonly find: (request: RecordedRequest, response: RecordedResponse) => readonly Echo[];
}

/** Answers that are known to hold a password or none: how many, and how long in characters. */
const MAX_KNOWN = 100;
const LONGEST_KNOWN = 16_384;

/** As Latin-1, in which each byte is a character. */
const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Whether a text holds a secret, in any form that a redactor knows. */
function holding(value: string): (text: string) => boolean {
  const redact = createRedactor([{ kind: 'echo', value }]);
  return (text) => redact(text) !== text;
}

/** The value of an `Authorization` header without its scheme. */
const credentials = (authorization: string) => authorization.slice(authorization.indexOf(' ') + 1);

/**
 * `passwords` are those of the agents. One that stands in `names` (the users' own) or that a request has sent in its
 * path or body, as a number that is called, may well come back: it is not looked for any more.
 */
export function createEchoFinder(passwords: readonly string[], names: readonly string[]): EchoFinder {
  const sought = new Map(
    passwords
      .filter((password) => password !== '' && !names.includes(password))
      .map((password) => [password, holding(password)]),
  );
  let lastPath: string | undefined;
  const known = new Map<string, boolean>();
  /** Most answers of a run say what another one said: each is searched once. */
  const holdsPassword = (text: string): boolean => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const holds = [...sought.values()].some((isIn) => isIn(text));
    if (known.size >= MAX_KNOWN) known.clear();
    if (text.length <= LONGEST_KNOWN) known.set(text, holds);
    return holds;
  };
  return {
    sent({ path, body }) {
      if (sought.size === 0 || (body === undefined && path === lastPath)) return;
      lastPath = path;
      const text = body === undefined ? path : `${path}\n${latin1(body)}`;
      for (const [password, isIn] of sought) if (isIn(text) && sought.delete(password)) known.clear();
    },
    find(request, response) {
      const text = [...response.headers.map(([, value]) => value), latin1(response.body)].join('\n');
      const authorization = header(request.headers, 'authorization');
      const echoes: Echo[] = [];
      if (holdsPassword(text)) echoes.push('password');
      if (authorization !== undefined && text.includes(credentials(authorization))) {
        echoes.push('authorization');
      }
      return echoes;
    },
  };
}
