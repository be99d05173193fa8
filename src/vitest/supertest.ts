import { Buffer } from 'node:buffer';
import { Agent, ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import { Stream } from 'node:stream';
import type { Test } from 'supertest';
import type { Failure, HeaderList } from '../exchange.ts';
import { collectBody, type Body } from '../target/body.ts';
import type { Transport, TransportAnswer, TransportRequest } from '../target/index.ts';
import type { RunningApp } from './app.ts';

/** A field that is given more than once has a list of values. */
function fieldsOf(headers: HeaderList): Record<string, string | string[]> {
  const fields = new Map<string, [name: string, values: string[]]>();
  for (const [name, value] of headers) {
    const known = fields.get(name.toLowerCase());
    if (known) known[1].push(value);
    else fields.set(name.toLowerCase(), [name, [value]]);
  }
  return Object.fromEntries(
    Array.from(fields.values(), ([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function ended(message: object, done: (error: Error | null, body: undefined) => void): void {
  if (!(message instanceof Stream)) return;
  message.on('end', () => {
    done(null, undefined);
  });
}

function answerOf(message: IncomingMessage, body: Body, failure: Failure | undefined): TransportAnswer {
  const { statusCode = 0, statusMessage = '', httpVersion, rawHeaders } = message;
  const headers = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : [],
  );
  return {
    response: { status: statusCode, statusText: statusMessage, httpVersion, headers, body: body.bytes() },
    ...(failure === undefined ? {} : { failure }),
  };
}

/**
 * Sends a request that supertest has built. The path goes out as it is, where superagent would write hostile ones in its
 * own way, and the answer is read as it comes over the wire, before superagent makes something of it.
 */
function send(test: Test, { path, body, maxBodyBytes, signal }: TransportRequest): Promise<TransportAnswer> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      test.abort();
      reject(new Error('the request was given up'));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    test.once('request', () => {
      const { req } = test;
      if (!(req instanceof ClientRequest)) return;
      req.path = path;
      req.maxHeadersCount = 0;
      req.prependOnceListener('response', (message: IncomingMessage) => {
        const read = collectBody(message, maxBodyBytes, (failure) => {
          resolve(answerOf(message, read, failure));
        });
      });
    });
    if (body !== undefined) test.send(Buffer.from(body));
    test.end((error: unknown) => {
      if (error instanceof Error) reject(error);
    });
  });
}

/** Brings requests to an app in memory by supertest. Rejects where supertest is not installed. */
export async function supertestTransport({ server, secure }: RunningApp): Promise<Transport> {
  const { default: supertest } = await import('supertest').catch((error: unknown) => {
    throw new Error('an app in memory is asked over supertest: npm install --save-dev supertest', {
      cause: error,
    });
  });
  const agent = secure ? new TlsAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  return (request) => {
    const test = new supertest.Test(server, request.method, request.path);
    return send(
      test
        .agent(agent)
        .ok(() => true)
        .maxResponseSize(Number.MAX_SAFE_INTEGER)
        .serialize((bytes: string) => bytes)
        .buffer(true)
        // Its own parsers would turn the bytes on the wire into text.
        .parse(ended)
        .unset('Accept-Encoding')
        .set(fieldsOf(request.headers)),
      request,
    );
  };
}
