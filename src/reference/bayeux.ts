import type { IncomingMessage, ServerResponse } from 'node:http';
import cometd, { type ServerSession } from 'cometd-nodejs-server';
import { isArray, isObject, type Json, type JsonObject } from '../json/value.ts';
import { refusalAnswer, send } from './answer.ts';
import type { Change } from './hooks.ts';
import { refuse, type Reason } from './refusal.ts';
import { readBody } from './request-body.ts';
import { apiUrl, viewOf, type Runtime } from './runtime.ts';
import { pathOf, show, type StoredSession } from './session.ts';

export const TOPIC = '/v2/me/im-sessions';

export const notificationsPath = (apiBase: string): string => `${apiBase}/notifications`;

/** A CometD client that shook hands. */
interface Subscriber {
  readonly session: ServerSession;
  readonly agent: string;
}

/** The CometD side: long polling, each agent notified of its own sessions only. */
export interface Bayeux {
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void;
  notify(change: Change): void;
  close(): void;
}

function payload(runtime: Runtime, change: Change, api: string): Json {
  const { type, session: stored, text } = change;
  if (type === 'NewMessage')
    return {
      messageType: 'IMLogUpdateMessage',
      notificationType: type,
      imSessionPath: pathOf(stored.id),
      message: text ?? '',
    };
  return {
    messageType: 'IMSessionStateChangeMessage',
    notificationType: type,
    imSession: shown(runtime, stored, api),
  };
}

/** What follows the notification path, as `/handshake`. */
const suffixOf = (target: string, apiBase: string): string =>
  target.slice(notificationsPath(apiBase).length).replace(/\?.*$/, '');

/** Bayeux messages come in an array, or one alone. */
function messagesOf(value: Json): readonly JsonObject[] | undefined {
  const messages = isArray(value) ? value : [value];
  return messages.length > 0 && messages.every(isObject) ? messages : undefined;
}

const shown = (runtime: Runtime, stored: StoredSession, api: string): Json =>
  runtime.stages.session(show(stored, api), {
    where: 'notification',
    fields: '*',
    index: stored.index,
    stored,
  });

export function createBayeux(runtime: Runtime): Bayeux {
  const server = cometd.createCometDServer({
    timeout: runtime.settings.pollMs,
    maxInterval: runtime.settings.pollMs,
    maxSessionsPerBrowser: -1,
    browserCookiePath: '/',
  });
  const visitors = new WeakMap<object, string>();
  const subscribers = new Map<string, Subscriber>();
  const visitor = (): string | undefined => {
    const context: unknown = server.context;
    if (typeof context !== 'object' || context === null || !('request' in context)) return undefined;
    const { request } = context;
    return typeof request === 'object' && request !== null ? visitors.get(request) : undefined;
  };
  const allowed = (channel: string) => runtime.stages.bayeux(true, channel);

  server.policy = {
    canHandshake(session, _, callback) {
      const agent = visitor();
      if (agent === undefined || !allowed('/meta/handshake')) {
        callback(undefined, false);
        return;
      }
      subscribers.set(session.id, { session, agent });
      session.addListener('removed', () => subscribers.delete(session.id));
      callback(undefined, true);
    },
    canCreate: (_, __, channel, callback) => {
      callback(undefined, channel === TOPIC);
    },
    canSubscribe: (_, __, channel, callback) => {
      callback(undefined, channel.name === TOPIC && allowed('/meta/subscribe'));
    },
    canPublish: (_, __, ___, callback) => {
      callback(undefined, false);
    },
  };
  server.addExtension({
    /** A client id is of use to the agent alone that shook hands for it. */
    incoming(_, session, message, callback) {
      const owner = subscribers.get(session.id);
      const isOwn = message.channel === '/meta/handshake' || owner?.agent === visitor();
      callback(undefined, isOwn && (message.channel !== '/meta/connect' || allowed(message.channel)));
    },
  });

  /** The API as each agent's client reaches it, last. */
  const apis = new Map<string, string>();
  const subscribed = (agent: string) =>
    [...subscribers.values()].filter(
      (one) => one.agent === agent && one.session.subscriptions.some(({ name }) => name === TOPIC),
    );

  return {
    handle(incoming, outgoing) {
      const { access, settings, stages } = runtime;
      const visit = access.visit(incoming.headers);
      const target = incoming.url ?? '/';
      const refuseWith = (reason: Reason, agent?: string, allowed?: readonly string[]) => {
        const request = viewOf(incoming, target, agent);
        send(outgoing, refusalAnswer(refuse(reason), allowed), { kind: 'error', request, reason }, stages);
      };
      if ('refusal' in visit.identity) {
        refuseWith('not-authenticated');
        return;
      }
      const { agent } = visit.identity;
      const hasToken =
        !settings.csrf || (visit.http && access.hasToken(visit.http, incoming.headers)) === true;
      if (!stages.csrf(hasToken, viewOf(incoming, target, agent))) {
        refuseWith('csrf', agent);
        return;
      }
      if (!stages.endpoint(true, suffixOf(target, settings.apiBase))) {
        refuseWith('no-route', agent);
        return;
      }
      if (incoming.method !== 'POST') {
        refuseWith('method', agent, ['POST']);
        return;
      }
      visitors.set(incoming, agent);
      apis.set(agent, apiUrl(incoming, settings.apiBase));
      if (visit.isNew && visit.http) outgoing.setHeader('Set-Cookie', access.cookieOf(visit.http));
      void readBody(incoming).then((body) => {
        const messages = body.value === undefined ? undefined : messagesOf(body.value);
        if (messages) server.handle(Object.assign(incoming, { body: messages }), outgoing);
        else refuseWith('malformed', agent);
      });
    },
    notify(change) {
      const data = payload(runtime, change, apis.get(change.agent) ?? runtime.settings.apiBase);
      for (const notice of runtime.stages.notices([{ to: change.agent, data }], change))
        for (const { session } of subscribed(notice.to)) session.deliver(null, TOPIC, notice.data);
    },
    close() {
      for (const { session } of [...subscribers.values()]) session.disconnect();
      server.close();
    },
  };
}
