import { option } from './option.ts';
import { path } from './path.ts';
import { flag, text } from './value-type.ts';
import { url } from './url.ts';

const LIVE = ['probe', 'replay', 'proxy'] as const;

export const connection = {
  ca: option({
    name: 'ca',
    group: 'Connection',
    argument: 'FILE',
    description: 'certificates (PEM) to trust',
    type: text,
    fallback: undefined,
    otherwise: "the system's",
    file: true,
    commands: LIVE,
  }),

  cert: option({
    name: 'cert',
    group: 'Connection',
    argument: 'FILE',
    description: 'client certificate (PEM)',
    type: text,
    fallback: undefined,
    file: true,
    commands: LIVE,
  }),

  key: option({
    name: 'key',
    group: 'Connection',
    argument: 'FILE',
    description: "the client certificate's key (PEM)",
    type: text,
    fallback: undefined,
    file: true,
    commands: LIVE,
  }),

  insecure: option({
    name: 'insecure',
    group: 'Connection',
    description: 'do not verify the certificate of the target; the report says so',
    type: flag,
    fallback: false,
    commands: LIVE,
  }),

  proxy: option({
    name: 'proxy',
    group: 'Connection',
    argument: 'URL',
    description: 'HTTP proxy to reach the target through',
    type: url,
    fallback: undefined,
    otherwise: 'what HTTPS_PROXY, HTTP_PROXY and NO_PROXY say',
    secret: true,
    commands: LIVE,
  }),

  apiBase: option({
    name: 'api-base',
    group: 'Connection',
    argument: 'PATH',
    description: 'prefix of the API under the target',
    type: path,
    fallback: '/api/v2',
    commands: [...LIVE, 'validate'],
  }),

  notificationsPath: option({
    name: 'notifications-path',
    group: 'Connection',
    argument: 'PATH',
    description: 'the CometD endpoint under the target',
    type: path,
    fallback: '/api/v2/notifications',
    commands: [...LIVE, 'validate'],
  }),
};
