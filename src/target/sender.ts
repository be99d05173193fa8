import type { AgentName, Failure, HeaderList } from '../exchange.ts';
import type { Credentials } from './authorization.ts';
import type { Sent } from './delivery.ts';
import { wrongToken, type Identity } from './identity.ts';
import type { Limits } from './limits.ts';
import type { Pace } from './pace.ts';
import { requestHeaders } from './request-headers.ts';
import type { TokenSource } from './token-command.ts';
import type { Call } from './types.ts';
import type { exchangeOnce, Route } from './wire.ts';

/** Header fields as they are recorded, and as Node sends them: names and values in turn. */
interface Prepared {
  readonly headers: HeaderList;
  readonly flat: readonly string[];
}

/** What sending needs of the target, the same for all calls. */
export interface Line {
  readonly route: Route;
  readonly exchange: typeof exchangeOnce;
  readonly host: string;
  readonly credentials: Credentials;
  readonly limits: Limits;
  readonly pace: Pace;
  readonly tokens: TokenSource | undefined;
  readonly identities: ReadonlyMap<AgentName, Identity>;
  /** The headers of the last request of an agent that had none of its own, and what they were made from. */
  readonly lastHeaders: Map<AgentName, Prepared & { readonly key: string }>;
  /** Registers what gives a request up; returns what takes that back. */
  readonly onCancel: (call: Call, cancel: (failure: Failure) => void) => () => void;
}

export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

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

/** What came of a request that did not go out. */
export const notSent = (failure: Failure): Sent => ({
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

/** As which agent, with which headers a call goes out. */
function headersOf(
  line: Line,
  call: Call,
  path: string,
  body: Uint8Array | undefined,
  authorized?: string,
): Prepared {
  const agent = call.agent ?? 'first';
  const identity = line.identities.get(agent);
  const jar = call.cookies === false ? undefined : identity?.cookie(path);
  const csrf = csrfHeader(call, identity);
  const given = line.credentials.extra(agent);
  const build = (): Prepared => {
    const headers = requestHeaders({
      host: line.host,
      method: call.method,
      body,
      fresh: !isRead(call.method),
      authorization: authorized,
      csrf,
      proxyAuthorization: line.route.proxyAuthorization,
      own: call.headers ?? [],
      ...splitCookie(given, jar),
    });
    return { headers, flat: headers.flat() };
  };
  if (call.headers !== undefined || body !== undefined || csrf !== undefined) return build();
  // Most requests differ in nothing but their path.
  const key = `${call.method}\n${authorized ?? ''}\n${jar ?? ''}`;
  const last = line.lastHeaders.get(agent);
  if (last?.key === key) return last;
  const made = { key, ...build() };
  line.lastHeaders.set(agent, made);
  return made;
}

/** Sends a call once, as its agent: credentials, cookies and CSRF token go with it, and those that come are kept. */
export async function sendOnce(
  line: Line,
  call: Call,
  path: string,
  body: Uint8Array | undefined,
  fresh: boolean,
): Promise<Sent> {
  const { limits, pace, route, tokens } = line;
  const agent = call.agent ?? 'first';
  const turn = pace.turn();
  if (turn !== undefined) await turn;
  let authorized = line.credentials.authorization(agent);
  if (typeof authorized === 'object') {
    try {
      authorized = await authorized;
    } catch (error) {
      return notSent({ kind: 'aborted', message: error instanceof Error ? error.message : String(error) });
    }
  }
  const { headers, flat } = headersOf(line, call, path, body, authorized);
  const answer = await line.exchange(route, {
    method: call.method,
    path,
    headers: flat,
    body,
    fresh,
    timeoutMs: call.timeoutMs ?? limits.timeoutMs,
    limits,
    onCancel: (cancel) => line.onCancel(call, cancel),
  });
  if (answer.response === undefined) return { headers, answer, renewed: false };
  if (call.cookies !== false) line.identities.get(agent)?.learn(answer.response.headers, call.method, path);
  const renewed =
    agent === 'first' && tokens !== undefined && (await renew(tokens, authorized, answer.response.status));
  return { headers, answer, renewed };
}
