import { capture, type CaptureOptions } from '../src/capture/capture.ts';
import { documentEvents, type Captured } from '../src/capture/document.ts';
import type { CaptureEvent, CaptureKind, Source } from '../src/capture/types.ts';
import type { Evidence, EvidenceSettings } from '../src/check/evidence.ts';
import { combine, type Outcome } from '../src/check/outcome.ts';
import type { Requirement } from '../src/check/requirement.ts';
import type { Level, Profile, RunResult, Statement } from '../src/contract/types.ts';
import { assemble } from '../src/run/assemble.ts';
import { judge, nothingFor, type Judgement } from '../src/run/judge.ts';
import { DocumentPass } from '../src/run/pass.ts';
import type { Waiving } from '../src/run/waiving.ts';
import { blockedBecause, INTERRUPTED } from './blocked.ts';
import { Reading, type Seen } from './captured.ts';
import { suiteHash } from './hash.ts';
import { requirements as catalogue } from './index.ts';
import { expandProfiles, NoSuchRequirement } from './selection.ts';

/** Judging captured payloads. */
export interface ValidateOptions {
  readonly sources: readonly Source[];
  readonly as?: CaptureKind;
  readonly apiBase: string;
  readonly notificationsPath: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly statement?: Statement;
  readonly waiving?: Waiving;
  readonly version: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly signal?: AbortSignal;
}

export { NotJudgeable } from './captured.ts';

type Prefixes = Pick<ValidateOptions, 'apiBase' | 'notificationsPath'>;

export const settingsFor = (options: Prefixes): EvidenceSettings => ({
  profiles: ['feed'],
  origin: 'files',
  base: '',
  apiBase: options.apiBase,
  notificationsPath: options.notificationsPath,
  credentials: 'none',
  user: '',
  secondAgent: false,
  destination: '',
  devicePath: '',
  settleMs: 0,
  quietMs: 0,
  seed: 0,
});

/** Requirements that may have something to say of captured payloads: of bodies, sessions and notifications. */
export const ofCaptures = (profiles: ReadonlySet<Profile>): readonly Requirement[] => {
  const whole = new Set(
    expandProfiles([...profiles].filter((one) => one !== 'notifications' || profiles.has('operations'))),
  );
  return catalogue.filter(
    (one) =>
      whole.has(one.profile) ||
      (one.kind !== 'evidence' && (one.profile === 'feed' || profiles.has(one.profile))),
  );
};

async function eachEvent(
  source: Source,
  how: CaptureOptions,
  signal: AbortSignal | undefined,
  take: (event: CaptureEvent) => void,
): Promise<void> {
  for await (const events of capture([source], how)) {
    if (signal?.aborted) return;
    for (const event of events) take(event);
  }
}

/** Streams the sources through one pass, and those once more where a second look makes something surer. */
async function read(options: ValidateOptions, pass: DocumentPass): Promise<Seen> {
  const settings = settingsFor(options);
  const reading = new Reading(pass, options.apiBase);
  const how: CaptureOptions = { settings, ...(options.as === undefined ? {} : { as: options.as }) };
  for (const source of options.sources) {
    await eachEvent(source, how, options.signal, (event) => {
      reading.take(event);
    });
    const second = reading.second();
    if (second && source.again)
      await eachEvent(source, how, options.signal, (event) => {
        second.take(event);
      });
  }
  return reading.seen;
}

const NO_EVIDENCE = (settings: EvidenceSettings): Evidence => ({ settings, exchanges: [], marks: [] });

/** The outcomes of all recordings and all other payloads, requirement by requirement. */
function together(
  chosen: readonly Requirement[],
  pass: DocumentPass,
  seen: Seen,
  options: Prefixes & Pick<ValidateOptions, 'waiving'>,
): Judgement {
  const runs = seen.recordings.map((evidence) => judge(evidence, chosen, catalogue, options.waiving));
  const others = judge(
    NO_EVIDENCE(settingsFor(options)),
    chosen.filter(({ kind }) => kind === 'evidence'),
  );
  const { waiving } = options;
  const ofDocuments = pass.outcomes(nothingFor);
  const outcomes = new Map<string, Outcome>();
  for (const { id } of chosen) {
    const own = [
      ...runs.map((run) => run.outcomes.get(id)),
      ofDocuments.get(id),
      others.outcomes.get(id),
    ].filter((one) => one !== undefined);
    // Of payloads that say nothing only the first reason is told.
    const judged = own.filter(({ kind }) => kind !== 'skip');
    outcomes.set(id, combine(...(judged.length > 0 ? judged : own)));
  }
  const sessions = runs.reduce((sum, run) => sum + run.sessionsSeen, pass.sessionsSeen) + seen.others;
  // A message is a notification without a session in it.
  const sessionsSeen = sessions > 0 ? sessions : seen.notifications;
  return { outcomes, durations: new Map(), sessionsSeen, ...(waiving ? { waiving } : {}) };
}

type Choice = Pick<ValidateOptions, 'only' | 'skip'>;

export function choose(
  all: readonly Requirement[],
  { only = [], skip = [] }: Choice,
): readonly Requirement[] {
  const known = catalogue.flatMap(({ id, area }) => [id, area]);
  for (const word of [...only, ...skip])
    if (!known.includes(word)) throw new NoSuchRequirement(word, [...new Set(known)]);
  const named = (words: readonly string[], { id, area }: Requirement): boolean =>
    words.includes(id) || words.includes(area);
  return all.filter((one) => (only.length === 0 || named(only, one)) && !named(skip, one));
}

interface Started {
  readonly pass: DocumentPass;
  readonly atMs: number;
}

function start(options: Choice & Pick<ValidateOptions, 'waiving'>): Started {
  return {
    pass: new DocumentPass(choose(catalogue, options), catalogue, options.waiving),
    atMs: performance.now(),
  };
}

function finish(
  options: Omit<ValidateOptions, 'sources'>,
  { pass, atMs }: Started,
  seen: Seen,
  names: readonly string[],
): RunResult {
  const [first] = seen.recordings;
  const single = seen.recordings.length === 1 ? first : undefined;
  const chosen = choose(ofCaptures(seen.profiles), options);
  const blocked = single?.settings.origin === 'target' ? blockedBecause(single) : undefined;
  return assemble(chosen, together(chosen, pass, seen, options), {
    version: options.version,
    target: single && single.settings.base !== '' ? single.settings.base : names.join(', '),
    startedAt: options.startedAt,
    durationMs: performance.now() - atMs,
    seed: single?.settings.seed ?? 0,
    profiles: [...seen.profiles],
    suiteHash,
    ...(options.statement ? { statement: options.statement } : {}),
    failOn: options.failOn,
    failOnUnjudged: options.failOnUnjudged,
    notes: seen.notes,
    ...(blocked === undefined ? {} : { blocked }),
    interrupted: options.signal?.aborted === true,
    cutShort: seen.recordings.some(({ marks }) => marks.some(({ name }) => name === INTERRUPTED)),
    toolErrors: [],
    redact: (text) => text,
  });
}

/**
 * Judges captured payloads by the same requirements and checks as `probe`. Throws `NotJudgeable` for what is no payload
 * of the API, `UnreadableSource` for a file that cannot be read, `NoSuchRequirement` for an unknown word.
 */
export async function validate(options: ValidateOptions): Promise<RunResult> {
  const started = start(options);
  const seen = await read(options, started.pass);
  return finish(
    options,
    started,
    seen,
    options.sources.map(({ name }) => name),
  );
}

/** A payload in memory, and what it is. */
export interface Payload {
  readonly captured: Captured;
  readonly kind: Exclude<CaptureKind, 'har'>;
  /** What the result calls it. */
  readonly name: string;
}

/** The same for one payload that is at hand, at once. Throws `NoSuchRequirement` for an unknown word. */
export function validatePayload(
  payload: Payload,
  options: Omit<ValidateOptions, 'sources' | 'as'>,
): RunResult {
  const { captured, kind, name } = payload;
  const started = start(options);
  const reading = new Reading(started.pass, options.apiBase);
  for (const event of documentEvents(captured, kind, name)) reading.take(event);
  const second = reading.second();
  if (second) for (const event of documentEvents(captured, kind, name)) second.take(event);
  return finish(options, started, reading.seen, [name]);
}
