import { isAccepted } from '../src/check/answer.ts';
import type { CredentialKind, Evidence, EvidenceSettings } from '../src/check/evidence.ts';
import { isFlaky } from '../src/check/flaky.ts';
import { inconclusive } from '../src/check/outcome.ts';
import type { Requirement } from '../src/check/requirement.ts';
import type { Level, Profile, RunResult, Statement } from '../src/contract/types.ts';
import { assemble, type ToolError } from '../src/run/assemble.ts';
import { judge, type Judgement } from '../src/run/judge.ts';
import type { Waiving } from '../src/run/waiving.ts';
import { createTarget, DEFAULTS, type Target, type TargetOptions } from '../src/target/index.ts';
import { blockedBecause, INTERRUPTED } from './blocked.ts';
import { feedScenario } from './feed/scenario.ts';
import { suiteHash } from './hash.ts';
import { requirements as catalogue } from './index.ts';
import { liveScenario } from './live/scenario.ts';
import { budgetOf, planOf } from './plan.ts';
import type { Scene } from './scenario.ts';
import { drivesLive, expandProfiles, select, shardOf } from './selection.ts';

/** A probe of one target. Times in ms. */
export interface ProbeOptions {
  readonly connection: Omit<TargetOptions, 'budget' | 'signal'>;
  readonly profiles: readonly Profile[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly shard?: { readonly index: number; readonly count: number };
  readonly destination?: string;
  readonly devicePath?: string;
  readonly notificationsPath: string;
  readonly settleMs: number;
  readonly quietMs: number;
  readonly seed: number;
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly statement?: Statement;
  readonly waiving?: Waiving;
  readonly version: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly signal?: AbortSignal;
  /** Told in a few words what is being done. */
  readonly onProgress?: (what: string) => void;
  /** Called with the result of what is known so far, whenever a part of the run begins. */
  readonly onPart?: (partial: RunResult) => void;
  /** In place of the own HTTP client. */
  readonly createTarget?: (options: TargetOptions) => Target;
}

/** The result, and the evidence behind it for a recording. */
export interface ProbeRun {
  readonly result: RunResult;
  readonly evidence: Evidence;
  readonly redact: (text: string) => string;
}

const credentialKind = (options: ProbeOptions['connection']): CredentialKind => {
  if (options.user !== undefined) return 'basic';
  if (options.bearer !== undefined || options.tokenCommand !== undefined) return 'bearer';
  if (options.cert !== undefined) return 'certificate';
  return options.headers.length > 0 ? 'header' : 'none';
};

/** The facts of a run that judges need. */
export function settingsOf(options: ProbeOptions): EvidenceSettings {
  const { connection } = options;
  return {
    profiles: expandProfiles(options.profiles),
    origin: 'target',
    base: connection.base,
    apiBase: connection.apiBase,
    notificationsPath: options.notificationsPath,
    credentials: credentialKind(connection),
    user: connection.user ?? '',
    secondAgent: connection.secondUser !== undefined,
    destination: options.destination ?? '',
    devicePath: options.devicePath ?? '',
    settleMs: options.settleMs,
    quietMs: options.quietMs,
    seed: options.seed,
  };
}

/** The chosen requirements, and those of the shard. Throws `NoSuchRequirement` for a word that matches nothing. */
export function chosenBy(options: Pick<ProbeOptions, 'profiles' | 'only' | 'skip' | 'shard'>): {
  readonly whole: readonly Requirement[];
  readonly part: readonly Requirement[];
} {
  const whole = select(options.profiles, options.only, options.skip);
  const { shard } = options;
  return { whole, part: shard ? shardOf(whole, options.profiles, shard.index, shard.count) : whole };
}

/**
 * A target that refused every request has shown nothing: what looks fine of it may be so of any wall. Its findings stay.
 */
function withdrawn(judgement: Judgement, { exchanges }: Evidence): Judgement {
  if (exchanges.some(isAccepted)) return judgement;
  const none = inconclusive('the target refused every request', 'see that it answers the feed');
  const outcomes = new Map(
    [...judgement.outcomes].map(([id, one]) => [id, one.kind === 'judged' && one.count === 0 ? none : one]),
  );
  return { ...judgement, outcomes };
}

interface Driven {
  readonly toolErrors: readonly ToolError[];
}

/** Drives the target. A throw in here is the tool's own fault: what was observed until then stays. */
async function drive(
  scene: Scene,
  part: readonly Requirement[],
  onProgress: (what: string) => void,
): Promise<Driven> {
  const { target, settings } = scene;
  const live = drivesLive(part, settings.profiles);
  const reads = settings.profiles.includes('feed') || !live;
  try {
    await target.ready();
    onProgress('reading the feed');
    const reached = reads ? await feedScenario(scene) : true;
    if (reached && live && target.over() === undefined) await liveScenario(scene, onProgress);
    return { toolErrors: [] };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return {
      toolErrors: [
        {
          where: 'scenario',
          message: error.message,
          ...(error.stack === undefined ? {} : { stack: error.stack }),
        },
      ],
    };
  }
}

/** What was not answered at the first try is told, even where all of it was fine in the end. */
function flakyNotes(exchanges: Evidence['exchanges']): string[] {
  const flaky = exchanges.filter((one) => one.failure === undefined && isFlaky(one));
  const [first] = flaky;
  if (first === undefined) return [];
  const { request, earlier } = first;
  const count = `${flaky.length} ${flaky.length === 1 ? 'request was' : 'requests were'}`;
  return [
    `the target is flaky: ${count} answered only when sent again, such as ${request.method} ${request.path}: ${earlier.join('; ')}`,
  ];
}

function notesOf({ exchanges, marks }: Evidence, options: ProbeOptions): string[] {
  const { connection } = options;
  return [
    ...flakyNotes(exchanges),
    ...(connection.insecure
      ? ['TLS CERTIFICATES WERE NOT VERIFIED (--insecure): who answered is not known']
      : []),
    ...marks.flatMap((mark) =>
      mark.name === 'note' && typeof mark['text'] === 'string' ? [mark['text']] : [],
    ),
  ];
}

/** The settings that `replay` needs to run the scenario again; no secret among them. */
const replaySettings = (options: ProbeOptions): Record<string, string | number | boolean> => ({
  apiBase: options.connection.apiBase,
  notificationsPath: options.notificationsPath,
  destination: options.destination ?? '',
  devicePath: options.devicePath ?? '',
  timeoutMs: options.connection.timeoutMs,
  settleMs: options.settleMs,
  quietMs: options.quietMs,
  failOn: options.failOn,
  failOnUnjudged: options.failOnUnjudged,
});

/**
 * Runs the suites against a target and comes to a verdict. It never rejects for what a target does. Throws
 * `NoSuchRequirement` before anything is sent.
 */
export async function probe(options: ProbeOptions): Promise<ProbeRun> {
  const { whole, part } = chosenBy(options);
  const settings = settingsOf(options);
  const target = (options.createTarget ?? createTarget)({
    ...options.connection,
    signal: options.signal ?? new AbortController().signal,
    budget: budgetOf(planOf(settings)),
  });
  const ids = new Set(part.map(({ id }) => id));
  const evidence = (): Evidence => ({ settings, exchanges: target.exchanges, marks: target.marks });
  const scene: Scene = { target, settings, wants: (...wanted) => wanted.some((id) => ids.has(id)), evidence };
  const judgedBy =
    options.connection.deadlineMs + (options.connection.limits?.judgingMs ?? DEFAULTS.judgingMs);
  const isOver = (): boolean => target.now() > judgedBy;
  const result = (toolErrors: readonly ToolError[]): RunResult => {
    const seen = evidence();
    const blocked = blockedBecause(seen);
    const over = target.over();
    return assemble(part, withdrawn(judge(seen, part, catalogue, options.waiving, isOver), seen), {
      version: options.version,
      target: settings.base,
      startedAt: options.startedAt,
      durationMs: target.now(),
      seed: settings.seed,
      profiles: settings.profiles,
      suiteHash,
      ...(options.statement ? { statement: options.statement } : {}),
      settings: replaySettings(options),
      ...(options.shard ? { shard: { ...options.shard, of: whole.map(({ id }) => id) } } : {}),
      failOn: options.failOn,
      failOnUnjudged: options.failOnUnjudged,
      notes: [
        ...notesOf(seen, options),
        ...(over === 'deadline' ? ['the deadline of the run passed before it was done (--deadline)'] : []),
      ],
      ...(blocked === undefined ? {} : { blocked }),
      interrupted: over === 'interrupted',
      toolErrors,
      redact: (text) => target.redact.excerpt(text),
    });
  };
  try {
    const { toolErrors } = await drive(scene, part, (what) => {
      options.onProgress?.(what);
      options.onPart?.(result([]));
    });
    if (target.over() === 'interrupted') target.mark(INTERRUPTED);
    options.onProgress?.('judging');
    return { result: result(toolErrors), evidence: evidence(), redact: target.redact };
  } finally {
    await target.close();
  }
}
