import { randomInt } from 'node:crypto';
import { probe as run, type ProbeOptions as EngineOptions } from '../../suites/probe.ts';
import { expandProfiles } from '../../suites/selection.ts';
import { toHar } from '../capture/har-writer.ts';
import { PROFILES } from '../contract/generated/values.ts';
import type { Profile, RunResult } from '../contract/types.ts';
import type { HeaderList } from '../exchange.ts';
import { DEFAULTS, type TargetOptions } from '../target/index.ts';
import { judgingOf, type JudgingOptions } from './choice.ts';
import { API_BASE, notificationsPathOf } from './defaults.ts';

type Credentials = Pick<
  TargetOptions,
  'user' | 'password' | 'secondUser' | 'secondPassword' | 'bearer' | 'tokenCommand'
>;
type Connection = Pick<
  TargetOptions,
  'ca' | 'cert' | 'key' | 'proxy' | 'limits' | 'onExchange' | 'transport'
>;
type Limits = Partial<
  Pick<
    TargetOptions,
    'waitMs' | 'rate' | 'timeoutMs' | 'deadlineMs' | 'maxBodyBytes' | 'concurrency' | 'insecure'
  >
>;

/** How a target is probed. What is left out has the default of the command line. Times in ms, sizes in bytes. */
export interface ProbeOptions extends JudgingOptions, Credentials, Connection, Limits {
  /** `['feed']` unless given: it only reads. */
  readonly profiles?: readonly Profile[] | 'all';
  /** Sent with every request; each value counts as a secret. */
  readonly headers?: Readonly<Record<string, string>> | HeaderList;
  /** The number that `InitiateIMSession` and `SendMessage` are sent to: the live profiles need it. */
  readonly destination?: string;
  readonly devicePath?: string;
  /** The prefix of the API under the target; `/api/v2` unless given. */
  readonly apiBase?: string;
  /** The CometD endpoint under the target; below the API unless given. */
  readonly notificationsPath?: string;
  /** How long an asynchronous effect may take. */
  readonly settleMs?: number;
  /** How long is watched for what must not happen. */
  readonly quietMs?: number;
  readonly shard?: { readonly index: number; readonly count: number };
  /** Makes generated inputs repeatable; drawn unless given, and in the result. */
  readonly seed?: number;
  readonly signal?: AbortSignal;
  /** Told in a few words what is being done. */
  readonly onProgress?: (what: string) => void;
  /** Given the recording of the run, HAR 1.2 in pieces, without any secret. */
  readonly onRecording?: (har: Iterable<string>) => void | Promise<void>;
}

/** Seeds are drawn below this. */
const SEEDS = 2 ** 32;

interface Place {
  readonly base: string;
  readonly user?: string;
  readonly password?: string;
}

/** The base URL without a trailing slash, and the credentials in it. */
function placeOf(target: string | URL): Place {
  const text = String(target);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new TypeError('the target must be an http or https URL, such as https://host:8090');
  if (url.search !== '' || url.hash !== '')
    throw new TypeError('the target is the base URL of the server, without query or fragment');
  return {
    base: url.origin + url.pathname.replace(/\/+$/, ''),
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
  };
}

const isList = (headers: ProbeOptions['headers']): headers is HeaderList => Array.isArray(headers);

function headerList(headers: ProbeOptions['headers']): HeaderList {
  return isList(headers) ? headers : Object.entries(headers ?? {});
}

/** Those of the named members that are given. */
function given<T extends object, K extends keyof T>(options: T, names: readonly K[]): Pick<T, K>;
function given(options: object, names: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

const OF_CONNECTION = [
  'user',
  'password',
  'secondUser',
  'secondPassword',
  'bearer',
  'tokenCommand',
  'ca',
  'cert',
  'key',
  'insecure',
  'proxy',
  'waitMs',
  'rate',
  'timeoutMs',
  'deadlineMs',
  'maxBodyBytes',
  'concurrency',
  'limits',
  'onExchange',
  'transport',
] as const;

function connectionOf(place: Place, options: ProbeOptions): EngineOptions['connection'] {
  const { waitMs, rate, timeoutMs, deadlineMs, maxBodyBytes, concurrency } = DEFAULTS;
  const { apiBase = API_BASE, headers } = options;
  const own = given(options, OF_CONNECTION);
  // An account without a password has an empty one.
  const password = (options.user ?? place.user) === undefined ? {} : { password: '' };
  return {
    ...{ waitMs, rate, timeoutMs, deadlineMs, maxBodyBytes, concurrency, insecure: false },
    ...password,
    ...(own.user === undefined ? place : { base: place.base }),
    ...own,
    apiBase,
    headers: headerList(headers),
    environment: process.env,
  };
}

const OPENS_SESSIONS: ReadonlySet<Profile> = new Set(['operations', 'notifications', 'robustness']);

function checkDestination(profiles: readonly Profile[], { destination }: ProbeOptions): void {
  const needy = profiles.find((profile) => OPENS_SESSIONS.has(profile));
  if (needy !== undefined && destination === undefined)
    throw new TypeError(`the profile ${needy} needs a destination: a number that a session is opened with`);
}

/**
 * Runs the suites against a target and comes to a verdict. It never rejects for what a target does: that is in the
 * result. Rejects with a `TypeError` for options that make no sense and with `NoSuchRequirement` for an unknown word,
 * before anything is sent.
 *
 * @param target The base URL of a server, a path prefix allowed.
 */
export async function probe(target: string | URL, options: ProbeOptions = {}): Promise<RunResult> {
  const place = placeOf(target);
  const { profiles = ['feed'], apiBase = API_BASE, onRecording } = options;
  const chosen = profiles === 'all' ? PROFILES : profiles;
  checkDestination(expandProfiles(chosen), options);
  const { result, evidence, redact } = await run({
    ...judgingOf(options),
    ...given(options, ['destination', 'devicePath', 'shard', 'signal', 'onProgress']),
    connection: connectionOf(place, options),
    profiles: chosen,
    notificationsPath: options.notificationsPath ?? notificationsPathOf(apiBase),
    settleMs: options.settleMs ?? DEFAULTS.settleMs,
    quietMs: options.quietMs ?? DEFAULTS.quietMs,
    seed: options.seed ?? randomInt(SEEDS),
  });
  const { tool, startedAt } = result;
  await onRecording?.(toHar(evidence, { tool, startedAt, redact }));
  return result;
}
