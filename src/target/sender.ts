import type { AgentName, Failure, HeaderList } from '../exchange.ts';
import { authorization, extraHeaders } from './authorization.ts';
import type { Sent } from './delivery.ts';
import { wrongToken, type Identity } from './identity.ts';
import type { Limits } from './limits.ts';
import { requestHeaders } from './request-headers.ts';
import type { TokenSource } from './token-command.ts';
import type { Call, TargetOptions } from './types.ts';
import { exchangeOnce, type Route } from './wire.ts';

/** What sending needs of the target, the same for all calls. */
export interface Line {
  readonly route: Route;
  readonly host: string;
  readonly options: TargetOptions;
  readonly limits: Limits;
  readonly tokens: TokenSource | undefined;
  readonly identities: ReadonlyMap<AgentName, Identity>;
  /** Registers what gives a request up; returns what takes that back. */
  readonly onCancel: (call: Call, cancel: (failure: Failure) => void) => () => void;
}

const CHANGING = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

function csrfHeader(call: Call, identity: Identity | undefined) {
  const csrf = identity?.csrf();
  if (csrf === undefined || !CHANGING.has(call.method) || call.csrf === 'omit') return undefined;
  const [name, token] = csrf;
  return [name, call.csrf === 'wrong' ? wrongToken(token) : token] as const;
}

/** The `Cookie` header: what the jar holds, after what the user gives for every request. */
function splitCookie(extra: HeaderList, jar: string | undefined) {
  const isCookie = ([name]: readonly [string, string]) => name.toLowerCase() === 'cookie';
  const given = extra.filter(isCookie).map(([, value]) => value);
  const cookies = [...given, ...(jar === undefined ? [] : [jar])];
  return {
    extra: given.length === 0 ? extra : extra.filter((pair) => !isCookie(pair)),
    cookie: cookies.length === 0 ? undefined : cookies.join('; '),
  };
}

const notSent = (failure: Failure): Sent => ({
  headers: [],
  answer: { failure, stale: false },
  renewed: false,
});

/** Whether a 401 to the first agent is worth another try, because its token has been replaced since. */
async function renew(tokens: TokenSource, authorized: string | undefined, status: number | undefined) {
  if (authorized?.startsWith('Bearer ') !== true || status === undefined) return false;
  const token = authorized.slice('Bearer '.length);
  if (status === 401) return tokens.aged(token).catch(() => false);
  tokens.accepted(token);
  return false;
}

/** Sends a call once, as its agent: credentials, cookies and CSRF token go with it, and those that come are kept. */
export async function sendOnce(
  line: Line,
  call: Call,
  path: string,
  body: Uint8Array | undefined,
  fresh: boolean,
): Promise<Sent> {
  const { limits, options, route, tokens } = line;
  const agent = call.agent ?? 'first';
  const identity = call.cookies === false ? undefined : line.identities.get(agent);
  let authorized: string | undefined;
  try {
    authorized = await authorization(agent, options, tokens);
  } catch (error) {
    return notSent({ kind: 'aborted', message: error instanceof Error ? error.message : String(error) });
  }
  const { cookie, extra } = splitCookie(extraHeaders(agent, options), identity?.cookie(path));
  const headers = requestHeaders({
    host: line.host,
    method: call.method,
    body,
    fresh,
    authorization: authorized,
    cookie,
    csrf: csrfHeader(call, line.identities.get(agent)),
    proxyAuthorization: route.proxyAuthorization,
    extra,
    own: call.headers ?? [],
  });
  const answer = await exchangeOnce(route, {
    method: call.method,
    path,
    headers,
    body,
    fresh,
    timeoutMs: call.timeoutMs ?? limits.timeoutMs,
    maxBodyBytes: limits.maxBodyBytes,
    maxHeaderBytes: limits.maxHeaderBytes,
    maxPartialBytes: limits.maxPartialBytes,
    onCancel: (cancel) => line.onCancel(call, cancel),
  });
  if (answer.response !== undefined) identity?.learn(answer.response.headers, call.method, path);
  const renewed =
    agent === 'first' && tokens !== undefined && (await renew(tokens, authorized, answer.response?.status));
  return { headers, answer, renewed };
}
