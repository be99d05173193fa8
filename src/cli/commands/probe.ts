import type { Run } from '../command.ts';
import { credentialsOf } from '../credentials.ts';
import { connection } from '../options/connection.ts';
import { judging as options } from '../options/judging.ts';
import { live } from '../options/live.ts';
import { chosen, judgingOf, type Judging } from '../judging.ts';
import { exitCodeOf } from '../exit-code.ts';
import { interruption } from '../interruption.ts';
import { journal } from '../journal.ts';
import { checkDestination, probe, probeOptions, type Aim, type ProbeOptions } from '../probe-run.ts';
import { progress } from '../progress.ts';
import { recording } from '../recording.ts';
import { checkFiles, writeResult } from '../result-files.ts';
import { reportsOf, type ReportTo } from '../reports.ts';
import { print } from '../standard-output.ts';
import { parseTarget } from '../target-url.ts';
import { UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';

/** Whatever is wrong with the command line is told before anything is sent. */
export const run: Run = async ({ operands: [target], values }) => {
  const targets = values.get(options.targets);
  if (targets !== undefined) {
    if (target !== undefined) throw new UsageError('give either TARGET or --targets FILE, not both');
    const { fleet } = await import('../fleet.ts');
    return fleet(targets, values);
  }
  const judging = await judgingOf(values);
  const requirements = chosen(judging);
  if (target === undefined) return embeddedRun(values, judging);
  checkDestination(requirements, values.get(live.destination));
  const url = parseTarget(target);
  const credentials = (await credentialsOf(values))(url);
  return probeAt({ base: url.base, credentials }, values, judging);
};

async function embeddedRun(values: Values, judging: Judging): Promise<number> {
  const { embedded } = await import('../embedded.ts');
  const { server, ...aim } = await embedded(
    values.get(connection.apiBase),
    // An agent with a live session cannot open another, as the live profiles do.
    judging.profiles.every((profile) => profile === 'feed'),
  );
  try {
    return await probeAt({ base: server.url, ...aim }, values, judging);
  } finally {
    await server.close();
  }
}

async function probeAt(aim: Aim, values: Values, judging: Judging): Promise<number> {
  const reports = await reportsOf(values);
  await checkFiles(values);
  const whole = await probeOptions(values, aim, judging);
  if (values.get(options.plan)) {
    const { planText } = await import('../plan-text.ts');
    await print([planText(whole)]);
    return 0;
  }
  return drive(whole, reports, values);
}

async function drive(whole: ProbeOptions, reports: readonly ReportTo[], values: Values): Promise<number> {
  using stop = interruption('interrupted: cleaning up and reporting; once more ends at once');
  const line = progress(process.stderr);
  const file = reports.find((one) => one.name === 'json' && one.file !== undefined)?.file;
  const kept = journal(file);
  const done = await probe({
    ...whole,
    signal: stop.signal,
    onProgress: line.show,
    // What is known so far is worked out only where it is kept: that costs as much as judging the whole run.
    ...(file === undefined ? {} : { onPart: kept.keep }),
  });
  line.clear();
  await kept.settled();
  await writeResult(done.result, reports, values, recording(values, done));
  return exitCodeOf(done.result);
}
