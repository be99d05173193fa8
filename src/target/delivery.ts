import type { Failure, HeaderList, RecordedResponse } from '../exchange.ts';
import type { Lifetime } from './lifetime.ts';
import type { Limits } from './limits.ts';
import type { Pace } from './pace.ts';
import { redirectOf } from './redirect.ts';
import { repeat, type Repeats } from './retry.ts';
import type { WireAnswer } from './wire.ts';

/** One request as it went out, and what came back. */
export interface Sent {
  readonly headers: HeaderList;
  readonly answer: WireAnswer;
  /** A 401 that a newer token may mend. */
  readonly renewed: boolean;
}

/** What a delivery needs of the target. */
export interface Carrier {
  /** Sends once. `fresh`: over a new connection. */
  sendOnce(path: string, fresh: boolean): Promise<Sent>;
  /** Has the target answered anything yet? */
  contacted(): boolean;
  /** Sent even though the run is over. */
  readonly cleanUp: boolean;
  readonly lifetime: Lifetime;
  readonly pace: Pace;
  readonly limits: Limits;
}

/** What came of a call, over all its repeats and redirects. */
export interface Delivery {
  readonly headers: HeaderList;
  readonly response?: RecordedResponse;
  readonly failure?: Failure;
  readonly attempts: number;
  readonly earlier: readonly string[];
}

interface Log {
  attempts: number;
  readonly earlier: string[];
}

const NO_REPEATS: Repeats = { broken: 0, throttled: 0 };

/** Waits as asked; false where the run would be over before. */
async function waited(carrier: Carrier, waitMs: number, all: boolean): Promise<boolean> {
  const { lifetime, limits, pace } = carrier;
  if (lifetime.now() + waitMs >= limits.deadlineMs && !carrier.cleanUp) return false;
  if (all) pace.hold(waitMs);
  await lifetime.pause(waitMs);
  return carrier.cleanUp || lifetime.over() === undefined;
}

/** Sends a read until it is answered, or until sending it again is of no more use. */
async function persist(carrier: Carrier, path: string, log: Log): Promise<Sent> {
  let repeats = NO_REPEATS;
  let renewed = false;
  for (;;) {
    log.attempts += 1;
    let sent = await carrier.sendOnce(path, false);
    if (sent.answer.stale) {
      // A server may close an idle connection at any moment: nothing has gone wrong, so this is no earlier failure.
      log.attempts += 1;
      sent = await carrier.sendOnce(path, true);
    }
    if (sent.renewed && !renewed) {
      renewed = true;
      log.earlier.push('HTTP 401; the token command was run again');
      continue;
    }
    const again = repeat(sent.answer, repeats, carrier.contacted(), carrier.limits);
    if (again === undefined) return sent;
    if (!(await waited(carrier, again.waitMs, again.reason === 'throttled'))) return sent;
    log.earlier.push(again.words);
    repeats = { ...repeats, [again.reason]: repeats[again.reason] + 1 };
  }
}

const delivered = (sent: Sent, headers: HeaderList, log: Log, failure = sent.answer.failure): Delivery => ({
  headers,
  ...(sent.answer.response === undefined ? {} : { response: sent.answer.response }),
  ...(failure === undefined ? {} : { failure }),
  attempts: log.attempts,
  earlier: log.earlier,
});

/** Delivers a read: repeats it where the connection breaks, follows redirects on the same origin. */
export async function deliverRead(carrier: Carrier, origin: string, path: string): Promise<Delivery> {
  const log: Log = { attempts: 0, earlier: [] };
  let sent = await persist(carrier, path, log);
  const { headers } = sent;
  let at = path;
  for (let hops = 0; sent.answer.failure === undefined && sent.answer.response !== undefined; hops += 1) {
    const redirect = redirectOf(sent.answer.response, origin + at);
    if (redirect === undefined) break;
    if ('failure' in redirect) return delivered(sent, headers, log, redirect.failure);
    if (hops >= carrier.limits.maxRedirects) {
      const message = `more than ${carrier.limits.maxRedirects} redirects, the last one to ${redirect.path}`;
      return delivered(sent, headers, log, { kind: 'redirect', message });
    }
    log.earlier.push(`HTTP ${sent.answer.response.status}, followed to ${redirect.path}`);
    at = redirect.path;
    sent = await persist(carrier, at, log);
  }
  return delivered(sent, headers, log);
}

/** Delivers a request that may change something: sent once, over a new connection, never again. */
export async function deliverChange(carrier: Carrier, path: string): Promise<Delivery> {
  const sent = await carrier.sendOnce(path, true);
  return delivered(sent, sent.headers, { attempts: 1, earlier: [] });
}
