import type { RunResult } from '../contract/types.ts';
import { credentialsOf, type Credentials } from './credentials.ts';
import { EXIT, exitCodeOf, worst } from './exit-code.ts';
import { folderReports, writeFolderReports, type FolderReport } from './fleet-reports.ts';
import { fleetSummary, type Outcome } from './fleet-summary.ts';
import { told } from './guard.ts';
import { interruption } from './interruption.ts';
import { chosen, judgingOf, type Judging } from './judging.ts';
import { judging as options } from './options/judging.ts';
import { limits } from './options/limits.ts';
import { live } from './options/live.ts';
import { reports as reportOptions } from './options/reports.ts';
import { planText } from './plan-text.ts';
import { checkDestination, probe, probeOptions, type ProbeOptions } from './probe-run.ts';
import { progress, type Progress } from './progress.ts';
import { note, print } from './standard-output.ts';
import { partOf, targetList, type ListedTarget } from './target-list.ts';
import { UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** One target to be probed, with all that its probe needs. */
interface Ship {
  readonly target: ListedTarget;
  readonly probe: ProbeOptions;
}

/** Probes every target of a file: one result each, one summary; the exit code is that of the worst. */
export async function fleet(file: string, values: Values): Promise<number> {
  for (const option of [reportOptions.record, reportOptions.writeWaivers])
    if (values.get(option) !== undefined)
      throw new UsageError(`--${option.name} is for one target: it cannot be given with --targets`);
  const targets = partOf(await targetList(file), values.get(options.shardPart));
  const judging = await judgingOf(values);
  checkDestination(chosen(judging), values.get(live.destination));
  const credentials = await credentialsOf(values);
  const ships = await Promise.all(
    targets.map((target) => fitted(target, values, judging, credentials(target))),
  );
  if (values.get(options.plan)) {
    await print(ships.map((ship) => `${planText(ship.probe)}\n`));
    return EXIT.success;
  }
  return sail(ships, await folderReports(values), values.get(limits.concurrency));
}

async function fitted(
  target: ListedTarget,
  values: Values,
  judging: Judging,
  credentials: Credentials,
): Promise<Ship> {
  const aim = { base: target.base, credentials };
  // The parts of a fleet are targets: each target gets all requirements.
  return { target, probe: await probeOptions(values, aim, judging, null) };
}

async function sail(
  ships: readonly Ship[],
  reports: readonly FolderReport[],
  concurrency: number,
): Promise<number> {
  using stop = interruption('interrupted: cleaning up and reporting; once more ends at once');
  const line = progress(process.stderr);
  const outcomes: Outcome[] = [];
  const waiting = [...ships];
  const work = async (): Promise<void> => {
    for (let ship = waiting.shift(); ship && !stop.signal.aborted; ship = waiting.shift()) {
      line.show(`${outcomes.length} of ${ships.length} targets done, now ${ship.target.base}`);
      outcomes.push(await outcomeOf(ship, reports, stop.signal, line));
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, ships.length) }, work));
  line.clear();
  const order = new Map(ships.map(({ target }, at) => [target.name, at]));
  outcomes.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
  await print([fleetSummary(outcomes, ships.length)]);
  return worst([
    ...outcomes.map(({ result }) => (result ? exitCodeOf(result) : EXIT.toolFault)),
    ...(stop.signal.aborted ? [EXIT.interrupted] : []),
  ]);
}

/** A fault of the tool at one target must not cost the others. */
async function outcomeOf(
  { target, probe: whole }: Ship,
  reports: readonly FolderReport[],
  signal: AbortSignal,
  line: Progress,
): Promise<Outcome> {
  const { name, base } = target;
  try {
    const { result } = await probe({ ...whole, signal });
    await writeFolderReports(reports, name, result);
    return { name, base, result: brief(result) };
  } catch (error) {
    line.clear();
    note(`${base}: ${told(error)}`);
    return { name, base };
  }
}

/** What the summary needs: a fleet's results are not all kept. */
const brief = ({
  verdict,
  summary,
  judged,
  interrupted,
  toolErrors,
}: RunResult): NonNullable<Outcome['result']> => ({
  verdict,
  summary,
  judged,
  ...(interrupted === undefined ? {} : { interrupted }),
  ...(toolErrors === undefined ? {} : { toolErrors }),
});
