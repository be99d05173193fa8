import { randomInt } from 'node:crypto';
import { probe, type ProbeOptions, type ProbeRun } from '../../suites/probe.ts';
import type { Requirement } from '../check/requirement.ts';
import type { Profile } from '../contract/types.ts';
import { connectionOf } from './connection.ts';
import type { Credentials } from './credentials.ts';
import { exchangeLines } from './exchange-line.ts';
import { judging as judgingOptions } from './options/judging.ts';
import { connection as connectionOptions } from './options/connection.ts';
import { limits } from './options/limits.ts';
import { live } from './options/live.ts';
import { general } from './options/general.ts';
import type { Shard } from './options/shard.ts';
import type { Judging } from './judging.ts';
import { note } from './standard-output.ts';
import { UsageError } from './usage-error.ts';
import type { Values } from './values.ts';
import { version } from './version.ts';

/** Seeds are drawn below this. */
const SEEDS = 2 ** 32;

/** What is known of a target besides the options. */
export interface Aim {
  readonly base: string;
  readonly credentials: Credentials;
  readonly destination?: string;
  readonly devicePath?: string;
}

const OPENS_SESSIONS: ReadonlySet<Profile> = new Set(['operations', 'notifications', 'robustness']);

/** Profiles that open a session have to know with whom. */
export function checkDestination(chosen: readonly Requirement[], destination: string | undefined): void {
  const needy = chosen.find(({ profile }) => OPENS_SESSIONS.has(profile));
  if (needy && destination === undefined)
    throw new UsageError(
      `the profile ${needy.profile} needs --destination NUMBER: the number that InitiateIMSession and SendMessage ` +
        'are sent to, such as 3002; a session with it is opened and completed again',
    );
}

/** All that a probe of one target needs, but for the signal. */
export async function probeOptions(
  values: Values,
  aim: Aim,
  judging: Judging,
  shard: Shard | null = values.get(judgingOptions.shardPart) ?? null,
): Promise<ProbeOptions> {
  const destination = aim.destination ?? values.get(live.destination);
  const devicePath = aim.devicePath ?? values.get(live.devicePath);
  const verbose = values.get(general.verbose);
  return {
    connection: {
      ...(await connectionOf(values, aim.base, aim.credentials)),
      ...(verbose
        ? {
            onExchange: (exchange) => {
              note(exchangeLines(exchange));
            },
          }
        : {}),
    },
    ...judging,
    ...(shard ? { shard } : {}),
    ...(destination === undefined ? {} : { destination }),
    ...(devicePath === undefined ? {} : { devicePath }),
    notificationsPath: values.get(connectionOptions.notificationsPath),
    settleMs: values.get(limits.settle),
    quietMs: values.get(limits.quiet),
    seed: values.get(judgingOptions.seed) ?? randomInt(SEEDS),
    version,
    startedAt: new Date().toISOString(),
  };
}

export { probe, type ProbeOptions, type ProbeRun };
