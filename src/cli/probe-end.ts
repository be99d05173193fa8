import type { ProbeRun } from '../../suites/probe.ts';
import { toHar } from '../capture/har-writer.ts';
import { exitCodeOf } from './exit-code.ts';
import { judging } from './options/judging.ts';
import { reports as options } from './options/reports.ts';
import { all, checkWritable, writeWhole } from './output.ts';
import { writeReports, type ReportTo } from './reports.ts';
import { writeWaivers } from '../run/waivers.ts';
import type { Values } from './values.ts';

/** Refuses what could not be written besides the reports. */
export async function checkFiles(values: Values): Promise<void> {
  for (const option of [options.record, options.writeWaivers]) {
    const file = values.get(option);
    if (file !== undefined) await checkWritable(file);
  }
}

/** Writes all that was asked for, and gives the exit code. */
export async function finish(
  { result, evidence, redact }: ProbeRun,
  reports: readonly ReportTo[],
  values: Values,
): Promise<number> {
  const { tool, startedAt } = result;
  const waivers = values.get(options.writeWaivers);
  const recording = values.get(options.record);
  await all([
    ...(waivers === undefined
      ? []
      : [() => writeWhole(waivers, [writeWaivers(result, values.get(judging.failOn))])]),
    ...(recording === undefined
      ? []
      : [() => writeWhole(recording, toHar(evidence, { tool, startedAt, redact }))]),
    () => writeReports(reports, result),
  ]);
  return exitCodeOf(result);
}
