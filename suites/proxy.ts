import { createHash } from 'node:crypto';
import type { Evidence, EvidenceSettings } from '../src/check/evidence.ts';
import { deliveredTo } from '../src/check/notification.ts';
import type { Requirement } from '../src/check/requirement.ts';
import type {
  FindingResult,
  Level,
  Profile,
  RequirementResult,
  RunResult,
  Statement,
} from '../src/contract/types.ts';
import type { Exchange } from '../src/exchange.ts';
import { assemble } from '../src/run/assemble.ts';
import { judge } from '../src/run/judge.ts';
import { requirementResult } from '../src/run/result.ts';
import type { Waiving } from '../src/run/waiving.ts';
import { suiteHash } from './hash.ts';
import { choose, ofCaptures, settingsFor } from './validate.ts';

/** Judging the traffic of somebody else's client. */
export interface WatchOptions {
  /** The base URL of the target. */
  readonly base: string;
  readonly apiBase: string;
  readonly notificationsPath: string;
  readonly profiles: readonly Profile[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly statement?: Statement;
  readonly waiving?: Waiving;
  readonly version: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly redact: (text: string) => string;
  /** Bytes of different bodies that are kept for the verdict and the recording. */
  readonly keptBytes?: number;
}

/** A finding as it comes up. */
export interface NewFinding {
  readonly requirement: RequirementResult;
  readonly finding: FindingResult;
}

const KEPT_BYTES = 256 * 1024 * 1024;
/** Exchanges that are kept at most. */
const KEPT_EXCHANGES = 200_000;
/** Findings that are remembered, to tell a new one from one that was told. */
const REMEMBERED = 50_000;

const MAX_NOTES = 20;

/** Where in its session something stands, or in its body, whichever list holds it. */
const placeIn = (pointer: string): string =>
  pointer.replace(/^.*\/imSession(?:s\/\d+)?(?=\/)/, '').replaceAll(/\/\d+(?=\/|$)/g, '/*');

const keyOf = (
  { id }: RequirementResult,
  { code, pointer = '', sessionId = '', actual = '' }: FindingResult,
): string => [id, code, placeIn(pointer), sessionId, actual].join('\n');

/**
 * Keeps what passed, each body once however often it came. What is too much is let go once it has been judged, unless it
 * brings a finding: the verdict never loses one.
 */
class Keep {
  readonly exchanges: Exchange[] = [];
  dropped = 0;
  readonly #bodies = new Map<string, Uint8Array>();
  #bytes = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(exchange: Exchange, always: boolean): void {
    const { response } = exchange;
    const body = response?.body ?? new Uint8Array();
    const key = createHash('sha256').update(body).digest('base64');
    const known = this.#bodies.get(key);
    const more = known === undefined ? body.length : 0;
    const room = this.#bytes + more <= this.#limit && this.exchanges.length < KEPT_EXCHANGES;
    if (!room && !always) {
      this.dropped++;
      return;
    }
    if (known === undefined) {
      this.#bodies.set(key, body);
      this.#bytes += more;
    }
    this.exchanges.push(
      response ? { ...exchange, response: { ...response, body: known ?? body } } : exchange,
    );
  }
}

/** Judges exchanges one by one as they pass, and all together at the end. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #settings: EvidenceSettings;
  readonly #judged: readonly Requirement[];
  readonly #keep: Keep;
  readonly #known = new Set<string>();
  readonly #notes: string[] = [];
  #notified = false;

  /** Throws `NoSuchRequirement` for a word of `only` or `skip` that names none. */
  constructor(options: WatchOptions) {
    this.#options = options;
    this.#settings = settingsFor(options);
    // What speaks of a whole run is judged at its end alone.
    this.#judged = choose(ofCaptures(new Set([...options.profiles, 'notifications'])), options).filter(
      ({ kind, profile }) => kind !== 'evidence' || profile === 'feed',
    );
    this.#keep = new Keep(options.keptBytes ?? KEPT_BYTES);
  }

  /** Takes one exchange in and gives what it brings to light. */
  take(exchange: Exchange): readonly NewFinding[] {
    this.#notified ||= deliveredTo([exchange]).length > 0;
    const found = this.#foundIn(exchange);
    this.#keep.add(exchange, found.length > 0);
    return found;
  }

  /** Something that a reader of the result must know; of many only the first are kept. */
  note(text: string): void {
    if (this.#notes.length < MAX_NOTES && !this.#notes.includes(text)) this.#notes.push(text);
  }

  evidence(): Evidence {
    const exchanges = this.#keep.exchanges.toSorted((a, b) => a.index - b.index);
    return { settings: { ...this.#settings, profiles: this.#profiles() }, exchanges, marks: [] };
  }

  /** The verdict on all that passed until now. */
  result(durationMs: number): RunResult {
    const { base, version, startedAt, statement, failOn, failOnUnjudged, waiving, redact } = this.#options;
    const profiles = this.#profiles();
    const chosen = choose(ofCaptures(new Set(profiles)), this.#options);
    return assemble(chosen, judge(this.evidence(), chosen, [], waiving), {
      version,
      target: base,
      startedAt,
      durationMs,
      seed: 0,
      profiles,
      suiteHash,
      ...(statement ? { statement } : {}),
      failOn,
      failOnUnjudged,
      notes: this.#notesSoFar(),
      interrupted: false,
      toolErrors: [],
      redact,
    });
  }

  /** Notifications are judged wherever they are seen. */
  #profiles(): readonly Profile[] {
    const { profiles } = this.#options;
    return this.#notified && !profiles.includes('notifications') ? [...profiles, 'notifications'] : profiles;
  }

  #foundIn(exchange: Exchange): readonly NewFinding[] {
    const { redact } = this.#options;
    const { outcomes } = judge({ settings: this.#settings, exchanges: [exchange], marks: [] }, this.#judged);
    return this.#judged.flatMap((one) => {
      const requirement = requirementResult(one, outcomes.get(one.id), 0, redact);
      return requirement.findings
        .filter((finding) => this.#isNew(requirement, finding))
        .map((finding) => ({ requirement, finding }));
    });
  }

  #isNew(requirement: RequirementResult, finding: FindingResult): boolean {
    const key = keyOf(requirement, finding);
    if (this.#known.has(key)) return false;
    if (this.#known.size < REMEMBERED) this.#known.add(key);
    return true;
  }

  #notesSoFar(): readonly string[] {
    const { dropped } = this.#keep;
    return [
      ...this.#notes,
      ...(dropped > 0
        ? [`${dropped} exchanges were judged as they passed, but not kept: there were too many of them`]
        : []),
    ];
  }
}
