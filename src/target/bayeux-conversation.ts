import type { AgentName, Exchange } from '../exchange.ts';
import type { JsonObject } from '../json/value.ts';
import { messagesIn, replyTo, type Reply } from './bayeux-message.ts';
import type { Call, Target } from './types.ts';

/** Who listens to what. */
export interface ListenerOptions {
  readonly agent: AgentName;
  /** The CometD endpoint below the base of the target, such as `/api/v2/notifications`. */
  readonly path: string;
  /** The channel that is subscribed to, such as `/v2/me/im-sessions`. */
  readonly topic: string;
}

export type MetaMessage = 'handshake' | 'connect' | 'subscribe' | 'disconnect';

/** What came back for a meta message: the reply, or why there is none. */
export interface Turn {
  readonly exchange: Exchange;
  readonly reply: Reply | undefined;
  /** Why the message did not succeed; undefined where it did. */
  readonly reason: string | undefined;
}

/** Sends meta messages, one in each request, and gives every answer to `onAnswer`. */
export interface Conversation {
  say(kind: MetaMessage, members: JsonObject, how?: Partial<Call>): Promise<Turn>;
}

/** The official client appends to a path alone: not where a query follows, nor to a name with an extension. */
function appendable(path: string): boolean {
  const last = path.replace(/\/$/, '').split('/').at(-1) ?? '';
  return !/[?#]/.test(path) && !last.includes('.');
}

/** As the official client does, which leaves a subscription to the endpoint itself. */
const pathOf = (kind: MetaMessage, path: string) => `${path.replace(/\/$/, '')}/${kind}`;

function reasonOf(kind: MetaMessage, exchange: Exchange, reply: Reply | undefined): string | undefined {
  if (reply?.successful === true) return undefined;
  const channel = `/meta/${kind}`;
  if (reply !== undefined) {
    return `${channel} was refused${reply.error === '' ? ' without an error' : `: ${reply.error}`}`;
  }
  if (exchange.failure !== undefined) return `${channel} got no answer: ${exchange.failure.message}`;
  return `${channel} got HTTP ${exchange.response?.status ?? 0} with no Bayeux reply to it`;
}

/** Did the address, rather than the message, meet with a refusal? */
function isElsewhere(kind: MetaMessage, { exchange, reply }: Turn): boolean {
  if (reply !== undefined || exchange.failure !== undefined || exchange.response === undefined) return false;
  const { status } = exchange.response;
  return kind === 'handshake' || (status >= 400 && status < 500);
}

export function createConversation(
  target: Target,
  options: ListenerOptions,
  onAnswer: (exchange: Exchange) => void,
): Conversation {
  const bare = new Set<MetaMessage>(
    appendable(options.path) ? ['subscribe'] : ['handshake', 'connect', 'subscribe', 'disconnect'],
  );
  let lastId = 0;

  const sendTo = async (
    path: string,
    kind: MetaMessage,
    members: JsonObject,
    how: Partial<Call>,
  ): Promise<Turn> => {
    const id = String(++lastId);
    const channel = `/meta/${kind}`;
    const exchange = await target.send({
      ...how,
      step: { name: `bayeux.${kind}`, agent: options.agent, message: id },
      agent: options.agent,
      method: 'POST',
      path,
      body: JSON.stringify([{ id, channel, ...members }]),
    });
    onAnswer(exchange);
    const reply = replyTo(messagesIn(exchange), channel, id);
    return { exchange, reply, reason: reasonOf(kind, exchange, reply) };
  };
  return {
    async say(kind, members, how = {}) {
      if (bare.has(kind)) return sendTo(options.path, kind, members, how);
      const turn = await sendTo(pathOf(kind, options.path), kind, members, how);
      if (!isElsewhere(kind, turn)) return turn;
      const again = await sendTo(options.path, kind, members, how);
      if (again.reply !== undefined) bare.add(kind);
      return again;
    },
  };
}
