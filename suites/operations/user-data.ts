import { each } from '../../src/check/each.ts';
import { equalJson } from '../../src/check/equality.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { combine, type Outcome } from '../../src/check/outcome.ts';
import { readJson } from '../../src/json/read.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { isObject, isString, pointer, type JsonObject } from '../../src/json/value.ts';
import type { Defect } from '../../src/check/finding.ts';
import { actsOf, liveReads, ownKeys, ownSession, shownIn, tagOf, userDataOf, type Act } from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { actsIn, notDone, opened } from '../live/ground.ts';
import { BUILDS_ON } from '../live/values.ts';
import { acceptance, subjects, waited } from './opening.ts';

const about = {
  kind: 'evidence',
  area: 'operations',
  profile: 'operations',
  firmness: 'stated',
  level: 'must',
} as const;

/** The run's own user data that the last read after an act showed. */
const shownData = (evidence: Evidence, act: Act): JsonObject | undefined => {
  const session = shownIn(act.reads.at(-1), ownSession(evidence) ?? '');
  return session && ownKeys(userDataOf(session), tagOf(evidence));
};

const lostKeys = (expected: JsonObject, shown: JsonObject): string[] =>
  Object.keys(expected).filter((name) => !equalJson(expected[name], shown[name]));

/** After the operation the session must show what it showed before, with just what was asked for changed. */
function changeVerdict(evidence: Evidence, act: Act): Verdict {
  if (!act.accepted)
    return {
      inconclusive: `${act.operation} is refused`,
      remedy: act.offered === true ? 'see IMS-CAP-08' : 'see that the session offers it',
    };
  const shown = shownData(evidence, act);
  if (shown === undefined || act.expected === undefined)
    return { inconclusive: 'the session was gone before the effect could show', remedy: 'run again' };
  const wrong = lostKeys(act.expected, shown);
  // What a request that should have been refused left behind is not this operation's.
  const foreign = new Set(
    actsOf(evidence).flatMap((one) => (one.owner === undefined ? [] : Object.keys(givenBy(one)))),
  );
  // A key that comes back later than its deletion is IMS-OPS-08's alone.
  const own = removedBy(act);
  const extra = Object.keys(shown).filter(
    (name) => name === own && act.expected?.[name] === undefined && !foreign.has(name),
  );
  if (wrong.length === 0 && extra.length === 0) return undefined;
  const [key = ''] = [...wrong, ...extra];
  return {
    code: extra.length > 0 ? 'key-still-there' : 'user-data-not-as-asked',
    message: `after ${act.operation} ${[...wrong, ...extra].map((name) => name.slice(tagOf(evidence).length)).join(', ')} is not as it should be`,
    pointer: pointer('userData', key),
    expected: JSON.stringify(act.expected),
    actual: shown,
    waitedMs: waited(act),
  };
}

/** The key that a deletion names. */
function removedBy({ exchange, operation }: Act): string | undefined {
  if (operation !== 'DeleteUserData') return undefined;
  const body = exchange.request.body ? readJson(exchange.request.body).value : undefined;
  const key = isObject(body) ? body['key'] : undefined;
  return isString(key) ? key : undefined;
}

/** Does a key that was deleted, and gone, show again in a later read? No key of a run is given twice. */
function comesBackLater(evidence: Evidence, act: Act): Verdict {
  const key = removedBy(act);
  if (!act.accepted || key === undefined || changeVerdict(evidence, act) !== undefined) return NOT_APPLICABLE;
  const id = ownSession(evidence) ?? '';
  const back = liveReads(evidence).find(
    (read) => Number(read.step['act']) > act.act && userDataOf(shownIn(read, id))[key] !== undefined,
  );
  if (!back) return undefined;
  return {
    code: 'key-comes-back',
    message: 'a deleted key shows again later',
    pointer: pointer('userData', key),
    expected: 'no such key',
    actual: userDataOf(shownIn(back, id))[key],
    exchange: back,
  };
}

/** Is what an operation gave, and the feed showed, undone by itself before any request that must be refused is sent? */
function undoneLater(evidence: Evidence, act: Act): Verdict {
  if (!act.accepted || changeVerdict(evidence, act) !== undefined) return NOT_APPLICABLE;
  const id = ownSession(evidence) ?? '';
  const given = Object.entries(givenBy(act));
  // From a later operation on that goes wrong itself, or is not to be judged by its data, nothing is blamed on this one.
  const until =
    actsOf(evidence).find(
      (one) =>
        one.act > act.act &&
        (one.owner !== undefined || one.role === 'at-once' || changeVerdict(evidence, one) !== undefined),
    )?.act ?? Number.MAX_SAFE_INTEGER;
  const touchedAt = (key: string): number =>
    actsOf(evidence).find((one) => one.act > act.act && (key in givenBy(one) || removedBy(one) === key))
      ?.act ?? until;
  for (const read of liveReads(evidence)) {
    const at = Number(read.step['act']);
    const session = shownIn(read, id);
    if (at <= act.act || at >= until || !session) continue;
    const lost = given.find(
      ([key, value]) => at < touchedAt(key) && !equalJson(userDataOf(session)[key], value),
    );
    if (!lost) continue;
    return {
      code: 'change-undone',
      message: `what ${act.operation} did is undone again`,
      pointer: pointer('userData', lost[0]),
      expected: JSON.stringify(lost[1]),
      actual: userDataOf(session)[lost[0]],
      exchange: read,
    };
  }
  return undefined;
}

/** Does attaching do what it should, so that other requirements can be judged by means of it? */
export const attachWorks = (evidence: Evidence): boolean =>
  actsIn(evidence, 'attach').every((act) => changeVerdict(evidence, act) === undefined);

/** What each operation came to, and whether that lasted. */
function changes(evidence: Evidence, owner: string, role: readonly string[], what: string): Outcome {
  const own = each(subjects(actsIn(evidence, ...role)), (act) => changeVerdict(evidence, act), notDone(what));
  const later = each(
    subjects(actsIn(evidence, ...role)),
    (act) => (removedBy(act) === undefined ? undoneLater(evidence, act) : comesBackLater(evidence, act)),
    notDone(what),
  );
  return combine(
    own,
    ...(later.kind === 'judged' ? [later] : []),
    effectOutcome(evidence, owner, own.kind === 'judged', notDone(what)),
  );
}

export const attaches: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-06',
  source: 'AttachUserData',
  title: '`AttachUserData` adds fresh keys and leaves the others',
  how: 'Fresh keys are attached, first to none and then beside others; the feed must show exactly what was there and what was added. A key that is there already is never attached.',
  cause: 'The new data replaces the old, or only the last key is kept.',
  examples: { holds: { a: '1', b: '2' }, breaks: { b: '2' } },
  judge: opened((evidence) => changes(evidence, 'IMS-OPS-06', ['attach'], 'AttachUserData')),
};

export const updates: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-07',
  source: 'UpdateUserData',
  title: '`UpdateUserData` overwrites the given keys, adds those that are new, and leaves the others',
  how: 'One known and one new key are updated; the feed must show both, and the others as they were.',
  cause: 'The update replaces all user data, ignores new keys, or makes a second pair.',
  examples: { holds: { a: 'new', b: '2', c: '3' }, breaks: { a: 'new', c: '3' } },
  judge: opened((evidence) => changes(evidence, 'IMS-OPS-07', ['update'], 'UpdateUserData')),
};

export const deletes: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-08',
  source: 'DeleteUserData',
  title: '`DeleteUserData` removes the key and leaves the others',
  how: 'Keys are deleted one by one; the feed must show the others, and no longer the one.',
  cause:
    'The key is emptied and not removed, all keys are removed, or `keys` (the form of chat) is expected.',
  examples: { holds: { b: '2' }, breaks: { a: '', b: '2' } },
  judge: opened((evidence) => changes(evidence, 'IMS-OPS-08', ['delete', 'clear'], 'DeleteUserData')),
};

/** What an act gave, and how each value came back. */
function roundTripVerdict(evidence: Evidence, act: Act, refusedIsDefect: boolean): Verdict {
  if (!attachWorks(evidence))
    return {
      inconclusive: 'AttachUserData does not do what it should',
      remedy: 'see IMS-OPS-06 and IMS-CAP-08',
    };
  if (!act.accepted) {
    const refused = acceptance(act, 'value-refused');
    // The values were sent again one by one: those tell which is refused.
    if (Object.keys(givenBy(act)).length > 1 && actsIn(evidence, act.role).length > 1) return NOT_APPLICABLE;
    return refusedIsDefect ? refused : NOT_APPLICABLE;
  }
  const shown = shownData(evidence, act);
  if (shown === undefined)
    return { inconclusive: 'the session was gone before the effect could show', remedy: 'run again' };
  const given = givenBy(act);
  const label = (name: string): string => name.slice(tagOf(evidence).length + act.role.length + 1);
  const spoilt = act.role === 'hard' ? spoiltPlain(evidence) : NONE;
  const wrong = lostKeys(given, shown).filter(
    (name) => !(BUILDS_ON[label(name)] ?? []).some((one) => spoilt.has(one)),
  );
  if (wrong.length === 0) return undefined;
  return wrong.map((name): Defect => {
    return {
      code: shown[name] === undefined ? 'value-lost' : 'value-changed',
      message: `the value “${label(name)}” ${shown[name] === undefined ? 'is lost' : 'comes back changed'}`,
      pointer: pointer('userData', name),
      expected: JSON.stringify(given[name]),
      actual: shown[name],
      waitedMs: waited(act),
    };
  });
}

const NONE: ReadonlySet<string> = new Set();

/** The plain values that did not come back as they were given. */
function spoiltPlain(evidence: Evidence): ReadonlySet<string> {
  const prefix = `${tagOf(evidence)}plain-`;
  return new Set(
    actsIn(evidence, 'plain').flatMap((act) => {
      const [given, shown] = [givenBy(act), shownData(evidence, act)];
      const bad =
        act.accepted && shown
          ? lostKeys(given, shown)
          : Object.keys(given).length === 1
            ? Object.keys(given)
            : [];
      return bad.map((name) => name.slice(prefix.length));
    }),
  );
}

/** The keys and values that the request carried. */
function givenBy({ exchange }: Act): JsonObject {
  const body = exchange.request.body ? readJson(exchange.request.body).value : undefined;
  const data = isObject(body) ? body['userData'] : undefined;
  return isObject(data) ? data : {};
}

const roundTrip = (evidence: Evidence, role: string) =>
  each(
    subjects(actsIn(evidence, role)),
    (act) => roundTripVerdict(evidence, act, true),
    notDone('AttachUserData'),
  );

export const comesBack: EvidenceRequirement = {
  ...about,
  id: 'IMS-UD-03',
  area: 'user-data',
  source: 'AttachUserData',
  firmness: 'derived',
  title:
    'user data comes back as it was given: printable Unicode strings up to 255 characters, integers within ±(2³¹−1), nested objects',
  how: 'Quotes, backslashes, markup, emoji, combining marks, outer blanks, look-alikes of other types, the longest string, the outermost integers and a nested object are attached and read back.',
  cause:
    'Escaping for a page or a database in the wrong place, a character set smaller than Unicode, trimming, normalising, or guessing types.',
  examples: { holds: { given: '<b>', shown: '<b>' }, breaks: { given: '<b>', shown: '&lt;b&gt;' } },
  judge: opened((evidence) => roundTrip(evidence, 'plain')),
};

export const comesBackHard: EvidenceRequirement = {
  ...about,
  id: 'IMS-UD-04',
  level: 'should',
  area: 'user-data',
  source: 'RFC 8259',
  firmness: 'practice',
  title:
    'so do control characters (not U+0000), strings of 4,096 characters, other integers within ±(2⁵³−1), and fractions that a double carries exactly',
  how: 'These are attached and read back; a server that refuses them breaks this requirement, not IMS-CAP-08.',
  cause: 'Fields of a fixed length, 32-bit integers, or control characters that are stripped.',
  examples: { holds: { given: 0.5, shown: 0.5 }, breaks: { given: 0.5, shown: 0 } },
  judge: opened((evidence) => roundTrip(evidence, 'hard')),
};
