import type { CommandName } from '../command.ts';
import * as connection from './connection.ts';
import * as credentials from './credentials.ts';
import * as fixtures from './fixtures.ts';
import * as general from './general.ts';
import * as judging from './judging.ts';
import * as limits from './limits.ts';
import * as live from './live.ts';
import { GROUPS, type Option } from './option.ts';
import * as reports from './reports.ts';
import * as server from './server.ts';

const FILES: readonly Readonly<Record<string, Option<unknown>>>[] = [
  judging,
  credentials,
  connection,
  live,
  limits,
  reports,
  fixtures,
  server,
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
