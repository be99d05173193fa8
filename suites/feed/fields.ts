import { claimed } from '../../src/check/claim.ts';
import { NOT_APPLICABLE, type SessionRequirement } from '../../src/check/requirement.ts';
import { isObject } from '../../src/json/value.ts';
import { session } from '../example.ts';

const about = { area: 'fields', profile: 'feed', source: 'IMSessionResource' } as const;

export const requiredFields = claimed({
  ...about,
  id: 'IMS-FLD-01',
  level: 'must',
  firmness: 'stated',
  title: 'with `fields=*` each session has `id`, `state`, `path`, `participants`, `capabilities`',
  how: 'The required members of the session schema.',
  cause: 'A serialiser that leaves out empty lists, or fields under other names.',
  examples: { holds: session(), breaks: session({ capabilities: undefined }) },
});

export const uriField: SessionRequirement = {
  ...about,
  kind: 'session',
  id: 'IMS-FLD-02',
  level: 'should',
  firmness: 'sample',
  title: 'with `fields=*` each session has `uri`',
  how: 'The member `uri` is looked for in every session.',
  cause: 'The server does not know its own address and leaves the link out.',
  examples: { holds: session(), breaks: session({ uri: undefined }) },
  none: '',
  judge: ({ value }) => {
    if (!isObject(value)) return NOT_APPLICABLE;
    if (value['uri'] !== undefined) return undefined;
    return {
      code: 'uri-missing',
      message: 'uri is missing',
      pointer: '/uri',
      expected: 'the absolute URL of the session',
    };
  },
};

export const noNulls = claimed({
  ...about,
  id: 'IMS-FLD-05',
  level: 'must',
  firmness: 'derived',
  title: 'no documented member is `null`',
  how: 'The session schema allows `null` for no documented member of a session or participant.',
  cause: 'A serialiser that writes unset fields as `null` in place of leaving them out.',
  examples: { holds: session(), breaks: session({ userData: null }) },
});
