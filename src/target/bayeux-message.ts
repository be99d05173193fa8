import type { Exchange } from '../exchange.ts';
import { readJson } from '../json/read.ts';
import { isArray, isObject, isString, token, type Json, type JsonObject } from '../json/value.ts';

/** One message of a Bayeux answer, and the JSON Pointer to it in the body. */
export interface BayeuxMessage {
  readonly message: JsonObject;
  readonly pointer: string;
}

/** What a server advises (Bayeux 1.0, section 6); times in ms. */
export interface Advice {
  readonly reconnect?: 'retry' | 'handshake' | 'none';
  readonly intervalMs?: number;
  readonly timeoutMs?: number;
}

/** What became of a meta message. */
export interface Reply {
  readonly successful: boolean;
  readonly clientId?: string;
  readonly error: string;
  readonly advice: Advice;
}

/** The messages in an answer's body: an array of objects, or a single one; what is neither is left out. */
export function messagesIn(exchange: Exchange): BayeuxMessage[] {
  const body = exchange.response?.body;
  if (body === undefined || body.length === 0) return [];
  const { value } = readJson(body);
  if (isObject(value)) return [{ message: value, pointer: '' }];
  if (!isArray(value)) return [];
  return value.flatMap((message, at) => (isObject(message) ? [{ message, pointer: token(at) }] : []));
}

const duration = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && value >= 0 ? value : undefined;

function adviceOf(value: Json | undefined): Advice {
  if (!isObject(value)) return {};
  const { reconnect, interval, timeout } = value;
  const intervalMs = duration(interval);
  const timeoutMs = duration(timeout);
  return {
    ...(reconnect === 'retry' || reconnect === 'handshake' || reconnect === 'none' ? { reconnect } : {}),
    ...(intervalMs === undefined ? {} : { intervalMs }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
}

/** Servers are lax about ids: one that is left out is taken for the right one, and so is a number. */
const hasId = (value: Json | undefined, id: string) =>
  value === undefined ||
  value === null ||
  value === id ||
  (typeof value === 'number' && String(value) === id);

/** The reply to a meta message: of its channel, and with its id where the reply has one. */
export function replyTo(messages: readonly BayeuxMessage[], channel: string, id: string): Reply | undefined {
  const replies = messages
    .map(({ message }) => message)
    .filter((message) => message['channel'] === channel)
    .filter((message) => hasId(message['id'], id));
  const [reply] = replies;
  if (reply === undefined) return undefined;
  const { clientId, error, successful, advice } = reply;
  return {
    successful: successful === true,
    ...(isString(clientId) && clientId !== '' ? { clientId } : {}),
    error: isString(error) ? error : '',
    advice: adviceOf(advice),
  };
}
