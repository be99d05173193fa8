import type { IncomingMessage } from 'node:http';
import type { Access } from './access.ts';
import type { RequestView, Stages } from './hooks.ts';
import type { Settings } from './options.ts';
import type { Store } from './store.ts';

/** What the parts of one server share. */
export interface Runtime {
  readonly settings: Settings;
  readonly stages: Stages;
  readonly store: Store;
  readonly access: Access;
}

const PLAIN_HOST = /^[\w.-]+(?::\d{1,5})?$|^\[[\da-fA-F:.]+\](?::\d{1,5})?$/;

/** The absolute URL of the API as the requester reaches it. */
export function apiUrl(incoming: IncomingMessage, apiBase: string): string {
  const { host } = incoming.headers;
  const authority =
    host !== undefined && PLAIN_HOST.test(host) ? host : `127.0.0.1:${incoming.socket.localPort ?? 80}`;
  return `http://${authority}${apiBase}`;
}

export const viewOf = (incoming: IncomingMessage, target: string, agent?: string): RequestView => ({
  method: incoming.method ?? 'GET',
  target,
  headers: incoming.headers,
  ...(agent === undefined ? {} : { agent }),
});
