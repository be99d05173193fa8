import { header } from '../exchange.ts';
import type { Limits } from './limits.ts';
import type { WireAnswer } from './wire.ts';

/** How often a read has been sent again, by reason. */
export interface Repeats {
  readonly broken: number;
  readonly throttled: number;
}

/** That a read is to be sent again: after how long, and why in words. */
export interface Repeat {
  readonly reason: keyof Repeats;
  readonly waitMs: number;
  readonly words: string;
}

/** The wait that a `Retry-After` asks for, in seconds or as a date; undefined where it asks for none. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Whether a read is sent again after this answer. `contacted`: the target has answered something before. */
export function repeat(
  answer: WireAnswer,
  repeats: Repeats,
  contacted: boolean,
  limits: Limits,
): Repeat | undefined {
  const { failure, response } = answer;
  if (failure !== undefined) {
    const lost = failure.kind === 'reset' || (failure.kind === 'refused' && contacted);
    if (!lost || repeats.broken >= limits.retries) return undefined;
    return { reason: 'broken', waitMs: limits.backOffMs * 2 ** repeats.broken, words: failure.message };
  }
  if (response === undefined || (response.status !== 429 && response.status !== 503)) return undefined;
  if (repeats.throttled >= limits.throttleRetries) return undefined;
  const asked = header(response.headers, 'retry-after');
  const waitMs = retryAfterMs(asked, Date.now()) ?? limits.backOffMs * 2 ** repeats.throttled;
  if (waitMs > limits.maxRetryAfterMs) return undefined;
  const words = `HTTP ${response.status}${asked === undefined ? '' : `, Retry-After: ${asked}`}`;
  return { reason: 'throttled', waitMs, words };
}
