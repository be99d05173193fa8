import { claimed } from '../../src/check/claim.ts';
import { NOT_APPLICABLE, type SessionRequirement, type Verdict } from '../../src/check/requirement.ts';
import type { SessionSubject } from '../../src/check/session.ts';
import { isObject, isString } from '../../src/json/value.ts';
import { OTHER_ID, SAMPLE, session } from '../example.ts';

const about = { area: 'uri', profile: 'feed', source: 'IMSessionResource' } as const;

/** What needs no URL parser to be seen to be right: a plain host name, a port of at most four digits. */
const PLAIN = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,4})?\/[\w\-./~]*$/;
const isUrl = (uri: string): boolean => uri === '' || PLAIN.test(uri) || URL.canParse(uri);

const form = claimed({
  ...about,
  id: 'IMS-URI-01',
  level: 'must',
  firmness: 'derived',
  title: '`uri`, where present, is a string, and where not empty an absolute `http` or `https` URL',
  how: 'The type and pattern of `uri` in the session schema, and the WHATWG URL parser.',
  cause: 'A relative reference, another scheme, or a host that was never filled in.',
  examples: { holds: session(), breaks: session({ uri: SAMPLE.path }) },
  member: 'uri',
  also: ({ view: { uri } }): Verdict =>
    uri === undefined || isUrl(uri)
      ? undefined
      : {
          code: 'uri-malformed',
          message: `uri is ${uri}`,
          pointer: '/uri',
          expected: 'an absolute http or https URL',
          actual: uri,
        },
});

export const uriForm: SessionRequirement = {
  ...form,
  judge(subject) {
    const { value, view } = subject;
    // A uri that faithfully carries a malformed id is the id's fault.
    if (view.id === undefined && isObject(value) && isString(value['id']) && isString(value['uri'])) {
      const { id, uri } = { id: value['id'], uri: value['uri'] };
      if (id !== '' && uri.endsWith(`/im-sessions/${id}`)) return NOT_APPLICABLE;
    }
    return form.judge(subject);
  },
};

/** The well-formed, non-empty `uri` and the paths that it may rightly end in. */
function named({
  view: { id, path, uri },
}: SessionSubject): { uri: string; paths: readonly string[] } | undefined {
  if (uri === undefined || uri === '' || !isUrl(uri)) return undefined;
  // One defect, one requirement: a wrong path is IMS-PATH-02's, so a uri that fits the id is right.
  const paths = [path, id === undefined ? undefined : `/im-sessions/${id}`].filter(
    (one) => one !== undefined,
  );
  return paths.length === 0 ? undefined : { uri, paths };
}

export const uriPath: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-URI-02',
  level: 'must',
  firmness: 'derived',
  title: 'a non-empty `uri` ends in the session’s own `path`',
  how: 'The end of `uri` is compared with `path`.',
  cause:
    'The uri names another session, as in the published notification samples, or carries a query or a trailing slash.',
  examples: {
    holds: session(),
    breaks: session({ uri: `http://localhost:8090/api/v2/im-sessions/${OTHER_ID}` }),
  },
  none: 'with a well-formed `path` and a non-empty `uri`',
  judge(subject) {
    const { path, uri } = subject.view;
    if (path !== undefined && uri?.endsWith(path) && PLAIN.test(uri)) return undefined;
    const found = named(subject);
    if (!found) return NOT_APPLICABLE;
    if (found.paths.some((one) => found.uri.endsWith(one))) return undefined;
    return {
      code: 'uri-other-session',
      message: `uri is ${found.uri}, but the session’s path is ${found.paths[0] ?? ''}`,
      pointer: '/uri',
      expected: `…${found.paths[0] ?? ''}`,
      actual: found.uri,
    };
  },
};

const normal = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

export const uriBase: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-URI-03',
  level: 'should',
  firmness: 'sample',
  title: '`uri` is not empty, and is `{api base}{path}`',
  how: 'A `uri` that names its session is compared with TARGET, --api-base and `path`; offline any origin and prefix may stand before --api-base.',
  cause:
    'The server’s own host name where it is reached under another, a missing prefix, or the uri left empty.',
  examples: { holds: session(), breaks: session({ uri: '' }) },
  none: 'with a well-formed `uri` that names it',
  judge(subject) {
    const { document, view } = subject;
    if (view.uri === undefined) return NOT_APPLICABLE;
    if (view.uri === '')
      return {
        code: 'uri-empty',
        message: 'uri is empty',
        pointer: '/uri',
        expected: `…${document.apiBase}${view.path ?? ''}`,
        actual: '',
      };
    const { apiBase, origin } = document;
    if (
      view.path !== undefined &&
      (origin === 'files'
        ? view.uri.endsWith(apiBase + view.path) && PLAIN.test(view.uri)
        : view.uri === apiBase + view.path)
    )
      return undefined;
    const found = named(subject);
    const path = found?.paths.find((one) => found.uri.endsWith(one));
    if (!found || path === undefined) return NOT_APPLICABLE;
    const expected = apiBase + path;
    const right =
      origin === 'files'
        ? new URL(found.uri).pathname.endsWith(expected)
        : normal(found.uri) === normal(expected);
    if (right) return undefined;
    return {
      code: 'uri-other-base',
      message: `uri is ${found.uri}, but the API is at ${apiBase}`,
      pointer: '/uri',
      expected: origin === 'files' ? `…${expected}` : expected,
      actual: found.uri,
    };
  },
};
