import type { RequirementResult, RunResult } from '../../contract/types.ts';
import type { Run } from '../command.ts';
import { credentialsOf } from '../credentials.ts';
import { EXIT, worst } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { chosen, judgingOf } from '../judging.ts';
import { live } from '../options/live.ts';
import { memberName } from '../options/option.ts';
import { checkDestination, probe, probeOptions } from '../probe-run.ts';
import { progress } from '../progress.ts';
import { reportsOf, writeReports } from '../reports.ts';
import { savedResult } from '../saved-results.ts';
import { parseTarget } from '../target-url.ts';
import { quoted, suggestion, UsageError } from '../usage-error.ts';
import type { Source } from '../values.ts';

export const run: Run = async ({ operands: [file = '', id = ''], values: given }) => {
  const before = await savedResult(file);
  const { id: found } = requirementOf(before, id);
  const values = given.behind(settingsOf(before, file));
  const judging = { ...(await judgingOf(values, before.profiles)), only: [found], skip: [] };
  checkDestination(chosen(judging), values.get(live.destination));
  const url = parseTarget(before.target, `the target of ${quoted(file)}`);
  const credentials = (await credentialsOf(values))(url);
  const reports = await reportsOf(values);
  const whole = await probeOptions(values, { base: url.base, credentials }, judging, null);
  using stop = interruption('interrupted: cleaning up and reporting; once more ends at once');
  const line = progress(process.stderr);
  const { result } = await probe({ ...whole, signal: stop.signal, onProgress: line.show });
  line.clear();
  await writeReports(reports, result);
  return exitCodeFor(found, result);
};

function requirementOf({ requirements }: RunResult, id: string): RequirementResult {
  const found = requirements.find((one) => one.id === id.toUpperCase());
  if (found) return found;
  const ids = requirements.map((one) => one.id);
  const hint = suggestion(id, ids, '');
  throw new UsageError(`the result has no requirement ${quoted(id)}${hint}`);
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

const CODES: Readonly<Record<RequirementResult['status'], number>> = {
  pass: EXIT.success,
  fail: EXIT.nonConformant,
  warn: EXIT.nonConformant,
  waived: EXIT.nonConformant,
  skip: EXIT.inconclusive,
  inconclusive: EXIT.inconclusive,
};

/** 1: what was found still holds, 0: it is gone, 3: it could not be judged. */
function exitCodeFor(id: string, { requirements, interrupted, toolErrors = [] }: RunResult): number {
  const status = requirements.find((one) => one.id === id)?.status ?? 'inconclusive';
  return worst([
    CODES[status],
    ...(interrupted ? [EXIT.interrupted] : []),
    ...(toolErrors.length > 0 ? [EXIT.toolFault] : []),
  ]);
}
