import type { Profile, RequirementResult, RunResult } from '../../contract/types.ts';
import { line } from '../../report/neutral.ts';
import { reasonText } from '../../report/status-text.ts';
import type { Run } from '../command.ts';
import { credentialsOf } from '../credentials.ts';
import { EXIT, worst } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { chosen, judgingOf, type Judging } from '../judging.ts';
import { live } from '../options/live.ts';
import { memberName } from '../options/option.ts';
import { checkDestination, probe, probeOptions, type Aim, type ProbeOptions } from '../probe-run.ts';
import { progress } from '../progress.ts';
import { reportsOf, writeReports } from '../reports.ts';
import { savedResult } from '../saved-results.ts';
import { note } from '../standard-output.ts';
import { parseTarget } from '../target-url.ts';
import { quoted, suggestion, UsageError } from '../usage-error.ts';
import type { Source, Values } from '../values.ts';

export const run: Run = async ({ operands: [file = '', id = ''], values: given }) => {
  const before = await savedResult(file);
  checkReplayable(before, file);
  const requirement = requirementOf(before, id);
  const values = given.behind(settingsOf(before, file));
  const tries = triesFor(requirement, before, await judgingOf(values, before.profiles));
  for (const judging of tries) checkDestination(chosen(judging), values.get(live.destination));
  const url = parseTarget(before.target, `the target of ${quoted(file)}`);
  const aim = { base: url.base, credentials: (await credentialsOf(values))(url) };
  const reports = await reportsOf(values);
  const result = await replayed(values, aim, tries, requirement);
  await writeReports(reports, result);
  note(`imsessions: ${line(words(requirement, result))}`);
  return exitCodeFor(requirement, result);
};

/** What was captured, or passed a proxy, was not sent by this tool: there is nothing that it could send again. */
function checkReplayable({ settings, profiles }: RunResult, file: string): void {
  if (settings === undefined)
    throw new UsageError(
      `${quoted(file)} is not the result of a probe, so there is nothing to send again; ` +
        'capture anew and judge that with imsessions validate, or probe the target',
    );
  if (profiles.length === 0) throw new UsageError(`${quoted(file)} names no profile that could be run again`);
}

function requirementOf({ requirements }: RunResult, id: string): RequirementResult {
  const found = requirements.find((one) => one.id === id.toUpperCase());
  const broken = requirements.filter(({ findingCount }) => findingCount > 0).map((one) => one.id);
  if (found && found.findingCount > 0) return found;
  const there = broken.length === 0 ? 'it has none at all' : `those that have: ${broken.join(', ')}`;
  if (found)
    throw new UsageError(
      `${found.id} has no findings in the result (${found.status}), so nothing can be replayed; ${there}`,
    );
  const ids = requirements.map((one) => one.id);
  throw new UsageError(`the result has no requirement ${quoted(id)}${suggestion(id, ids, there)}`);
}

/** What the run was told stands where this command is told nothing: its settings, by the names of the options. */
const settingsOf =
  ({ settings = {}, seed }: RunResult, file: string): Source =>
  (option) => {
    const member = memberName(option);
    const value = member === 'seed' ? seed : (settings[member] ?? settings[`${member}Ms`]);
    if (value === undefined || value === '') return undefined;
    return { place: `${file}: settings.${member}`, texts: [String(value)] };
  };

const LIVE: ReadonlySet<Profile> = new Set(['operations', 'notifications', 'security', 'robustness']);

/**
 * The runs that may show it again, the cheapest first. What is demanded of every session may have been broken in one that
 * the live profiles opened: where reading the feed does not show it, they are run as they were.
 */
function triesFor(
  { id, profile }: RequirementResult,
  { profiles }: RunResult,
  judging: Judging,
): readonly Judging[] {
  const alone = { ...judging, only: [id], skip: [] };
  if (profile !== 'feed') return [alone];
  const reading = { ...alone, profiles: ['feed'] as const };
  return profiles.some((one) => LIVE.has(one)) ? [reading, { ...judging, only: [], skip: [] }] : [reading];
}

async function replayed(
  values: Values,
  aim: Aim,
  tries: readonly Judging[],
  requirement: RequirementResult,
): Promise<RunResult> {
  using stop = interruption('interrupted: cleaning up and reporting; once more ends at once');
  const line = progress(process.stderr);
  let result: RunResult | undefined;
  for (const judging of tries) {
    const options: ProbeOptions = await probeOptions(values, aim, judging, null);
    ({ result } = await probe({ ...options, signal: stop.signal, onProgress: line.show }));
    line.clear();
    if (
      isBroken(standing(requirement, result)) ||
      result.blocked !== undefined ||
      result.interrupted === true
    )
      break;
  }
  if (result === undefined) throw new Error('there was nothing to run');
  return result;
}

const standing = ({ id }: RequirementResult, { requirements }: RunResult): RequirementResult | undefined =>
  requirements.find((one) => one.id === id);

const isBroken = (one: RequirementResult | undefined): boolean => (one?.findingCount ?? 0) > 0;

function words(before: RequirementResult, result: RunResult): string {
  const now = standing(before, result);
  const { id } = before;
  if (isBroken(now)) return `${id} is still broken: ${now?.findings[0]?.message ?? ''}`;
  if (now?.status === 'pass') return `${id} is broken no more: what was found is gone`;
  return `${id} could not be judged: ${now === undefined ? 'it was not reached; run again' : reasonText(now)}`;
}

/** 1: what was found still holds, 0: it is gone, 3: it could not be judged. */
function exitCodeFor(before: RequirementResult, result: RunResult): number {
  const now = standing(before, result);
  const judged = now?.status === 'pass' ? EXIT.success : EXIT.inconclusive;
  return worst([
    isBroken(now) ? EXIT.nonConformant : judged,
    ...(result.interrupted === true ? [EXIT.interrupted] : []),
    ...((result.toolErrors ?? []).length > 0 ? [EXIT.toolFault] : []),
  ]);
}
