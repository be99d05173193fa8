import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunResult } from '../contract/types.ts';
import type { ReporterName } from '../report/loaders.ts';
import { cause } from './cause.ts';
import { checkWritable } from './output.ts';
import { namedReports, writeReports } from './reports.ts';
import { quoted, UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** A report of each target, in a folder. */
export interface FolderReport {
  readonly name: ReporterName;
  readonly folder: string;
}

/** How the files of a reporter end; no two alike, so that all may stand in one folder. */
const ENDINGS: Readonly<Record<ReporterName, string>> = {
  pretty: '.txt',
  json: '.json',
  junit: '.junit.xml',
  html: '.html',
  markdown: '.md',
  sarif: '.sarif',
  ctrf: '.ctrf.json',
  badge: '.badge.json',
};

/** The folders that reports go to. Only the summary goes to standard output. */
export async function folderReports(values: Values): Promise<readonly FolderReport[]> {
  const reports = namedReports(values).flatMap(({ name, file }) => {
    if (file !== undefined) return [{ name, folder: file }];
    if (name === 'pretty') return [];
    throw new UsageError(`--reporter ${name}: with --targets it needs a folder: ${name}=DIR`);
  });
  for (const { folder } of reports) await prepare(folder);
  return reports;
}

async function prepare(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there && !there.isDirectory())
    throw new UsageError(`cannot write to ${quoted(folder)}: it is no folder`);
  if (!there) await checkWritable(join(dirname(folder), 'x'));
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new UsageError(`cannot make the folder ${quoted(folder)}: ${cause(error)}`, { cause: error });
  });
}

/** Writes the reports of one target. */
export const writeFolderReports = (
  reports: readonly FolderReport[],
  target: string,
  result: RunResult,
): Promise<void> =>
  writeReports(
    reports.map(({ name, folder }) => ({ name, file: join(folder, target + ENDINGS[name]) })),
    result,
  );
