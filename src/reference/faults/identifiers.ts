import { isString, type JsonObject } from '../../json/value.ts';
import type { Hooks, Place, RequestView } from '../hooks.ts';
import { pathOf } from '../session.ts';
import { fault, first, inSession, type Fault } from './fault.ts';

const uriWith = (session: JsonObject, id: string): string => {
  const { uri } = session;
  return isString(uri) ? uri.replace(/[^/]*$/, id) : '';
};

export const renamed = (session: JsonObject, id: string): JsonObject => ({
  ...session,
  id,
  path: pathOf(id),
  uri: uriWith(session, id),
});

/** Shows sessions under other ids, and finds them by those. */
function renaming(rename: (place: Place) => string): Hooks {
  const stored = new Map<string, string>();
  return {
    session: (session, place) => {
      const id = rename(place);
      if (id !== place.stored.id) stored.set(id, place.stored.id);
      return renamed(session, id);
    },
    lookup: (id) => stored.get(id) ?? id,
  };
}

const oneRenamed = (
  name: string,
  requirement: string,
  summary: string,
  rename: (id: string) => string,
): Fault =>
  fault(name, requirement, summary, () =>
    renaming(({ stored }) => (first(stored) ? rename(stored.id) : stored.id)),
  );

const isWholeFeed = (request: RequestView): boolean =>
  /\/im-sessions\?fields=(?:\*|%2[Aa])/.test(request.target);

/** Each read of the whole feed shows other ids; other requests know those that were shown last, or that they ask for. */
function changing(choice: (index: number) => boolean): Hooks {
  let reads = 0;
  let asked = '';
  const hooks = renaming(({ stored, where }) => {
    if (!stored.prefilled || !choice(stored.index)) return stored.id;
    if (where === 'session' && asked !== '') return asked;
    return stored.id.slice(0, -8) + String(reads).padStart(2, '0') + stored.id.slice(-6);
  });
  return {
    ...hooks,
    lookup: (id) => {
      asked = id;
      return hooks.lookup?.(id) ?? id;
    },
    fields: (fields, request) => {
      if (isWholeFeed(request)) reads += 1;
      return fields;
    },
  };
}

const idAs = (name: string, summary: string, id: string | number): Fault =>
  inSession(name, 'IMS-ID-01', summary, (session) => ({ ...session, id }));

export const identifierFaults: readonly Fault[] = [
  idAs('id-empty', '`id` is empty', ''),
  idAs('id-number', '`id` is a number', 12345),
  idAs('id-with-slash', '`id` has a slash in it', '007MDF3D0KAHL93L/07GK2LAES000001'),
  idAs('id-with-blank', '`id` has a blank in it', '007MDF3D0KAHL93L 07GK2LAES000001'),
  idAs('id-with-percent', '`id` has a percent sign in it', '007MDF3D0KAHL93L%2F07GK2LAES00001'),
  idAs('id-dot-dot', '`id` is two dots', '..'),
  idAs('id-not-ascii', '`id` has a letter in it that is not ASCII', '007MDF3D0KAHL93LÄ07GK2LAES000001'),

  fault('session-listed-twice', 'IMS-ID-02', 'One session stands in the feed twice', {
    listed: (own) => [...own, ...own.filter(first)],
  }),
  fault(
    'id-used-twice',
    'IMS-ID-02',
    'Two sessions have the same id',
    () => {
      let id = '';
      return {
        session: (session, { stored }) => {
          if (first(stored)) id = stored.id;
          return stored.prefilled && stored.index === 1 && id !== '' ? renamed(session, id) : session;
        },
      };
    },
    {
      unavoidable: [
        {
          requirement: 'IMS-FLD-04',
          reason: 'only one of two different sessions is found by the id of both',
        },
      ],
    },
  ),

  fault('ids-change', 'IMS-ID-03', 'Each read of the feed shows other ids', () => changing(() => true)),
  fault('one-id-changes', 'IMS-ID-03', 'Each read of the feed shows another id of one session', () =>
    changing((index) => index === 0),
  ),

  oneRenamed('id-of-digits', 'IMS-ID-04', '`id` is 23 digits long', () => '12398123091823091283012'),
  oneRenamed('id-lower-case', 'IMS-ID-04', '`id` is in lower case', (id) => id.toLowerCase()),
  oneRenamed(
    'id-with-dashes',
    'IMS-ID-04',
    '`id` is a UUID with dashes',
    () => '6f1ed002-ab5b-4e1c-9a5c-2d1d1a1c0001',
  ),
  oneRenamed('id-too-long', 'IMS-ID-04', '`id` is 33 characters long', (id) => `${id}0`),
];
