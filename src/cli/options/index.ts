import type { CommandName } from '../command.ts';
import { connection } from './connection.ts';
import { credentials } from './credentials.ts';
import { fixtures } from './fixtures.ts';
import { general } from './general.ts';
import { judging } from './judging.ts';
import { limits } from './limits.ts';
import { live } from './live.ts';
import { GROUPS, type Option } from './option.ts';
import { reports } from './reports.ts';
import { selftest } from './selftest.ts';
import { server } from './server.ts';

const FILES: readonly Readonly<Record<string, Option<unknown>>>[] = [
  judging,
  credentials,
  connection,
  live,
  limits,
  reports,
  fixtures,
  server,
  selftest,
  general,
];

const groupOf = (each: Option<unknown>): number => GROUPS.indexOf(each.group);

/** The one table of options, in the order in which help and documents show them. */
export const OPTIONS: readonly Option<unknown>[] = FILES.flatMap((file) => Object.values(file)).sort(
  (a, b) => groupOf(a) - groupOf(b),
);

/** The options that a command takes. */
export const optionsOf = (command: CommandName): readonly Option<unknown>[] =>
  OPTIONS.filter(({ commands }) => commands.includes(command));
