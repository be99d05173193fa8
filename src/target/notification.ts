import type { AgentName, Exchange } from '../exchange.ts';
import { isString, type Json } from '../json/value.ts';
import { messagesIn } from './bayeux-message.ts';

/** One data message that reached a listener. */
export interface DeliveredNotification {
  readonly data: Json;
  readonly channel: string;
  readonly exchange: Exchange;
  /** JSON Pointer to `data` in the body of the exchange. */
  readonly pointer: string;
  /** When the answer that carried it was complete, in ms since the run began. */
  readonly arrivedMs: number;
}

/** When an exchange was over, in ms since the run began. */
const endMs = (exchange: Exchange) => exchange.startedMs + exchange.durationMs;

/** The data messages of one answer, in its order. */
export const deliveredIn = (exchange: Exchange): DeliveredNotification[] =>
  messagesIn(exchange).flatMap(({ message, pointer }) => {
    const { channel, data } = message;
    if (data === undefined || !isString(channel) || channel.startsWith('/meta/')) return [];
    return [{ data, channel, exchange, pointer: `${pointer}/data`, arrivedMs: endMs(exchange) }];
  });

/**
 * Every data message that was delivered to an agent, on whichever answer it came, in order of arrival; with `topic`
 * only those on that channel.
 */
export const notificationsIn = (
  exchanges: readonly Exchange[],
  agent: AgentName,
  topic?: string,
): DeliveredNotification[] =>
  exchanges
    .filter((exchange) => exchange.agent === agent && exchange.step.name.startsWith('bayeux.'))
    .sort((a, b) => endMs(a) - endMs(b) || a.index - b.index)
    .flatMap(deliveredIn)
    .filter(({ channel }) => topic === undefined || channel === topic);
