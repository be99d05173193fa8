import { claimed } from '../../src/check/claim.ts';
import { NOT_APPLICABLE, type SessionRequirement } from '../../src/check/requirement.ts';
import { isObject, isString } from '../../src/json/value.ts';
import { OTHER_ID, session } from '../example.ts';

const about = {
  area: 'path',
  profile: 'feed',
  source: 'IMSessionResource',
  firmness: 'stated',
  level: 'must',
} as const;

const form = claimed({
  ...about,
  id: 'IMS-PATH-01',
  title: '`path` is a string of the form `/im-sessions/{id}`, one segment, no query, no trailing slash',
  how: 'The type and pattern of `path` in the session schema.',
  cause: 'The full URL or the API’s prefix in `path`, a trailing slash, or a path without its leading one.',
  examples: { holds: session(), breaks: session({ path: '/im-sessions/007MDF3D0KAHL93L807GK2LAES000001/' }) },
  member: 'path',
});

export const pathForm: SessionRequirement = {
  ...form,
  judge(subject) {
    const { value, view } = subject;
    // A path that faithfully carries a malformed id is the id's fault.
    if (
      view.id === undefined &&
      isObject(value) &&
      isString(value['id']) &&
      value['path'] === `/im-sessions/${value['id']}`
    )
      return NOT_APPLICABLE;
    return form.judge(subject);
  },
};

export const pathId: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-PATH-02',
  title: 'the id in `path` is the session’s own `id`',
  how: 'Where both are well-formed, `path` is compared with `/im-sessions/` and the `id`.',
  cause: 'The path is built from another key than the id, or kept from another session.',
  examples: { holds: session(), breaks: session({ path: `/im-sessions/${OTHER_ID}` }) },
  none: 'with a well-formed `id` and `path`',
  judge: ({ view: { id, path } }) => {
    if (id === undefined || path === undefined) return NOT_APPLICABLE;
    if (path.length === id.length + 13 && path.endsWith(id)) return undefined;
    return {
      code: 'path-other-id',
      message: `path is ${path}, but the id is ${id}`,
      pointer: '/path',
      expected: `/im-sessions/${id}`,
      actual: path,
    };
  },
};
