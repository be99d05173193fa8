import { performance } from 'node:perf_hooks';
import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RecordedRequest, RecordedResponse } from '../exchange.ts';
import { connectionFailure } from '../target/failure.ts';
import type { Route } from '../target/wire.ts';
import { contentOf, copyOf, type Copy } from './copy.ts';
import { endToEnd, framed, paired, toHost } from './headers.ts';

/** A request that passed, and what came of it. Times in ms: `startedMs` since the proxy began. */
export interface Passed {
  /** The order in which requests came. */
  readonly index: number;
  readonly request: RecordedRequest;
  /** The whole answer, content codings undone; absent where it cannot be judged. */
  readonly response?: RecordedResponse;
  /** Why it cannot be judged. */
  readonly trouble?: string;
  readonly startedMs: number;
  readonly durationMs: number;
}

/** What passing on needs to know, the same for all requests. */
export interface Way {
  readonly route: Route;
  /** The target's base URL without a trailing slash, and the path in it. */
  readonly base: string;
  readonly prefix: string;
  /** What `Host` is where it names the proxy, and how it does. */
  readonly host: string;
  readonly own: ReadonlySet<string>;
  readonly connectMs: number;
  readonly maxBodyBytes: number;
  readonly maxHeaderBytes: number;
  /** Is what passes here to be looked at? */
  readonly watches: (path: string) => boolean;
  readonly onPassed: (passed: Passed) => void;
}

/** The beginning of one request. */
interface Start {
  readonly index: number;
  readonly atMs: number;
  readonly sent: Copy;
  readonly watched: boolean;
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function openUpstream(way: Way, incoming: IncomingMessage): ClientRequest {
  const { route } = way;
  const method = incoming.method ?? 'GET';
  const options: RequestOptions = {
    agent: route.single,
    host: route.host,
    port: route.port,
    method,
    path: route.targetPrefix + way.prefix + (incoming.url ?? '/'),
    headers: framed(toHost(endToEnd(incoming.rawHeaders), way.own, way.host), method),
    maxHeaderSize: way.maxHeaderBytes,
    setHost: false,
  };
  const upstream = route.secure ? httpsRequest(options) : httpRequest(options);
  upstream.maxHeadersCount = 0;
  return upstream;
}

/** Gives up where no connection is made in time; what an answer takes is the client's own concern. */
function limitConnecting(upstream: ClientRequest, { route, connectMs }: Way): void {
  const timer = setTimeout(() => {
    upstream.destroy(new Error(`the connection was not made within ${connectMs} ms`));
  }, connectMs);
  const done = (): void => {
    clearTimeout(timer);
  };
  upstream.once('close', done);
  upstream.once('socket', (socket) => {
    if (!socket.connecting) done();
    else socket.once(route.secure ? 'secureConnect' : 'connect', done);
  });
}

function requestOf({ base }: Way, incoming: IncomingMessage, { sent }: Start): RecordedRequest {
  const body = sent.bytes();
  const path = incoming.url ?? '/';
  return {
    method: incoming.method ?? 'GET',
    url: base + path,
    path,
    headers: paired(incoming.rawHeaders),
    ...(body === undefined || body.length === 0 ? {} : { body }),
  };
}

type Outcome = Pick<Passed, 'response' | 'trouble'>;

function outcomeOf({ maxBodyBytes }: Way, message: IncomingMessage, received: Copy): Outcome {
  const bytes = received.bytes();
  if (bytes === undefined)
    return { trouble: `the answer is longer than the limit of ${maxBodyBytes} bytes (--max-body)` };
  try {
    return {
      response: {
        status: message.statusCode ?? 0,
        statusText: message.statusMessage ?? '',
        httpVersion: message.httpVersion,
        headers: paired(message.rawHeaders),
        body: contentOf(bytes, message.rawHeaders, maxBodyBytes),
      },
    };
  } catch (error) {
    return { trouble: `the content of the answer cannot be read: ${words(error)}` };
  }
}

/** Passes an answer on as it comes: the head at once, each piece of the body when it is there. */
function passBack(message: IncomingMessage, outgoing: ServerResponse, done: () => void): void {
  outgoing.sendDate = false;
  outgoing.writeHead(message.statusCode ?? 502, message.statusMessage, endToEnd(message.rawHeaders));
  outgoing.flushHeaders();
  message.pipe(outgoing, { end: false });
  message.on('end', () => {
    if (!message.complete) return;
    if (message.rawTrailers.length > 0) outgoing.addTrailers(paired(message.rawTrailers));
    outgoing.end();
    done();
  });
}

function refuse(outgoing: ServerResponse, why: string): void {
  const text = `imsessions proxy: ${why}\n`;
  outgoing.writeHead(502, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  outgoing.end(text);
}

/** Passes one request to the target and its answer back, each unchanged but for what is of one connection only. */
export function pass(way: Way, incoming: IncomingMessage, outgoing: ServerResponse, index: number): void {
  const watched = way.watches(incoming.url ?? '/');
  const limit = watched ? way.maxBodyBytes : undefined;
  const start: Start = { index, atMs: performance.now(), watched, sent: copyOf(incoming, limit) };
  let ended = false;
  const end = (outcome: Outcome): void => {
    if (ended) return;
    ended = true;
    if (!watched) return;
    const durationMs = performance.now() - start.atMs;
    way.onPassed({
      index,
      request: requestOf(way, incoming, start),
      ...outcome,
      startedMs: start.atMs,
      durationMs,
    });
  };
  const broken = (why: string): void => {
    end({ trouble: why });
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, why);
  };
  let upstream: ClientRequest;
  try {
    upstream = openUpstream(way, incoming);
  } catch (error) {
    broken(`this request cannot be passed on: ${words(error)}`);
    return;
  }
  limitConnecting(upstream, way);
  outgoing.on('close', () => {
    if (outgoing.writableFinished) return;
    end({ trouble: 'the client went away before the answer was whole' });
    upstream.destroy();
  });
  upstream.on('continue', () => {
    outgoing.writeContinue();
  });
  upstream.on('response', (message) => {
    const received = copyOf(message, limit);
    message.on('close', () => {
      if (!message.complete) broken('the connection broke off before the answer was whole');
    });
    message.on('error', () => undefined);
    try {
      passBack(message, outgoing, () => {
        end(outcomeOf(way, message, received));
      });
    } catch (error) {
      broken(`this answer cannot be passed on: ${words(error)}`);
      upstream.destroy();
    }
  });
  upstream.on('error', (error) => {
    broken(connectionFailure(error, way.route.peer).message);
  });
  incoming.pipe(upstream);
}
