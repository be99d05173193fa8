import type { CredentialKind, Evidence, EvidenceSettings, Mark } from '../check/evidence.ts';
import { PROFILES } from '../contract/generated/values.ts';
import type { AgentName, Echo, Exchange, Failure, Step } from '../exchange.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { BrokenEntry, entryOf } from './har-entry.ts';

type Words<T extends string> = Readonly<Record<T, true>>;

const AGENTS: Words<AgentName> = { first: true, second: true, anonymous: true, intruder: true };
const ECHOES: Words<Echo> = { password: true, authorization: true };
const ORIGINS: Words<EvidenceSettings['origin']> = { target: true, files: true };
const CREDENTIALS: Words<CredentialKind> = {
  none: true,
  basic: true,
  bearer: true,
  header: true,
  certificate: true,
};
const FAILURES: Words<Failure['kind']> = {
  dns: true,
  refused: true,
  reset: true,
  tls: true,
  timeout: true,
  protocol: true,
  'too-large': true,
  encoding: true,
  redirect: true,
  aborted: true,
  deadline: true,
  budget: true,
};

const isWord = <T extends string>(words: Words<T>, value: Json | undefined): value is T =>
  isString(value) && Object.hasOwn(words, value);

function word<T extends string>(words: Words<T>, value: Json | undefined, name: string): T {
  if (isWord(words, value)) return value;
  throw new BrokenEntry(`${name} is not one of ${Object.keys(words).join(', ')}`);
}

function text(value: Json | undefined, name: string): string {
  if (isString(value)) return value;
  throw new BrokenEntry(`${name} is no string`);
}

function amount(value: Json | undefined, name: string): number {
  if (typeof value === 'number') return value;
  throw new BrokenEntry(`${name} is no number`);
}

function stepOf(value: Json | undefined): Step {
  if (!isObject(value)) throw new BrokenEntry('_step is no object');
  return { ...value, name: text(value['name'], '_step.name') };
}

function failureOf(value: Json | undefined): Failure | undefined {
  if (!isObject(value)) return undefined;
  return {
    kind: word(FAILURES, value['kind'], '_failure.kind'),
    message: text(value['message'], '_failure.message'),
  };
}

const strings = (value: Json | undefined): string[] => (isArray(value) ? value.filter(isString) : []);

/** An exchange as it was recorded with `--record`. Throws `BrokenEntry`. */
function exchangeOf(value: Json): Exchange {
  const { request, response } = entryOf(value);
  const own: JsonObject = isObject(value) ? value : {};
  const failure = failureOf(own['_failure']);
  return {
    index: amount(own['_index'], '_index'),
    step: stepOf(own['_step']),
    agent: word(AGENTS, own['_agent'], '_agent'),
    request,
    // No answer has the status 0: it says that none came.
    ...(response.status === 0
      ? {}
      : {
          response: {
            status: response.status,
            statusText: response.statusText,
            httpVersion: response.httpVersion,
            headers: response.headers,
            body: response.body ?? new Uint8Array(),
          },
        }),
    ...(failure === undefined ? {} : { failure }),
    startedMs: amount(own['_startedMs'], '_startedMs'),
    durationMs: amount(own['time'], 'time'),
    attempts: amount(own['_attempts'], '_attempts'),
    earlier: strings(own['_earlier']),
    echoes: isArray(own['_echoes']) ? own['_echoes'].filter((one) => isWord(ECHOES, one)) : [],
  };
}

function settingsOf(value: Json | undefined): EvidenceSettings {
  if (!isObject(value)) throw new BrokenEntry('settings is no object');
  const { profiles } = value;
  return {
    profiles: strings(profiles).flatMap((one) => PROFILES.filter((profile) => profile === one)),
    origin: word(ORIGINS, value['origin'], 'settings.origin'),
    base: text(value['base'], 'settings.base'),
    apiBase: text(value['apiBase'], 'settings.apiBase'),
    notificationsPath: text(value['notificationsPath'], 'settings.notificationsPath'),
    credentials: word(CREDENTIALS, value['credentials'], 'settings.credentials'),
    user: text(value['user'], 'settings.user'),
    secondAgent: value['secondAgent'] === true,
    destination: text(value['destination'], 'settings.destination'),
    devicePath: text(value['devicePath'], 'settings.devicePath'),
    settleMs: amount(value['settleMs'], 'settings.settleMs'),
    quietMs: amount(value['quietMs'], 'settings.quietMs'),
    seed: amount(value['seed'], 'settings.seed'),
  };
}

const marksOf = (value: Json | undefined): Mark[] =>
  (isArray(value) ? value.filter(isObject) : []).map((mark) => ({
    ...mark,
    name: text(mark['name'], 'the name of a mark'),
    atMs: amount(mark['atMs'], 'the time of a mark'),
  }));

/** Was it made with `--record`? */
export const isOwn = (log: JsonObject): boolean => isObject(log['_imsessions']);

/**
 * The evidence of the run that made a recording. Throws `BrokenEntry` where the run itself is not described; an entry
 * that is broken is left out, with a note.
 */
export function ownEvidence(log: JsonObject, entries: readonly Json[], notes: string[]): Evidence {
  const run = isObject(log['_imsessions']) ? log['_imsessions'] : {};
  const exchanges: Exchange[] = [];
  for (const [place, entry] of entries.entries()) {
    try {
      exchanges.push(exchangeOf(entry));
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      notes.push(`entry ${place + 1} is left out: ${error.message}`);
    }
  }
  return { settings: settingsOf(run['settings']), exchanges, marks: marksOf(run['marks']) };
}
