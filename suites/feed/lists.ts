import { bodyOf, statusCodeOf, statusOf } from '../../src/check/answer.ts';
import { each } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf, type FeedReading } from '../../src/check/feed.ts';
import type { Defect } from '../../src/check/finding.ts';
import { skip } from '../../src/check/outcome.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { SESSION_MEMBERS, validators, violations } from '../../src/contract/index.ts';
import { violationDefect } from '../../src/check/claim.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isWellFormedId } from '../scenario.ts';
import { isArray, isObject, isString, pointer, type Json, type JsonObject } from '../../src/json/value.ts';
import { OTHER_ID, SAMPLE } from '../example.ts';
import { NO_TARGET, stepsOf, unanswered } from './subjects.ts';

/** The whole-feed reads of the first agent just before and just after an exchange. */
export function neighbours(
  { exchanges }: Evidence,
  exchange: Exchange,
): readonly (FeedReading | undefined)[] {
  const reads = exchanges.filter((one) => one.step['shows'] === 'feed' && one.agent === 'first');
  const before = reads.filter((one) => one.index < exchange.index).at(-1);
  const after = reads.find((one) => one.index > exchange.index);
  return [before && feedOf(before), after && feedOf(after)];
}

/** An answer that is no success: what a `should` on an optional request says of it. */
export function refusal(exchange: Exchange, code: string, expected: string): Verdict | 'fine' {
  const status = statusOf(exchange);
  if (status === undefined) return unanswered(exchange);
  if (status === 429 || status >= 502)
    return {
      inconclusive: `the answer was HTTP ${status}`,
      remedy: 'run again when the target is reachable',
    };
  // A success whose statusCode is absent or of a wrong type is IMS-ENV-03's alone.
  if (status < 300 && isObject(bodyOf(exchange)) && (statusCodeOf(exchange) ?? 0) === 0) return 'fine';
  return {
    code,
    message: `the request is answered with HTTP ${status} and no success envelope`,
    expected,
    actual: bodyOf(exchange),
  };
}

const lastSegment = (uri: string): string => uri.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';

const FEED_UNREADABLE: Verdict = {
  inconclusive: 'the feed itself cannot be read',
  remedy: 'see IMS-ENV-02 and IMS-ENV-04',
};

/** Where the feed cannot be read either, what is wrong is not a matter of this request. */
const unlessFeedUnreadable = (verdict: Verdict, around: readonly (FeedReading | undefined)[]): Verdict =>
  around.some((read) => read?.sessionsKnown === true) ? verdict : FEED_UNREADABLE;

function urisVerdict(exchange: Exchange, around: readonly (FeedReading | undefined)[]): Verdict {
  const refused = refusal(exchange, 'list-refused', '{"uris":[…],"statusCode":0}');
  if (refused !== 'fine') return unlessFeedUnreadable(refused, around);
  const body = bodyOf(exchange);
  if (!isObject(body)) return NOT_APPLICABLE;
  const shape = violations(validators.uris, body).filter((one) => one.requirement === 'IMS-ENV-07');
  if (shape.length > 0) return shape.map(violationDefect);
  const uris = isArray(body['uris']) ? body['uris'].filter((uri) => typeof uri === 'string') : [];
  const [before, after] = around;
  if (!before?.sessionsKnown || !after?.sessionsKnown) return FEED_UNREADABLE;
  if (!before.sameIds(after))
    return {
      inconclusive: 'sessions came and went while the list was read',
      remedy: 'run again at a quieter time',
    };
  const named = new Set(uris.map(lastSegment));
  const ids = [...before.ids].filter(isWellFormedId);
  const missing = ids.find((id) => !named.has(id));
  // Sessions without a well-formed id of their own cannot be told apart: then only the others are looked for.
  const countable = ids.length === before.count;
  if (missing === undefined && (!countable || uris.length === before.count)) return undefined;
  return {
    code: 'uris-do-not-match',
    message:
      missing === undefined
        ? `uris holds ${uris.length} entries for ${before.count} sessions`
        : `uris has no entry for the session ${missing}`,
    pointer: '/uris',
    expected: 'one URI for each session',
    actual: uris.slice(0, 5),
  };
}

export const urisList: EvidenceRequirement = {
  kind: 'evidence',
  id: 'IMS-ENV-07',
  level: 'should',
  area: 'envelope',
  profile: 'feed',
  title:
    'without `fields` the answer has `uris`, an array of absolute URLs, one for each session, and no `imSessions`',
  source: 'RequestTypes, ReturnValues',
  firmness: 'convention',
  how: 'The list is read without `fields` between two reads of the feed that hold the same sessions; each id must be the last segment of one URI.',
  cause: '`fields` has a default of `*`, or the list resource is not routed apart.',
  examples: {
    holds: { uris: [SAMPLE.uri], statusCode: 0 },
    breaks: { imSessions: [SAMPLE], statusCode: 0 },
  },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    // A later try is made only where sessions came and went during the one before: the last one counts.
    const last = [...stepsOf(evidence, 'feed.uris')].slice(-1);
    return each(last, (exchange) => urisVerdict(exchange, neighbours(evidence, exchange)), {
      reason: 'the list was not read',
      remedy: 'see IMS-ENV-01',
    });
  },
};

const ASKED: readonly string[] = ['id', 'state'];

function partialVerdict(exchange: Exchange, around: readonly (FeedReading | undefined)[]): Verdict {
  const refused = refusal(exchange, 'fields-refused', 'the sessions with id and state');
  if (refused !== 'fine') return unlessFeedUnreadable(refused, around);
  const body = bodyOf(exchange);
  const sessions = isObject(body) ? body['imSessions'] : undefined;
  if (!isArray(sessions)) {
    const defect = {
      code: 'fields-no-sessions',
      message: 'imSessions is no array',
      pointer: '/imSessions',
      expected: 'an array',
      actual: sessions,
    };
    return unlessFeedUnreadable(defect, around);
  }
  const [before, after] = around;
  const count =
    before && after && before.sessionsKnown && before.sameIds(after) && before.ids.size === before.count
      ? before.count
      : undefined;
  if (count !== undefined && count !== sessions.length)
    return {
      code: 'fields-other-sessions',
      message: `${sessions.length} of ${count} sessions are shown`,
      pointer: '/imSessions',
      expected: `${count} sessions`,
      actual: sessions.length,
    };
  if (sessions.length === 0) return NOT_APPLICABLE;
  const facts = factsOf(around);
  const defects = sessions.flatMap((one, index) =>
    partialDefects(one, pointer('imSessions', index), around, facts),
  );
  return defects.length > 0 ? defects : undefined;
}

/** The session as the reads of the feed around show it. */
const shownAround = (
  one: JsonObject,
  around: readonly (FeedReading | undefined)[],
): readonly JsonObject[] => {
  const { id } = one;
  return around
    .map((reading) => (isString(id) ? reading?.session(id) : undefined))
    .filter((other) => other !== undefined);
};

/** Does no read of the feed show the session with this state? */
function isOtherState({ state }: JsonObject, shown: readonly JsonObject[]): boolean {
  return (
    isString(state) &&
    shown.length > 0 &&
    shown.every((other) => isString(other['state']) && other['state'] !== state)
  );
}

/** What holds of the reads around as a whole: worked out once, however many entries ask. */
interface Facts {
  /** Has the feed an entry that is no object? */
  readonly isMixed: () => boolean;
  /** Does a session of the feed lack the member? */
  readonly isLacking: (name: string) => boolean;
}

function factsOf(around: readonly (FeedReading | undefined)[]): Facts {
  let mixed: boolean | undefined;
  const lacking = new Map<string, boolean>();
  return {
    isMixed: () =>
      (mixed ??= around.some(
        (reading) => reading !== undefined && reading.sessions().length !== reading.count,
      )),
    isLacking: (name) => {
      const known = lacking.get(name);
      if (known !== undefined) return known;
      const found = around.some((reading) => reading?.sessions().some((one) => one[name] === undefined));
      lacking.set(name, found);
      return found;
    },
  };
}

function partialDefects(
  one: Json,
  at: string,
  around: readonly (FeedReading | undefined)[],
  facts: Facts,
): Defect[] {
  // An entry that is no object is so in the feed, too: IMS-ENV-04.
  if (!isObject(one))
    return facts.isMixed()
      ? []
      : [
          {
            code: 'fields-no-object',
            message: 'an entry is no object',
            pointer: at,
            expected: 'an object',
            actual: one,
          },
        ];
  const shown = shownAround(one, around);
  // A member that the whole feed lacks is IMS-FLD-01's.
  const lacking = (name: string): boolean =>
    one[name] === undefined &&
    (shown.length === 0 ? !facts.isLacking(name) : shown.every((other) => other[name] !== undefined));
  const missing = ASKED.filter(lacking);
  const extra = SESSION_MEMBERS.filter((name) => !ASKED.includes(name) && one[name] !== undefined);
  return [
    ...missing.map((name) => ({
      code: 'field-missing',
      message: `${name} was asked for and is missing`,
      pointer: at + pointer(name),
      expected: `the member ${name}`,
    })),
    ...extra.map((name) => ({
      code: 'field-not-asked-for',
      message: `${name} was not asked for`,
      pointer: at + pointer(name),
      expected: 'id and state alone',
      actual: one[name],
    })),
    ...(isOtherState(one, shown)
      ? [
          {
            code: 'field-differs',
            message: 'the state is not as the feed shows it',
            pointer: `${at}/state`,
            expected: 'the state that the feed shows',
            actual: one['state'],
          },
        ]
      : []),
  ];
}

export const someFields: EvidenceRequirement = {
  kind: 'evidence',
  id: 'IMS-FLD-03',
  level: 'should',
  area: 'fields',
  profile: 'feed',
  title: '`fields=id,state` gives sessions with those members and no other documented member',
  source: 'RequestTypes',
  firmness: 'convention',
  how: 'The list is read with `fields=id,state`; members that the API does not document do not count.',
  cause: 'The parameter is ignored, or understood only as `*`.',
  examples: {
    holds: { id: OTHER_ID, state: 'Talking' },
    breaks: { id: OTHER_ID, state: 'Talking', path: `/im-sessions/${OTHER_ID}` },
  },
  judge(evidence) {
    if (evidence.settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
    return each(
      stepsOf(evidence, 'feed.partial'),
      (exchange) => partialVerdict(exchange, neighbours(evidence, exchange)),
      {
        reason: 'no session was seen',
        remedy: 'open a session for this agent and run again',
      },
    );
  },
};
