import type { Level, RequirementResult, RunResult, Status } from '../contract/types.ts';

/** A requirement whose standing changed between two runs. */
export interface Change {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  /** Absent where the run did not have the requirement. */
  readonly before?: Status;
  readonly after?: Status;
  /** What the first finding says, else the reason. */
  readonly detail?: string;
}

/** What changed between two runs. */
export interface Comparison {
  readonly targets: readonly [before: string, after: string];
  readonly verdicts: readonly [before: RunResult['verdict'], after: RunResult['verdict']];
  /** Broken now and not before; any of them fails the comparison. */
  readonly newFailures: readonly Change[];
  readonly newWarnings: readonly Change[];
  /** Broken or warned of before, and fine now. */
  readonly fixed: readonly Change[];
  /** Judged before and not now: neither fixed nor fine. */
  readonly noLongerJudged: readonly Change[];
  readonly newRequirements: readonly Change[];
  readonly lostRequirements: readonly Change[];
  /** Why the two runs can hardly be compared: other requirement sets, other profiles. */
  readonly notes: readonly string[];
}

function changeOf(before: RequirementResult | undefined, after: RequirementResult | undefined): Change[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const detail = after?.findings.find(({ waived }) => waived === undefined)?.message ?? after?.reason;
  return [
    {
      id: one.id,
      level: one.level,
      title: one.title,
      ...(before === undefined ? {} : { before: before.status }),
      ...(after === undefined ? {} : { after: after.status }),
      ...(detail === undefined ? {} : { detail }),
    },
  ];
}

const isBroken = (status: Status | undefined): boolean => status === 'fail' || status === 'warn';
const isUnjudged = (status: Status | undefined): boolean => status === 'skip' || status === 'inconclusive';

function notesOf(before: RunResult, after: RunResult): string[] {
  const differ = (what: string, a: string, b: string): string[] =>
    a === b ? [] : [`${what}: ${a} and ${b}`];
  return [
    ...differ('the requirement sets differ', before.suite.hash, after.suite.hash),
    ...differ('the profiles differ', before.profiles.join(', '), after.profiles.join(', ')),
    ...differ('the targets differ', before.target, after.target),
    ...(before.complete && after.complete ? [] : ['one of the runs was not complete']),
  ];
}

/** Compares two results requirement by requirement; each changed one stands in one list, but new ones in two. */
export function compareResults(before: RunResult, after: RunResult): Comparison {
  const old = new Map(before.requirements.map((one) => [one.id, one]));
  const now = new Map(after.requirements.map((one) => [one.id, one]));
  const changes = after.requirements.flatMap((one) => changeOf(old.get(one.id), one));
  const known = changes.filter((change) => change.before !== undefined);
  const turned = (status: Status) => (change: Change) => change.after === status && change.before !== status;
  return {
    targets: [before.target, after.target],
    verdicts: [before.verdict, after.verdict],
    newFailures: changes.filter(turned('fail')),
    newWarnings: changes.filter((change) => turned('warn')(change) && change.before !== 'fail'),
    fixed: known.filter((change) => isBroken(change.before) && change.after === 'pass'),
    noLongerJudged: known.filter((change) => !isUnjudged(change.before) && isUnjudged(change.after)),
    newRequirements: changes.filter((change) => change.before === undefined),
    lostRequirements: before.requirements
      .filter(({ id }) => !now.has(id))
      .flatMap((one) => changeOf(one, undefined)),
    notes: notesOf(before, after),
  };
}
