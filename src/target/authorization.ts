import { Buffer } from 'node:buffer';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { AgentName, HeaderList } from '../exchange.ts';
import type { Secret } from '../redact.ts';
import type { TokenSource } from './token-command.ts';
import type { TargetOptions } from './types.ts';

/** Sent by the intruder: no password that anyone has. */
const WRONG_PASSWORD = 'imsessions-conformance-wrong-password';

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** The `Authorization` header of an agent; undefined where it has none to send. Rejects where a token command fails. */
export async function authorization(
  agent: AgentName,
  options: TargetOptions,
  tokens: TokenSource | undefined,
): Promise<string | undefined> {
  switch (agent) {
    case 'anonymous':
      return undefined;
    case 'first':
      if (tokens !== undefined) return `Bearer ${await tokens.current()}`;
      if (options.bearer !== undefined) return `Bearer ${options.bearer}`;
      return options.user === undefined ? undefined : basic(options.user, options.password ?? '');
    case 'second':
      return options.secondUser === undefined
        ? undefined
        : basic(options.secondUser, options.secondPassword ?? '');
    case 'intruder':
      return options.user === undefined ? `Bearer ${WRONG_PASSWORD}` : basic(options.user, WRONG_PASSWORD);
  }
}

const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie']);

/** The headers given for every request, without the first agent's credentials for all but the first agent. */
export const extraHeaders = (agent: AgentName, options: TargetOptions): HeaderList =>
  agent === 'first'
    ? options.headers
    : options.headers.filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase()));

const basicSecret = (user: string | undefined, password: string | undefined): Secret[] =>
  password === undefined || password === ''
    ? []
    : [
        { kind: 'password', value: password },
        ...(user === undefined ? [] : [{ kind: 'credentials', value: `${user}:${password}` }]),
      ];

/** Throws where a header that is given for every request cannot be sent; its value may be a secret and is not repeated. */
export function checkHeaders({ bearer, headers }: TargetOptions): void {
  const token: HeaderList = bearer === undefined ? [] : [['Authorization', bearer]];
  for (const [name, value] of [...headers, ...token]) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      throw new Error(`the header ${JSON.stringify(name)} has a name or value that HTTP does not allow`);
    }
  }
}

/** Values that say what is asked for, and never who asks. */
const MEDIA_RANGE = /^[\w*.+-]+\/[\w*.+-]+(?:\s*[,;].*)?$/;
const LITERAL = /^(?:true|false|null|.{0,3})$/;

const isSecretHeader = ([name, value]: readonly [string, string]) =>
  !LITERAL.test(value) && !(/^(?:accept|content-type)$/i.test(name) && MEDIA_RANGE.test(value));

/** The secrets that the options hold. */
export function optionSecrets(options: TargetOptions): Secret[] {
  return [
    ...basicSecret(options.user, options.password),
    ...basicSecret(options.secondUser, options.secondPassword),
    ...(options.bearer === undefined ? [] : [{ kind: 'token', value: options.bearer }]),
    ...options.headers.filter(isSecretHeader).map(([, value]) => ({ kind: 'header', value })),
  ];
}
