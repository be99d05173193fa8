import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Failure, RecordedResponse } from '../exchange.ts';
import type { Secret } from '../redact.ts';
import { collectBody, type Body } from './body.ts';
import { connectionFailure, errorCode } from './failure.ts';
import { timerMs, type Limits } from './limits.ts';
import { TunnelError } from './tunnel.ts';

/** Where requests go, and over which pools of connections. */
export interface Route {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  /** Who is talked to, for messages: `127.0.0.1:8090`. */
  readonly peer: string;
  /** Where the first connection leads: the target, or the proxy before it. */
  readonly entrance: { readonly host: string; readonly port: number };
  /** For reads: connections are kept and used again. */
  readonly pool: Agent;
  /** A new connection for each request. */
  readonly single: Agent;
  /** What the request line needs before the path: the origin where an HTTP proxy is talked to, else nothing. */
  readonly targetPrefix: string;
  /** Sent with each request where an HTTP proxy is talked to. */
  readonly proxyAuthorization: string | undefined;
  /** The credentials of the proxy. */
  readonly secrets: readonly Secret[];
}

/** One request as it goes out. */
export interface WireCall {
  readonly method: string;
  /** The request target in origin form, byte for byte. */
  readonly path: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: Uint8Array | undefined;
  /** A new connection, so that no older one can die under the request. */
  readonly fresh: boolean;
  readonly timeoutMs: number;
  readonly limits: Limits;
  /** Registers what gives the request up; returns what takes that back. */
  readonly onCancel: (cancel: (failure: Failure) => void) => () => void;
}

export interface WireAnswer {
  readonly response?: RecordedResponse;
  readonly failure?: Failure;
  /** A kept connection turned out to be closed, before any byte of an answer. */
  readonly stale: boolean;
}

function pairs(raw: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) list.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return list;
}

const recorded = (message: IncomingMessage, body: Uint8Array): RecordedResponse => ({
  status: message.statusCode ?? 0,
  statusText: message.statusMessage ?? '',
  httpVersion: message.httpVersion,
  headers: pairs(message.rawHeaders),
  body,
});

function timeoutFailure(
  call: WireCall,
  route: Route,
  request: ClientRequest,
  body: Body | undefined,
): Failure {
  const socket = request.socket;
  const stage =
    body !== undefined
      ? `the answer was not complete: ${body.size()} bytes of its body had come`
      : socket === null || socket.connecting
        ? 'the connection was not made'
        : 'the request was sent and no answer came';
  return { kind: 'timeout', message: `${route.peer}: ${stage} within ${call.timeoutMs} ms` };
}

/** Node refuses to send what is no valid request, such as a path with a blank: then nothing goes out. */
function open(route: Route, options: RequestOptions): ClientRequest | Failure {
  try {
    return route.secure ? httpsRequest(options) : httpRequest(options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'aborted', message: `this request cannot be sent as HTTP: ${why}` };
  }
}

/** Sends one request once. Resolves with whatever came of it; what came before a failure is kept, cut to a bound. */
export function exchangeOnce(route: Route, call: WireCall): Promise<WireAnswer> {
  return new Promise((resolve) => {
    const options: RequestOptions = {
      agent: call.fresh ? route.single : route.pool,
      host: route.host,
      port: route.port,
      method: call.method,
      path: route.targetPrefix + call.path,
      headers: call.headers,
      maxHeaderSize: call.limits.maxHeaderBytes,
      insecureHTTPParser: false,
      setHost: false,
    };
    const request = open(route, options);
    if ('kind' in request) {
      resolve({ failure: request, stale: false });
      return;
    }
    // 0 lifts Node's limit on the count, beyond which it would drop header fields silently; the size is limited.
    request.maxHeadersCount = 0;
    let message: IncomingMessage | undefined;
    let body: Body | undefined;
    let settled = false;
    let forget = () => {};

    const settle = (failure?: Failure, stale = false) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      forget();
      // What has come in is not handed out before the next tick: a failure in the same one must not lose it.
      if (failure !== undefined && message !== undefined) while (message.read() !== null);
      const bytes = body?.bytes() ?? new Uint8Array();
      const kept = failure === undefined ? bytes : bytes.slice(0, call.limits.maxPartialBytes);
      if (failure !== undefined) {
        body?.drop();
        request.destroy();
      }
      resolve({
        ...(message === undefined ? {} : { response: recorded(message, kept) }),
        ...(failure === undefined ? {} : { failure }),
        stale,
      });
    };
    const timer = setTimeout(() => {
      settle(timeoutFailure(call, route, request, body));
    }, timerMs(call.timeoutMs));
    forget = call.onCancel(settle);

    request.on('response', (answer) => {
      message = answer;
      body = collectBody(answer, call.limits.maxBodyBytes, settle);
    });
    request.on('upgrade', (answer, socket) => {
      message = answer;
      socket.destroy();
      settle({ kind: 'protocol', message: `${route.peer} switched to another protocol without being asked` });
    });
    request.on('error', (error) => {
      if (message?.complete === true) {
        settle({ kind: 'protocol', message: `${route.peer} sent more bytes than its answer announced` });
        return;
      }
      const code = errorCode(error);
      const lost = code === 'ECONNRESET' || code === 'EPIPE';
      // Once an answer has begun, it is for the body to say where it broke off.
      if (lost && message !== undefined) return;
      const failure = error instanceof TunnelError ? error.failure : connectionFailure(error, route.peer);
      settle(failure, lost && request.reusedSocket);
    });
    request.on('close', () => {
      if (message === undefined)
        settle(connectionFailure({ code: 'ECONNRESET' }, route.peer), request.reusedSocket);
    });
    request.end(call.body);
  });
}
