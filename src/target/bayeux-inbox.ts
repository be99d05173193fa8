import type { Exchange } from '../exchange.ts';
import { deliveredIn, type DeliveredNotification } from './notification.ts';
import type { Target } from './types.ts';

type Notifications = readonly DeliveredNotification[];

/** What has arrived on one topic. */
export interface Inbox {
  /** Every data message of the topic so far, in order of arrival. */
  readonly notifications: Notifications;
  /** Takes the data messages of the topic out of an answer. */
  readonly add: (exchange: Exchange) => void;
  /** The data messages of the topic in an answer. */
  readonly of: (exchange: Exchange) => Notifications;
  /** Calls back with the data messages of each answer that has some; returns what ends that. */
  readonly onMessages: (callback: (messages: Notifications) => void) => () => void;
  /**
   * Resolves with true as soon as the predicate holds for all that has arrived, with false after `withinMs`, or when
   * nothing can arrive any more.
   */
  readonly waitFor: (
    predicate: (notifications: Notifications) => boolean,
    withinMs: number,
  ) => Promise<boolean>;
  /** Nothing arrives any more: whoever waits is told. */
  readonly close: () => void;
}

export function createInbox(target: Target, topic: string): Inbox {
  const notifications: DeliveredNotification[] = [];
  const callbacks = new Set<(messages: Notifications) => void>();
  const closing = new AbortController();
  const of = (exchange: Exchange) => deliveredIn(exchange).filter(({ channel }) => channel === topic);
  const onMessages = (callback: (messages: Notifications) => void) => {
    callbacks.add(callback);
    return () => {
      callbacks.delete(callback);
    };
  };
  return {
    notifications,
    of,
    onMessages,
    add(exchange) {
      const messages = of(exchange);
      if (messages.length === 0) return;
      notifications.push(...messages);
      for (const callback of [...callbacks]) callback(messages);
    },
    async waitFor(predicate, withinMs) {
      if (predicate(notifications)) return true;
      const arrived = new AbortController();
      const forget = onMessages(() => {
        if (predicate(notifications)) arrived.abort();
      });
      await target.pause(withinMs, AbortSignal.any([arrived.signal, closing.signal]));
      forget();
      return predicate(notifications);
    },
    close() {
      closing.abort();
    },
  };
}
