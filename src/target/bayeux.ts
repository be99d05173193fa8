import type { JsonObject } from '../json/value.ts';
import {
  createConversation,
  type ListenerOptions,
  type MetaMessage,
  type Turn,
} from './bayeux-conversation.ts';
import { createInbox, type Inbox } from './bayeux-inbox.ts';
import { createPollPause, growing } from './bayeux-poll.ts';
import type { Call, Target } from './types.ts';

export type { ListenerOptions } from './bayeux-conversation.ts';
export { notificationsIn, type DeliveredNotification } from './notification.ts';

export type Started = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** A subscription of one agent, held by long polling. Nothing here throws for what a server does. */
export interface Listener extends Pick<Inbox, 'notifications' | 'onMessages' | 'waitFor'> {
  /** Handshake, connect and subscribe. Where one of them fails, the listener is stopped and the reason given. */
  start(): Promise<Started>;
  /** Disconnects, gives the pending poll up, and resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Why the subscription was lost, where it was. */
  lost(): string | undefined;
}

const CONNECTION_TYPE = 'long-polling';
const HANDSHAKE: JsonObject = {
  version: '1.0',
  minimumVersion: '1.0',
  supportedConnectionTypes: [CONNECTION_TYPE],
};
const AT_ONCE: JsonObject = { advice: { timeout: 0 } };

/** Handshakes that a server may refuse, advising another, before a subscription is given up. */
const HANDSHAKES = 3;

/** What to do after a connect: poll on, try again, shake hands anew, or end. */
type Next = 'poll' | 'retry' | 'handshake' | 'end';

function nextAfter({ reason, reply }: Turn): Next {
  const reconnect = reply?.advice.reconnect;
  if (reconnect === 'none') return 'end';
  // An unknown client (Bayeux 1.0, section 6.4: `402::Unknown client`) needs a handshake whatever is advised.
  if (reconnect === 'handshake' || (reason !== undefined && /^402\b/.test(reply?.error ?? '')))
    return 'handshake';
  return reason === undefined ? 'poll' : 'retry';
}

export function createListener(target: Target, options: ListenerOptions): Listener {
  const { limits } = target;
  const inbox = createInbox(target, options.topic);
  const stopping = new AbortController();
  const { signal } = stopping;
  const conversation = createConversation(target, options, inbox.add);
  let clientId: string | undefined;
  let advised = { intervalMs: 0, timeoutMs: limits.pollMs };
  let polling: Promise<void> = Promise.resolve();
  let stopped: Promise<void> | undefined;
  let lost: string | undefined;

  const isOver = () => signal.aborted || target.over() !== undefined;
  const say = async (kind: MetaMessage, members: JsonObject, how: Partial<Call> = { signal }) => {
    const known: JsonObject = clientId === undefined ? {} : { clientId };
    const turn = await conversation.say(kind, { ...members, ...known }, how);
    const { intervalMs, timeoutMs } = { ...advised, ...turn.reply?.advice };
    advised = { intervalMs, timeoutMs };
    return turn;
  };
  const rest = (ms: number) =>
    target.pause(Math.max(ms, Math.min(advised.intervalMs, limits.maxPollPauseMs)), signal);

  /** Gives why it failed; undefined where it succeeded. */
  const handshake = async (): Promise<string | undefined> => {
    clientId = undefined;
    for (let tries = 1; ; tries += 1) {
      const { reason, reply } = await say('handshake', HANDSHAKE);
      if (reason === undefined) {
        clientId = reply?.clientId;
        return clientId === undefined ? '/meta/handshake succeeded without a clientId' : undefined;
      }
      const reconnect = reply?.advice.reconnect;
      if (tries >= HANDSHAKES || (reconnect !== 'retry' && reconnect !== 'handshake')) return reason;
      await rest(growing(limits.backOffMs, tries - 1, limits.maxEmptyPollMs));
      if (isOver()) return reason;
    }
  };
  const subscribe = async () => (await say('subscribe', { subscription: options.topic })).reason;
  /** A client that the server has forgotten has lost its subscription, too. */
  const renew = async () => {
    const reason = (await handshake()) ?? (await subscribe());
    if (reason !== undefined) clientId = undefined;
    return reason;
  };
  const connect = (first: boolean) =>
    say(
      'connect',
      { connectionType: CONNECTION_TYPE, ...(first ? AT_ONCE : {}) },
      { longPoll: true, timeoutMs: advised.timeoutMs + limits.pollMarginMs, signal },
    );

  /** Polls until the listener is stopped or the subscription is lost; `onTurn` is told each connect. */
  const poll = async (onTurn: (turn: Turn) => void): Promise<void> => {
    const pause = createPollPause(limits);
    let first = true;
    let troubles = 0;
    while (!isOver() && lost === undefined) {
      let reason = clientId === undefined ? await renew() : undefined;
      if (reason === undefined && !isOver()) {
        const turn = await connect(first);
        onTurn(turn);
        if (isOver()) break;
        const next = nextAfter(turn);
        if (next === 'poll') {
          const { durationMs } = turn.exchange;
          const messages = inbox.of(turn.exchange).length;
          const waitMs = pause.after({ durationMs, messages }, first ? 0 : advised.timeoutMs);
          first = false;
          troubles = 0;
          if (waitMs > 0 || advised.intervalMs > 0) await rest(waitMs);
          continue;
        }
        reason =
          turn.reason ?? `the server advised ${next === 'end' ? 'not to connect again' : 'a new handshake'}`;
        if (next === 'end') lost = reason;
        if (next === 'handshake') clientId = undefined;
      }
      first = true;
      troubles += 1;
      if (troubles >= limits.pollFailures) lost ??= reason;
      if (lost === undefined) await rest(growing(limits.backOffMs, troubles - 1, limits.maxEmptyPollMs));
    }
    inbox.close();
  };

  const end = async () => {
    if (clientId !== undefined)
      await say('disconnect', {}, { cleanUp: true, timeoutMs: limits.disconnectMs });
    stopping.abort();
    inbox.close();
    await polling;
  };
  const stop = () => (stopped ??= end());
  const failed = async (reason: string): Promise<Started> => {
    await stop();
    return { ok: false, reason };
  };

  return {
    async start() {
      const refused = await handshake();
      if (refused !== undefined) return failed(refused);
      const connected = new Promise<string | undefined>((resolve) => {
        polling = poll((turn) => {
          resolve(nextAfter(turn) === 'poll' ? undefined : turn.reason);
        });
      });
      // A bug is thrown to whoever stops the listener, and is not unhandled until then.
      polling.catch(() => {});
      // A server that holds the first connect, too, is connected while it does.
      const held = target.pause(limits.firstConnectMs, signal).then(() => undefined);
      const reason = (await Promise.race([connected, held])) ?? (await subscribe());
      return reason === undefined ? { ok: true } : failed(reason);
    },
    stop,
    notifications: inbox.notifications,
    onMessages: inbox.onMessages,
    waitFor: inbox.waitFor,
    lost: () => lost,
  };
}
