import type { RunResult } from '../contract/types.ts';
import { judging } from './options/judging.ts';
import { reports as options } from './options/reports.ts';
import { all, checkWritable, writeWhole } from './output.ts';
import { writeReports, type ReportTo } from './reports.ts';
import type { Values } from './values.ts';

/** Refuses what could not be written besides the reports. */
export async function checkFiles(values: Values): Promise<void> {
  for (const option of [options.record, options.writeWaivers]) {
    const file = values.get(option);
    if (file !== undefined) await checkWritable(file);
  }
}

/** Writes reports and all that was asked for besides them; one that fails costs no other. */
export async function writeResult(
  result: RunResult,
  reports: readonly ReportTo[],
  values: Values,
  others: readonly (() => Promise<void>)[] = [],
): Promise<void> {
  const waivers = values.get(options.writeWaivers);
  await all([
    ...(waivers === undefined
      ? []
      : [
          async () => {
            const { writeWaivers } = await import('./waivers.ts');
            await writeWhole(waivers, [writeWaivers(result, values.get(judging.failOn))]);
          },
        ]),
    ...others,
    () => writeReports(reports, result),
  ]);
}
