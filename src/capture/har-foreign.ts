import type { EvidenceSettings } from '../check/evidence.ts';
import type { Exchange, Step } from '../exchange.ts';
import { header } from '../exchange.ts';
import { readJson } from '../json/read.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../json/value.ts';
import { BrokenEntry, entryOf, type Entry } from './har-entry.ts';

type Prefixes = Pick<EvidenceSettings, 'apiBase' | 'notificationsPath'>;

/** The resource of the API that a path names, whatever stands before its prefix. */
interface Resource {
  readonly list: boolean;
  readonly id?: string;
}

function resourceOf(path: string, { apiBase }: Prefixes): Resource | undefined {
  const [place = ''] = path.split('?', 1);
  const list = `${apiBase}/me/im-sessions`;
  if (place.endsWith(list)) return { list: true };
  const found = /^(.*)\/im-sessions\/([^/]+)$/.exec(place);
  const [, prefix = '', id] = found ?? [];
  if (id === undefined || !(prefix.endsWith(apiBase) || prefix.endsWith(`${apiBase}/me`))) return undefined;
  return { list: false, id };
}

const fieldsOf = (path: string): string | undefined => {
  const query = path.indexOf('?');
  const fields = query === -1 ? undefined : new URLSearchParams(path.slice(query)).get('fields');
  return fields === null || fields === '' ? undefined : fields;
};

const PARTIAL = 'id,state';

function readStep(resource: Resource, fields: string | undefined): Step | undefined {
  const all = fields?.split(',').includes('*') === true;
  if (!resource.list) {
    return all || fields === undefined
      ? { name: 'session.read', shows: 'answer', id: resource.id }
      : undefined;
  }
  if (all) return { name: 'feed.read', shows: 'feed' };
  if (fields === undefined) return { name: 'feed.uris', shows: 'uris' };
  return { name: fields === PARTIAL ? 'feed.partial' : 'feed.fields', shows: 'partial', fields };
}

const bodyOf = (body: Uint8Array | undefined): Json | undefined => (body ? readJson(body).value : undefined);

/** The first meta channel or topic that a Bayeux request names; undefined where it is none. */
function bayeuxChannel(request: Entry['request'], { notificationsPath }: Prefixes): string | undefined {
  const [place = ''] = request.path.split('?', 1);
  if (!`${place}/`.includes(`${notificationsPath}/`)) return undefined;
  const body = bodyOf(request.body);
  const messages = isArray(body) ? body : [body];
  const channel = messages.find((one): one is JsonObject => isObject(one) && isString(one['channel']))?.[
    'channel'
  ];
  return isString(channel) ? channel : (/\/(?:handshake|connect)$/.exec(place)?.[0] ?? '');
}

/** What a client sent a request for, as a scenario would name it; nothing for what is none of the resource's. */
function stepOf({ request }: Entry, prefixes: Prefixes): Step | undefined {
  const { method, path, body } = request;
  const channel = bayeuxChannel(request, prefixes);
  if (channel !== undefined) return { name: `bayeux.${channel.split('/').at(-1) || 'message'}` };
  const resource = resourceOf(path, prefixes);
  if (resource === undefined) return undefined;
  if (method === 'GET') return readStep(resource, fieldsOf(path));
  if (method !== 'POST') return undefined;
  const sent = bodyOf(body);
  const operation = isObject(sent) && isString(sent['operationName']) ? sent['operationName'] : undefined;
  return {
    name: 'captured.operation',
    shows: 'acceptance',
    ...(operation === undefined ? {} : { operation }),
    ...(resource.id === undefined ? {} : { id: resource.id }),
  };
}

/** Why an answer says nothing of the server; undefined where it does. */
function unusable({ response }: Entry, entry: JsonObject): string | undefined {
  const { status, body, headers, size } = response;
  if (status === 0) return 'it was not answered';
  if (entry['_fromCache'] !== undefined || entry['_fromDiskCache'] === true)
    return "it was answered from the browser's cache";
  if (status < 200 || (status >= 300 && status < 400)) return `it was answered with HTTP ${status}`;
  if (body === undefined) {
    const empty = status === 204 || (size === 0 && header(headers, 'content-length') === '0');
    return empty ? undefined : 'the recording does not hold the content of the answer';
  }
  const cut = size > body.length && readJson(body).value === undefined;
  return cut ? `the recording holds only ${body.length} of the ${size} bytes of the answer` : undefined;
}

interface Kept {
  readonly entry: Entry;
  readonly step: Step;
}

/** In the order in which they were sent; those with no time stay where they are. */
const inOrder = (kept: readonly Kept[]): readonly Kept[] =>
  kept.some(({ entry }) => Number.isNaN(entry.startedAtMs))
    ? kept
    : kept.toSorted((one, other) => one.entry.startedAtMs - other.entry.startedAtMs);

const toExchange = ({ entry, step }: Kept, index: number, beganMs: number): Exchange => {
  const { status, statusText, httpVersion, headers, body } = entry.response;
  return {
    index,
    step,
    agent: 'first',
    request: entry.request,
    response: { status, statusText, httpVersion, headers, body: body ?? new Uint8Array() },
    startedMs: Number.isNaN(entry.startedAtMs) ? 0 : entry.startedAtMs - beganMs,
    durationMs: entry.durationMs,
    attempts: 1,
    earlier: [],
    echoes: [],
  };
};

/**
 * The exchanges in a recording by a browser or a proxy that have to do with the resource; what is left out of those,
 * and why, is noted.
 */
export function foreignExchanges(entries: readonly Json[], prefixes: Prefixes, notes: string[]): Exchange[] {
  const kept: Kept[] = [];
  let others = 0;
  for (const [place, value] of entries.entries()) {
    const note = (why: string): unknown => notes.push(`entry ${place + 1} is left out: ${why}`);
    try {
      const entry = entryOf(value);
      const step = stepOf(entry, prefixes);
      const why = step && isObject(value) ? unusable(entry, value) : undefined;
      if (step === undefined) others += 1;
      else if (why !== undefined) note(`${entry.request.method} ${entry.request.path}: ${why}`);
      else kept.push({ entry, step });
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      note(error.message);
    }
  }
  if (others > 0) notes.push(`${others} entries are no requests of the resource under ${prefixes.apiBase}`);
  const ordered = inOrder(kept);
  const beganMs = ordered[0]?.entry.startedAtMs ?? 0;
  return ordered.map((one, index) => toExchange(one, index, beganMs));
}
