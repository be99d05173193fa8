import { Buffer } from 'node:buffer';
import { documentKindOf, readingOf } from '../check/answer.ts';
import type { Nothing } from '../check/each.ts';
import type { Evidence, EvidenceSettings } from '../check/evidence.ts';
import { visitFeed } from '../check/feed.ts';
import { deliveredTo } from '../check/notification.ts';
import { inconclusive, type Outcome } from '../check/outcome.ts';
import type { EvidenceRequirement, Requirement } from '../check/requirement.ts';
import { sessionSubject, type Document, type DuplicateName, type Place } from '../check/session.ts';
import type { Exchange } from '../exchange.ts';
import type { JsonProblem, JsonReading } from '../json/read.ts';
import { isObject, pointer } from '../json/value.ts';
import { DocumentPass, type SessionTaker } from './pass.ts';
import type { Waiving } from './waiving.ts';

/** What a run came to, before level and waivers are looked at. */
export interface Judgement {
  /** By requirement id, in the order of the requirements. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** ms that each requirement on the whole run took. */
  readonly durations: ReadonlyMap<string, number>;
  readonly sessionsSeen: number;
  /** The waivers that were known when it was decided which findings to keep. */
  readonly waiving?: Waiving;
}

/** Doubled names inside the user data of the session at `place`, with pointers from the session. */
export const duplicatesAt = (problems: readonly JsonProblem[], place: string): readonly DuplicateName[] =>
  problems.length === 0
    ? []
    : problems
        .filter((one) => one.kind === 'duplicate' && one.pointer.startsWith(`${place}/userData/`))
        .map((one) => ({ pointer: one.pointer.slice(place.length) }));

const pointerOf = (place: Place): string =>
  typeof place === 'string' ? place : place.array + pointer(place.index);

/** The same, for a session in its place. */
export const duplicatesFrom = (problems: readonly JsonProblem[], place: Place): readonly DuplicateName[] =>
  problems.length === 0 ? [] : duplicatesAt(problems, pointerOf(place));

/** Bodies of this length or longer are compared as they are; of shorter ones the hash is kept. */
const LARGE_BYTES = 64 * 1024;

/** Bodies that were judged already, told by what they are and their bytes: a poll mostly shows nothing new. */
class Known {
  readonly #hashes = new Set<string>();
  readonly #large = new Map<string, Uint8Array[]>();

  isNew(kind: string, { agent, response }: Exchange): boolean {
    const body = response?.body ?? new Uint8Array();
    const key = `${kind} ${agent} ${response?.status ?? 0}`;
    return body.length < LARGE_BYTES ? this.#isNewHash(key, body) : this.#isNewBody(key, body);
  }

  #isNewHash(key: string, body: Uint8Array): boolean {
    // Asked for here: most runs on files never do, and loading it costs a start.
    const { createHash } = process.getBuiltinModule('node:crypto');
    const hash = `${key} ${createHash('sha256').update(body).digest('base64')}`;
    if (this.#hashes.has(hash)) return false;
    this.#hashes.add(hash);
    return true;
  }

  #isNewBody(key: string, body: Uint8Array): boolean {
    const alike = `${key} ${body.length}`;
    const others = this.#large.get(alike) ?? [];
    if (others.some((other) => other === body || Buffer.compare(other, body) === 0)) return false;
    this.#large.set(alike, [...others, body]);
    return true;
  }
}

function judgeExchange(
  pass: DocumentPass,
  exchange: Exchange,
  settings: EvidenceSettings,
  known: Known,
  stop: () => void,
): void {
  const kind = documentKindOf(exchange);
  if (kind === undefined || !known.isNew(kind, exchange)) return;
  const document: Document = {
    kind,
    exchange,
    apiBase: settings.base + settings.apiBase,
    origin: settings.base === '' ? 'files' : 'target',
  };
  pass.begin(document);
  if (kind === 'feed') judgeFeed(pass, exchange, document, stop);
  else {
    const { value, problems } = readingOf(exchange);
    if (kind === 'answer' && isObject(value) && isObject(value['imSession']))
      pass.session(
        sessionSubject(document, value['imSession'], '/imSession', duplicatesAt(problems, '/imSession')),
      );
    pass.end({ document, envelope: value, problems });
  }
}

/** So many sessions are judged before the time is looked at. */
const BETWEEN_LOOKS = 4_096;

function judgeFeed(pass: DocumentPass, exchange: Exchange, document: Document, stop: () => void): void {
  const visit = (taker: SessionTaker): JsonReading =>
    visitFeed(exchange, (value, index, problems) => {
      if (index % BETWEEN_LOOKS === BETWEEN_LOOKS - 1) stop();
      const place = { array: '/imSessions', index };
      taker.session(sessionSubject(document, value, place, duplicatesFrom(problems, place)));
    });
  const { value, problems } = visit(pass);
  const look = pass.end({ document, envelope: value, problems });
  if (!look) return;
  visit(look);
  look.end();
}

/** Judges every notification that was delivered, as the document it is. */
function judgeDelivered(pass: DocumentPass, evidence: Evidence): void {
  const { settings } = evidence;
  for (const { data, exchange, pointer: at } of deliveredTo(evidence.exchanges)) {
    const { problems } = readingOf(exchange);
    const document: Document = {
      kind: 'notification',
      exchange,
      at,
      apiBase: settings.base + settings.apiBase,
      origin: settings.base === '' ? 'files' : 'target',
    };
    pass.begin(document);
    const session = isObject(data) ? data['imSession'] : undefined;
    if (isObject(session)) {
      const place = `${at}/imSession`;
      pass.session(sessionSubject(document, session, place, duplicatesAt(problems, place)));
    }
    const own = problems
      .filter((one) => one.pointer.startsWith(`${at}/`))
      .map((one) => ({ ...one, pointer: one.pointer.slice(at.length) }));
    pass.end({ document, envelope: data, problems: own });
  }
}

const NOTHING: Nothing = {
  reason: 'no session was seen',
  remedy: 'open a session for this agent and run again',
};

/** Why there was nothing to judge, in the words of the requirement. */
export function nothingFor(requirement: Requirement): Nothing {
  if (requirement.kind === 'evidence' || requirement.none === '') return NOTHING;
  const { none } = requirement;
  return requirement.kind === 'session'
    ? { reason: `no session was seen ${none}`, remedy: 'run again while the agent has such a session' }
    : { reason: none, remedy: 'run again when there is such a thing to see' };
}

function judgeEvidence(requirement: EvidenceRequirement, evidence: Evidence): Outcome {
  try {
    return requirement.judge(evidence);
  } catch (thrown) {
    return { kind: 'bug', error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}

/** Judging took longer than it may. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

const UNFINISHED = inconclusive(
  'the run was over before all that was read could be judged',
  'give it more time with --deadline, or read less with --max-body',
);

/** What is not found broken until then, was not judged whole. */
const unfinished = (outcome: Outcome | undefined): Outcome =>
  outcome?.kind === 'bug' || (outcome?.kind === 'judged' && outcome.count > 0) ? outcome : UNFINISHED;

/** Judges all bodies and the sessions in them; false where there was no time for all of them. */
function judgeBodies(pass: DocumentPass, evidence: Evidence, isOver: () => boolean): boolean {
  const known = new Known();
  const stop = (): void => {
    if (isOver()) throw new OutOfTime();
  };
  try {
    for (const exchange of evidence.exchanges) {
      judgeExchange(pass, exchange, evidence.settings, known, stop);
      stop();
    }
    judgeDelivered(pass, evidence);
    return true;
  } catch (thrown) {
    if (thrown instanceof OutOfTime) return false;
    throw thrown;
  }
}

/**
 * Runs every requirement on the evidence of a run. A bug in one leaves the others as they are. Once `isOver` says so,
 * judging ends: what was found stays, all else is inconclusive.
 */
export function judge(
  evidence: Evidence,
  requirements: readonly Requirement[],
  catalogue: readonly Requirement[] = [],
  waiving?: Waiving,
  isOver: () => boolean = () => false,
): Judgement {
  const pass = new DocumentPass(requirements, catalogue, waiving);
  let isWhole = judgeBodies(pass, evidence, isOver);
  const ofDocuments = pass.outcomes(nothingFor);
  const outcomes = new Map<string, Outcome>();
  const durations = new Map<string, number>();
  for (const requirement of requirements) {
    const started = performance.now();
    isWhole &&= !isOver();
    const ofDocument = ofDocuments.get(requirement.id);
    if (requirement.kind === 'evidence')
      outcomes.set(requirement.id, isWhole ? judgeEvidence(requirement, evidence) : UNFINISHED);
    else if (ofDocument) outcomes.set(requirement.id, isWhole ? ofDocument : unfinished(ofDocument));
    durations.set(requirement.id, Math.round(performance.now() - started));
  }
  return { outcomes, durations, sessionsSeen: pass.sessionsSeen, ...(waiving ? { waiving } : {}) };
}
