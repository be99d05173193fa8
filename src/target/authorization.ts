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

/** What each agent shows of itself. */
export interface Credentials {
  /** The `Authorization` header; undefined where there is none to send. Rejects where a token command fails. */
  readonly authorization: (agent: AgentName) => string | undefined | Promise<string>;
  /** The headers given for every request, without the first agent's credentials for all but the first agent. */
  readonly extra: (agent: AgentName) => HeaderList;
}

const CREDENTIAL_HEADERS = new Set(['authorization', 'cookie']);

export function createCredentials(options: TargetOptions, tokens: TokenSource | undefined): Credentials {
  const { bearer, user, password, secondUser, secondPassword, headers } = options;
  const firstBasic = user === undefined ? undefined : basic(user, password ?? '');
  const fixed: Readonly<Record<AgentName, string | undefined>> = {
    first: bearer === undefined ? firstBasic : `Bearer ${bearer}`,
    second: secondUser === undefined ? undefined : basic(secondUser, secondPassword ?? ''),
    anonymous: undefined,
    intruder: user === undefined ? `Bearer ${WRONG_PASSWORD}` : basic(user, WRONG_PASSWORD),
  };
  const harmless = headers.filter(([name]) => !CREDENTIAL_HEADERS.has(name.toLowerCase()));
  return {
    authorization: (agent) =>
      agent === 'first' && tokens !== undefined
        ? tokens.current().then((token) => `Bearer ${token}`)
        : fixed[agent],
    extra: (agent) => (agent === 'first' ? headers : harmless),
  };
}

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

/** Values that say what is asked for, and never who asks, or that stand in every text: hidden, they would spoil it. */
const MEDIA_RANGE = /^[\w*.+-]+\/[\w*.+-]+(?:\s*[,;].*)?$/;
const LITERAL = /^(?:true|false|null|\d{1,3}|.{0,2}|\W{3})$/;

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
