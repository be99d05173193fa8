import type { AgentName, Exchange } from '../exchange.ts';
import { isArray, isObject, pointer, type Json, type JsonObject } from '../json/value.ts';
import { bodyOf } from './answer.ts';

/** The topic of the resource. */
export const TOPIC = '/v2/me/im-sessions';

/** A Bayeux message that carried data on the topic, in its place. */
export interface Delivered {
  readonly channel: string;
  /** The payload: what the notification says. */
  readonly data: Json;
  readonly agent: AgentName;
  readonly exchange: Exchange;
  /** JSON Pointer to `data` in the answer's body. */
  readonly pointer: string;
  /** ms since the run began. */
  readonly arrivedMs: number;
}

/** The messages of a Bayeux answer with their pointers; a single object is taken for an array of one. */
export function messagesOf(body: Json | undefined): { message: JsonObject; pointer: string }[] {
  if (isObject(body)) return [{ message: body, pointer: '' }];
  if (!isArray(body)) return [];
  return body.flatMap((message, index) => (isObject(message) ? [{ message, pointer: pointer(index) }] : []));
}

/** Was the exchange part of a Bayeux conversation? */
export const isBayeux = (exchange: Exchange): boolean => exchange.step.name.startsWith('bayeux.');

/** All that was delivered on the topic to an agent, in order of arrival. */
export function deliveredTo(
  exchanges: readonly Exchange[],
  agent?: AgentName,
  topic: string = TOPIC,
): Delivered[] {
  return exchanges
    .filter((exchange) => isBayeux(exchange) && (agent === undefined || exchange.agent === agent))
    .map((exchange) => ({ exchange, arrivedMs: exchange.startedMs + exchange.durationMs }))
    .sort((a, b) => a.arrivedMs - b.arrivedMs || a.exchange.index - b.exchange.index)
    .flatMap(({ exchange, arrivedMs }) =>
      messagesOf(bodyOf(exchange)).flatMap(({ message, pointer: at }) => {
        const { channel, data } = message;
        if (channel !== topic || data === undefined) return [];
        return [{ channel, data, agent: exchange.agent, exchange, pointer: `${at}/data`, arrivedMs }];
      }),
    );
}
