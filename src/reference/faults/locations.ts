import { isString } from '../../json/value.ts';
import { inSession, type Fault } from './fault.ts';

import { renamed } from './identifiers.ts';
const onPath = (name: string, requirement: string, summary: string, change: (id: string) => string): Fault =>
  inSession(name, requirement, summary, (session) => ({
    ...session,
    path: change(isString(session['id']) ? session['id'] : ''),
  }));

const onUri = (name: string, requirement: string, summary: string, change: (uri: string) => string): Fault =>
  inSession(name, requirement, summary, (session) => ({
    ...session,
    uri: change(isString(session['uri']) ? session['uri'] : ''),
  }));

/** `path` and `uri` agree with one another, and not with `id`. */
const elsewhere = (name: string, summary: string, change: (id: string) => string): Fault =>
  inSession(name, 'IMS-PATH-02', summary, (session) => {
    const { id } = session;
    return isString(id) ? { ...renamed(session, change(id)), id } : session;
  });

const otherId = (id: string): string => id.slice(0, -1) + (id.endsWith('Z') ? 'Y' : 'Z');

export const locationFaults: readonly Fault[] = [
  inSession('path-number', 'IMS-PATH-01', '`path` is a number', (session) => ({ ...session, path: 1 })),
  onPath(
    'path-absolute',
    'IMS-PATH-01',
    '`path` is an absolute URL',
    (id) => `http://127.0.0.1/im-sessions/${id}`,
  ),
  onPath('path-trailing-slash', 'IMS-PATH-01', '`path` ends in a slash', (id) => `/im-sessions/${id}/`),
  onPath('path-with-query', 'IMS-PATH-01', '`path` has a query', (id) => `/im-sessions/${id}?fields=*`),
  onPath(
    'path-with-prefix',
    'IMS-PATH-01',
    '`path` starts with the prefix of the API',
    (id) => `/api/v2/im-sessions/${id}`,
  ),
  onPath('path-singular', 'IMS-PATH-01', '`path` has `im-session` in it', (id) => `/im-session/${id}`),
  onPath(
    'path-without-slash',
    'IMS-PATH-01',
    '`path` does not start with a slash',
    (id) => `im-sessions/${id}`,
  ),
  onPath('path-without-id', 'IMS-PATH-01', '`path` has no id in it', () => '/im-sessions/'),

  elsewhere('path-other-id', '`path` has the id of another session in it', otherId),
  elsewhere('path-lower-case-id', '`path` has the id in lower case', (id) => id.toLowerCase()),
  elsewhere('path-cut-id', '`path` has only a part of the id in it', (id) => id.slice(0, -6)),

  onUri('uri-relative', 'IMS-URI-01', '`uri` is relative', (uri) => uri.replace(/^https?:\/\/[^/]+/, '')),
  onUri('uri-other-scheme', 'IMS-URI-01', '`uri` is an FTP URL', (uri) => uri.replace(/^https?/, 'ftp')),
  onUri('uri-with-blank', 'IMS-URI-01', '`uri` has a blank in it', (uri) =>
    uri.replace('/im-sessions', '/im sessions'),
  ),
  inSession('uri-number', 'IMS-URI-01', '`uri` is a number', (session) => ({ ...session, uri: 1 })),
  inSession('uri-object', 'IMS-URI-01', '`uri` is an object', (session) => ({
    ...session,
    uri: { href: session['uri'] },
  })),

  onUri('uri-other-id', 'IMS-URI-02', '`uri` names another session', otherId),
  onUri('uri-trailing-slash', 'IMS-URI-02', '`uri` ends in a slash', (uri) => `${uri}/`),
  onUri('uri-of-the-list', 'IMS-URI-02', '`uri` is that of the list', (uri) => uri.replace(/\/[^/]*$/, '')),

  onUri('uri-empty', 'IMS-URI-03', '`uri` is empty', () => ''),
  onUri('uri-other-host', 'IMS-URI-03', '`uri` has another host', (uri) =>
    uri.replace(/^http:\/\/[^/]+/, 'http://internal.example:8090'),
  ),
  onUri('uri-without-prefix', 'IMS-URI-03', '`uri` lacks the prefix of the API', (uri) =>
    uri.replace(/^(https?:\/\/[^/]+).*(\/im-sessions\/)/, '$1$2'),
  ),
  onUri('uri-other-version', 'IMS-URI-03', '`uri` has another version of the API', (uri) =>
    uri.replace(/\/[^/]+(\/im-sessions\/)/, '/v3$1'),
  ),
];
