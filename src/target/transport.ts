import type { Failure, HeaderList, RecordedResponse } from '../exchange.ts';
import { connectionFailure } from './failure.ts';
import { timerMs } from './limits.ts';
import type { Route, WireAnswer, WireCall } from './wire.ts';

/** One request, for a transport to send just as it is. */
export interface TransportRequest {
  readonly method: string;
  /** The origin-form request target: path and query, byte for byte. */
  readonly path: string;
  /** All header fields in their order, `Host` and `Content-Length` among them. */
  readonly headers: HeaderList;
  readonly body?: Uint8Array;
  /** The longest content to read; a longer one is a failure of the kind `too-large`. */
  readonly maxBodyBytes: number;
  /** Aborted when the request is given up: its time is over, or the run is. */
  readonly signal: AbortSignal;
}

export interface TransportAnswer {
  /** Header fields as they came, the content with its codings undone. */
  readonly response?: RecordedResponse;
  /** Why no whole answer came. */
  readonly failure?: Failure;
}

/**
 * Sends a request once and resolves with what came of it; a rejection is a broken connection. It follows no redirect and
 * keeps no cookie.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

/** What Node's client refuses to send as a path. */
const UNSENDABLE = /[^\u0021-\u00ff]/;

/** Names and values in turn, as pairs. */
const paired = (flat: readonly string[]): HeaderList =>
  flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as const] : []));

/** Sends over a transport in place of the own client: time-outs, limits and failures are the same. */
export const over =
  (transport: Transport) =>
  async (route: Route, call: WireCall): Promise<WireAnswer> => {
    if (UNSENDABLE.test(call.path)) {
      const message = 'this request cannot be sent as HTTP: its path has characters that none may have';
      return { failure: { kind: 'aborted', message }, stale: false };
    }
    const controller = new AbortController();
    const { method, path, headers, body, limits, timeoutMs } = call;
    let timer: NodeJS.Timeout | undefined;
    let forget = () => {};
    const givenUp = new Promise<Failure>((resolve) => {
      timer = setTimeout(() => {
        resolve({ kind: 'timeout', message: `${route.peer}: no whole answer came within ${timeoutMs} ms` });
      }, timerMs(timeoutMs));
      forget = call.onCancel(resolve);
    });
    const sending = transport({
      method,
      path,
      headers: paired(headers),
      ...(body === undefined ? {} : { body }),
      maxBodyBytes: limits.maxBodyBytes,
      signal: controller.signal,
    }).then(
      (answer): WireAnswer => ({ ...answer, stale: false }),
      (error: unknown): WireAnswer => ({ failure: connectionFailure(error, route.peer), stale: false }),
    );
    const answer = await Promise.race([
      sending,
      givenUp.then((failure): WireAnswer => ({ failure, stale: false })),
    ]);
    clearTimeout(timer);
    forget();
    controller.abort();
    return answer;
  };
