import type { Nothing } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { inconclusive, skip, type Outcome } from '../../src/check/outcome.ts';
import type { EvidenceRequirement } from '../../src/check/requirement.ts';
import { NO_TARGET } from '../feed/subjects.ts';
import type { Json } from '../../src/json/value.ts';
import { actsOf, ownSession, type Act } from './act.ts';

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** Why a session was not there to be used; nothing where it was. */
function missingSession(evidence: Evidence): Outcome | undefined {
  const { settings, marks } = evidence;
  if (settings.origin === 'files') return skip(NO_TARGET.reason, NO_TARGET.remedy);
  if (settings.destination === '')
    return skip(
      'no session may be opened without --destination',
      'give --destination NUMBER, and --device-path PATH',
    );
  const busy = marks.find(({ name }) => name === 'busy');
  if (busy)
    return inconclusive(
      `the agent already has a live session: ${textOf(busy['id'])} (${textOf(busy['state'])})`,
      'complete it and run again',
    );
  const initiate = actsOf(evidence).find(({ role }) => role === 'initiate');
  if (!initiate)
    return inconclusive('the run ended before a session was opened', 'run again with a longer --deadline');
  return undefined;
}

/** When the run was cut short, in ms since it began: by its deadline, by an interrupt, or because the target was gone. */
function cutAt({ exchanges, marks }: Evidence): number | undefined {
  const over = marks.find(({ name }) => name === 'over')?.atMs;
  const broken = exchanges.find(
    ({ step, failure }) =>
      !step.name.startsWith('bayeux.') &&
      (failure?.kind === 'deadline' || failure?.kind === 'aborted' || failure?.kind === 'refused'),
  )?.startedMs;
  const times = [over, broken].filter((one) => one !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** What did not show may still have shown, where the wait for it was cut. */
function softened(evidence: Evidence, outcome: Outcome): Outcome {
  const cut = cutAt(evidence);
  if (cut === undefined || outcome.kind !== 'judged' || outcome.count === 0) return outcome;
  const { settleMs } = evidence.settings;
  const kept = outcome.findings.filter(
    ({ waitedMs, exchange }) => waitedMs === undefined || (exchange?.startedMs ?? 0) + settleMs <= cut,
  );
  if (kept.length === outcome.findings.length) return outcome;
  if (kept.length > 0) return { ...outcome, findings: kept, count: kept.length };
  return inconclusive('the run was over before the effect could show', 'run again with a longer --deadline');
}

/** The session is there, or at least was asked for: what opening it came to is for the judge. */
export function asked(judge: EvidenceRequirement['judge']): EvidenceRequirement['judge'] {
  return (evidence) => missingSession(evidence) ?? softened(evidence, judge(evidence));
}

/** The session is there. */
export function opened(judge: EvidenceRequirement['judge']): EvidenceRequirement['judge'] {
  return asked((evidence) =>
    ownSession(evidence) === undefined
      ? inconclusive('no session could be opened', 'see IMS-OPS-01')
      : judge(evidence),
  );
}

/** Nothing of the kind was done in this run. */
export const notDone = (what: string): Nothing => ({
  reason: `${what} was not tried`,
  remedy: 'see that the session offers it, and that the run is not cut short',
});

/** The acts of these roles. */
export const actsIn = (evidence: Evidence, ...roles: readonly string[]): readonly Act[] =>
  actsOf(evidence).filter(({ role }) => roles.includes(role));

/** The last read that followed an act, or the last before it where none did. */
export function lastRead(act: Act): Act['exchange'] | undefined {
  return act.reads.at(-1);
}

/** Of the operations that were sent at once, fewer than two are accepted though one by one they are. */
export const refusesTogether = (evidence: Evidence): boolean =>
  actsIn(evidence, 'at-once').filter(({ accepted }) => accepted).length < 2 &&
  actsIn(evidence, 'attach', 'fence').some(({ accepted }) => accepted);
