import type { ImSession } from '../../contract/types.ts';
import { apiOf, changed, renamed, type SessionCase } from '../session-case.ts';

type Spoil = readonly [description: string, value: (session: ImSession) => string];

const of = (member: string, requirement: string, must: boolean, spoils: readonly Spoil[]): SessionCase[] =>
  spoils.map(([description, value]) => ({
    requirement,
    must,
    description,
    change: (session) => changed(session, [member], value(session)),
  }));

const front = (id: string, end: string): string => id.slice(0, -end.length) + end;

/** The path and the uri stay right: the id alone is what is wrong. */
const malformedId = of('id', 'IMS-ID-01', true, [
  ['the id is empty', () => ''],
  ['the id has a slash', ({ id }) => front(id, '/7')],
  ['the id has a percent sign', ({ id }) => front(id, '%41')],
  ['the id has a space', ({ id }) => front(id, ' 7')],
  ['the id ends in a line feed', ({ id }) => `${id}\n`],
  ['the id is a single dot', () => '.'],
  ['the id is two dots', () => '..'],
  ['the id has a question mark', ({ id }) => front(id, '?7')],
  ['the id has a number sign', ({ id }) => front(id, '#7')],
  ['the id has a backslash', ({ id }) => front(id, '\\7')],
  ['the id has a double quote', ({ id }) => front(id, '"')],
  ['the id has markup', ({ id }) => front(id, '<b>')],
  ['the id has a letter beyond ASCII', ({ id }) => front(id, 'é')],
  ['the id has an emoji', ({ id }) => front(id, '😀')],
  ['the id has U+0000', ({ id }) => front(id, '\u0000')],
  ['the id stands in braces', ({ id }) => `{${id}}`],
]);

const otherForms: readonly Spoil[] = [
  ['the id has 31 characters', ({ id }) => id.slice(1)],
  ['the id has 33 characters', ({ id }) => `${id}7`],
  ['the id is in lower case', ({ id }) => id.toLowerCase()],
  ['one letter of the id is in lower case', ({ id }) => id.replace('L', 'l')],
  ['the id is 23 digits', () => '12398123091823091283012'],
  ['the id has hyphens', ({ id }) => id.replace(/^(.{8})(.{4})/, '$1-$2-')],
  ['one of the 32 characters of the id is a hyphen', ({ id }) => id.replace(/^(.{8})./, '$1-')],
  ['the id is one digit', () => '1'],
];

const otherForm: SessionCase[] = otherForms.map(([description, value]) => ({
  requirement: 'IMS-ID-04',
  description: `${description}, in path and uri, too`,
  change: (session) => ({ payload: renamed(session, value(session)), pointer: '/id' }),
}));

/** Another id that a session could have. */
const otherId = (id: string): string => Array.from(id).reverse().join('');

const malformedPath = of('path', 'IMS-PATH-01', true, [
  ['the path is empty', () => ''],
  ['the path ends in a slash', ({ path }) => `${path}/`],
  ['the path lacks its first slash', ({ path }) => path.slice(1)],
  ['the path has no id', () => '/im-sessions'],
  ['the id in the path is empty', () => '/im-sessions/'],
  ['the path is the id alone', ({ id }) => id],
  ['the path is a full URL', (session) => apiOf(session) + session.path],
  ['the path is one of another collection', ({ id }) => `/im-session/${id}`],
  ['the path has the prefix of the API', ({ path }) => `/api/v2${path}`],
  ['the path begins with /me', ({ path }) => `/me${path}`],
  ['the path has a query', ({ path }) => `${path}?fields=*`],
  ['the path has a fragment', ({ path }) => `${path}#top`],
  ['the path has one segment more', ({ path }) => `${path}/messages`],
  ['the path is in upper case', ({ id }) => `/IM-SESSIONS/${id}`],
  ['the path begins with two slashes', ({ path }) => `/${path}`],
  ['the path ends in a space', ({ path }) => `${path} `],
  ['the path is a template', () => '/im-sessions/{id}'],
  ['the path has a space before it', ({ path }) => ` ${path}`],
]);

const otherPath = of('path', 'IMS-PATH-02', true, [
  ['the path names another session', ({ id }) => `/im-sessions/${otherId(id)}`],
  ['the id in the path is in lower case', ({ id }) => `/im-sessions/${id.toLowerCase()}`],
  ['the id in the path lacks its last character', ({ path }) => path.slice(0, -1)],
  ['the id in the path has one character more', ({ path }) => `${path}7`],
  ['the id in the path is the word undefined', () => '/im-sessions/undefined'],
]);

const malformedUri = of('uri', 'IMS-URI-01', true, [
  ['the uri is a path', ({ path }) => `/api/v2${path}`],
  ['the uri has no scheme', (session) => `//gws.example${session.path}`],
  ['the uri begins with its host', (session) => `gws.example:8090/api/v2${session.path}`],
  ['the scheme of the uri is ftp', ({ path }) => `ftp://gws.example/api/v2${path}`],
  ['the uri has one slash before its host', ({ path }) => `http:/gws.example/api/v2${path}`],
  ['the uri has no host', ({ path }) => `http:///api/v2${path}`],
  ['the host of the uri has a space', ({ path }) => `http://gws 1.example/api/v2${path}`],
  ['the uri has a space before it', (session) => ` ${apiOf(session)}${session.path}`],
  ['the uri has a line feed at its end', (session) => `${apiOf(session)}${session.path}\n`],
  ['the uri is the word null', () => 'null'],
  ['the uri is a template', ({ path }) => `{host}/api/v2${path}`],
]);

const otherUri = of('uri', 'IMS-URI-02', true, [
  ['the uri names another session', (session) => `${apiOf(session)}/im-sessions/${otherId(session.id)}`],
  ['the uri is that of all sessions', (session) => `${apiOf(session)}/me/im-sessions`],
  ['the uri ends in a slash', (session) => `${apiOf(session)}${session.path}/`],
  ['the uri has a query', (session) => `${apiOf(session)}${session.path}?fields=*`],
  ['the uri has a fragment', (session) => `${apiOf(session)}${session.path}#top`],
  ['the id in the uri lacks its last character', (session) => (apiOf(session) + session.path).slice(0, -1)],
  [
    'the id in the uri is in lower case',
    (session) => `${apiOf(session)}/im-sessions/${session.id.toLowerCase()}`,
  ],
  ['the uri ends before the path', apiOf],
  ['the uri is that of a call', (session) => `${apiOf(session)}/calls/${session.id}`],
]);

const otherBase = of('uri', 'IMS-URI-03', false, [
  ['the uri is empty', () => ''],
  [
    'the uri is one of another version of the API',
    (session) => apiOf(session).replace('v2', 'v1') + session.path,
  ],
  ['the uri lacks the prefix of the API', (session) => apiOf(session).replace('/api/v2', '') + session.path],
  ['the uri has /me before the path', (session) => `${apiOf(session)}/me${session.path}`],
  [
    'the prefix in the uri is in upper case',
    (session) => apiOf(session).replace('/api', '/API') + session.path,
  ],
]);

const noUri: SessionCase = {
  requirement: 'IMS-FLD-02',
  description: 'uri is missing',
  change: (session) => changed(session, ['uri'], undefined),
};

/** What can be wrong with `id`, `path` and `uri` beyond their types. */
export const addressFaults: readonly SessionCase[] = [
  ...malformedId,
  ...otherForm,
  ...malformedPath,
  ...otherPath,
  noUri,
  ...malformedUri,
  ...otherUri,
  ...otherBase,
];
