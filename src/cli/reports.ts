import { appendFile } from 'node:fs/promises';
import type { RunResult } from '../contract/types.ts';
import { isReporterName, loaders, type ReporterName } from '../report/loaders.ts';
import type { ReporterOptions } from '../report/reporter.ts';
import { cause } from './cause.ts';
import { reports as options } from './options/reports.ts';
import { all, checkWritable, writeWhole } from './output.ts';
import { note, print } from './standard-output.ts';
import { looks } from './terminal.ts';
import { quoted, suggestion, UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** One report to write: which reporter, and where to; without a file to standard output. */
export interface ReportTo {
  readonly name: ReporterName;
  readonly file?: string;
}

/** The reports that are asked for; wrong ones are refused before anything is sent. */
export async function reportsOf(values: Values): Promise<readonly ReportTo[]> {
  const reports = namedReports(values);
  for (const { file } of reports) if (file !== undefined) await checkWritable(file);
  const files = reports.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, at) => files.indexOf(file) < at);
  if (twice !== undefined)
    throw new UsageError(`--reporter: two reports cannot be written to ${quoted(twice)}`);
  return reports;
}

/** The same without a look at files: with `--targets` they are folders. */
export function namedReports(values: Values): readonly ReportTo[] {
  const known = Object.keys(loaders);
  const reports = values.get(options.reporters).map(({ name, file }) => {
    if (isReporterName(name)) return { name, ...(file === undefined ? {} : { file }) };
    const place = values.given(options.reporters)?.place ?? '--reporter';
    throw new UsageError(`${place}: there is no reporter ${quoted(name)}${suggestion(name, known)}`);
  });
  const [first, second] = reports.filter(({ file }) => file === undefined);
  if (first && second)
    throw new UsageError(
      `--reporter: ${first.name} and ${second.name} cannot both go to standard output; give one a file: ` +
        `${second.name}=FILE`,
    );
  return reports;
}

/** A report as it goes to a file or to another program. */
const PLAIN: ReporterOptions = { colour: false };

async function rendered(name: ReporterName, result: RunResult, options = PLAIN): Promise<Iterable<string>> {
  const reporter = await loaders[name]();
  return reporter(result, options);
}

/** Writes every report; files before standard output, whose reader may go away. */
export async function writeReports(reports: readonly ReportTo[], result: RunResult): Promise<void> {
  const files = reports.flatMap(({ name, file }) =>
    file === undefined ? [] : [async () => writeWhole(file, await rendered(name, result))],
  );
  const shown = reports.flatMap(({ name, file }) =>
    file === undefined
      ? [async () => print(await rendered(name, result, looks(process.stdout, process.env)))]
      : [],
  );
  const summaries = reports.some(({ name }) => name === 'markdown') ? [() => summary(result)] : [];
  await all([...files, ...summaries, ...shown]);
}

/** The page that GitHub shows of a job. */
async function summary(result: RunResult): Promise<void> {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path === undefined || path === '') return;
  try {
    await appendFile(path, [...(await rendered('markdown', result))].join('') + '\n');
  } catch (error) {
    note(`imsessions: cannot write the job summary: ${cause(error)}`);
  }
}
