import { skip, type Outcome } from '../check/outcome.ts';
import type { Requirement } from '../check/requirement.ts';
import type { Level, Profile, RunResult, Statement } from '../contract/types.ts';
import { breakingWaivers } from './stale-waivers.ts';
import type { Judgement } from './judge.ts';
import { requirementResult } from './result.ts';
import { summarise } from './verdict.ts';
import type { Waived } from './waiving.ts';

/** The version of the list of requirements: it changes when one is added, dropped or changes its meaning. */
export const REQUIREMENT_SET = '1';

/** What is known of a run besides what it observed. */
export interface RunFacts {
  readonly version: string;
  /** The target's base URL, or the files; without credentials. */
  readonly target: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly seed: number;
  readonly profiles: readonly Profile[];
  /** The hash of all requirements of the tool. */
  readonly suiteHash: string;
  readonly statement?: Statement;
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  readonly shard?: { readonly index: number; readonly count: number; readonly of: readonly string[] };
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly notes: readonly string[];
  readonly blocked?: string;
  readonly interrupted: boolean;
  /** The recording is of a run that was interrupted. */
  readonly cutShort?: boolean;
  readonly toolErrors: readonly ToolError[];
  readonly redact: (text: string) => string;
}

export interface ToolError {
  readonly where: string;
  readonly message: string;
  readonly stack?: string;
}

const NO_STATEMENT: Statement = { organisation: '', product: '', version: '', contact: '' };

function bugs(judgement: Judgement): ToolError[] {
  return [...judgement.outcomes].flatMap(([id, outcome]) =>
    outcome.kind === 'bug'
      ? [
          {
            where: id,
            message: outcome.error.message,
            ...(outcome.error.stack === undefined ? {} : { stack: outcome.error.stack }),
          },
        ]
      : [],
  );
}

/** Puts together the one form that every reporter renders. */
export function assemble(
  requirements: readonly Requirement[],
  judgement: Judgement,
  facts: RunFacts,
): RunResult {
  const { redact } = facts;
  const blockedBy: Outcome | undefined =
    facts.blocked === undefined ? undefined : skip(facts.blocked, 'mend that and run again');
  const plain = requirements.map((one) => {
    const outcome = judgement.outcomes.get(one.id);
    const told = outcome?.kind === 'skip' ? (blockedBy ?? outcome) : outcome;
    const scope = judgement.waiving?.scopeOf(one.id);
    return requirementResult(one, told, judgement.durations.get(one.id) ?? 0, redact, scope);
  });
  const waived: Waived = judgement.waiving?.apply(plain) ?? { requirements: plain, stale: [] };
  const toolErrors = [...facts.toolErrors, ...bugs(judgement)].map((error) => ({
    where: error.where,
    message: redact(error.message),
    ...(error.stack === undefined ? {} : { stack: redact(error.stack) }),
  }));
  const counts = summarise(waived.requirements, {
    profiles: facts.profiles,
    failOn: facts.failOn,
    failOnUnjudged: facts.failOnUnjudged,
    sessionsSeen: judgement.sessionsSeen,
    staleWaivers: breakingWaivers(waived.stale),
    toolErrors: toolErrors.length,
    interrupted: facts.interrupted || facts.cutShort === true,
    ...(facts.blocked === undefined ? {} : { blocked: redact(facts.blocked) }),
  });
  return {
    schemaVersion: '1.0',
    tool: { name: 'imsessions-conformance', version: facts.version },
    target: redact(facts.target),
    startedAt: facts.startedAt,
    durationMs: Math.round(facts.durationMs),
    seed: facts.seed,
    profiles: [...facts.profiles],
    suite: { requirementSet: REQUIREMENT_SET, hash: facts.suiteHash },
    statement: facts.statement ?? NO_STATEMENT,
    ...(facts.settings ? { settings: { ...facts.settings } } : {}),
    ...(facts.shard ? { shard: { ...facts.shard, of: [...facts.shard.of] } } : {}),
    verdict: counts.verdict,
    verdictReason: counts.verdictReason,
    ...(facts.blocked === undefined ? {} : { blocked: redact(facts.blocked) }),
    summary: counts.summary,
    judged: counts.judged,
    notJudged: counts.notJudged,
    sessionsSeen: judgement.sessionsSeen,
    ...(facts.notes.length > 0 ? { notes: facts.notes.map(redact) } : {}),
    ...(waived.stale.length > 0 ? { staleWaivers: [...waived.stale] } : {}),
    ...(toolErrors.length > 0 ? { toolErrors } : {}),
    requirements: [...waived.requirements],
    ...(facts.interrupted ? { interrupted: true } : {}),
    complete: !facts.interrupted,
  };
}
