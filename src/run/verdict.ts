import type { Level, Profile, RequirementResult, RunResult } from '../contract/types.ts';

/** What decides the verdict besides the requirements' own results. */
export interface Circumstances {
  readonly profiles: readonly Profile[];
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly sessionsSeen: number;
  readonly staleWaivers: number;
  readonly toolErrors: number;
  /** Why the target could not be judged at all: it was not reached, or it turned the suite away. */
  readonly blocked?: string;
  /** The run was ended by hand: what it did not come to may be broken. */
  readonly interrupted?: boolean;
}

type Counts = Pick<RunResult, 'summary' | 'judged' | 'notJudged' | 'verdict' | 'verdictReason'>;

const JUDGED = new Set(['pass', 'fail', 'warn', 'waived']);
const isJudged = ({ status }: RequirementResult): boolean => JUDGED.has(status);

/** Reasons that the words of the verdict spell out; the rest are counted. */
const SPELT_OUT = 3;

function reasonsInWords(unjudged: readonly RequirementResult[]): string {
  const groups = new Map<string, RequirementResult[]>();
  for (const one of unjudged) {
    const key = `${one.reason ?? ''}\n${one.remedy ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const shown = [...groups.values()].slice(0, SPELT_OUT).map((group) => {
    const ids = group.map(({ id }) => id);
    const named =
      ids.length > 4 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
    const [first] = group;
    return `${named}, because ${first?.reason ?? 'it was not reached'}; to judge it: ${first?.remedy ?? 'run again'}`;
  });
  const more = groups.size - shown.length;
  return shown.join('; ') + (more > 0 ? `; and for ${more} more reasons, see the list` : '');
}

function inconclusiveBecause(
  requirements: readonly RequirementResult[],
  facts: Circumstances,
): string | undefined {
  if (facts.blocked !== undefined) return facts.blocked;
  if (facts.interrupted === true) return 'the run was interrupted before it was done';
  if (facts.sessionsSeen === 0) return 'no session was seen, so nothing that a session must be was judged';
  const silent = facts.profiles.find((profile) => {
    const musts = requirements.filter((one) => one.profile === profile && one.level === 'must');
    return musts.length > 0 && !musts.some(isJudged);
  });
  if (silent !== undefined) return `no must of the profile ${silent} could be judged`;
  const open = requirements.find((one) => one.level === 'must' && !isJudged(one));
  if (facts.failOnUnjudged && open) return `${open.id} could not be judged, and --fail-on-unjudged was given`;
  return undefined;
}

/** Counts, and the verdict with the words around it: how much was judged, what was not and why. */
export function summarise(requirements: readonly RequirementResult[], facts: Circumstances): Counts {
  const count = (status: RequirementResult['status']): number =>
    requirements.filter((one) => one.status === status).length;
  const summary = {
    pass: count('pass'),
    fail: count('fail'),
    warn: count('warn'),
    skip: count('skip'),
    inconclusive: count('inconclusive'),
    waived: count('waived'),
  };
  const ofLevel = (level: Level): [number, number] => {
    const all = requirements.filter((one) => one.level === level);
    return [all.filter(isJudged).length, all.length];
  };
  const judged = { must: ofLevel('must'), should: ofLevel('should') };
  const unjudged = requirements.filter((one) => !isJudged(one));
  const broken = summary.fail + (facts.failOn === 'should' ? summary.warn : 0) + facts.staleWaivers;
  const doubt = inconclusiveBecause(requirements, facts);
  const verdict =
    facts.toolErrors > 0
      ? 'inconclusive'
      : broken > 0
        ? 'non-conformant'
        : doubt === undefined
          ? 'conformant'
          : 'inconclusive';
  const musts = unjudged.filter(({ level }) => level === 'must');
  const words = [
    `${verdict}: ${judged.must[0]} of ${judged.must[1]} must judged`,
    ...(facts.toolErrors > 0 ? ['the tool itself failed'] : []),
    ...(summary.fail > 0 ? [`${summary.fail} must broken`] : []),
    ...(summary.warn > 0 ? [`${summary.warn} should broken`] : []),
    ...(summary.waived > 0 ? [`${summary.waived} waived`] : []),
    ...(facts.staleWaivers > 0
      ? [`${facts.staleWaivers} stale waiver${facts.staleWaivers > 1 ? 's' : ''}`]
      : []),
    ...(doubt === undefined || verdict === 'non-conformant' ? [] : [doubt]),
    ...(musts.length > 0 && facts.blocked === undefined ? [`not judged: ${reasonsInWords(musts)}`] : []),
  ];
  return {
    verdict,
    verdictReason: words.join('; '),
    summary,
    judged,
    notJudged: unjudged.map(({ id, reason = 'it was not reached', remedy = 'run again' }) => ({
      id,
      reason,
      remedy,
    })),
  };
}

/** The exit code of a result: 130 interrupted, then 4 the tool's own fault, then by the verdict. */
export function exitCodeOf(result: RunResult): 0 | 1 | 3 | 4 | 130 {
  if (result.interrupted === true) return 130;
  if ((result.toolErrors ?? []).length > 0) return 4;
  return result.verdict === 'conformant' ? 0 : result.verdict === 'non-conformant' ? 1 : 3;
}
