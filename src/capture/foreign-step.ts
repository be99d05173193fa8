import { isTurnedAway } from '../check/answer.ts';
import type { EvidenceSettings } from '../check/evidence.ts';
import { OPERATION_MEMBERS } from '../contract/generated/values.ts';
import { header, type Exchange, type RecordedRequest, type Step } from '../exchange.ts';
import { readJson } from '../json/read.ts';
import { isArray, isObject, isString, typeName, type Json, type JsonObject } from '../json/value.ts';

/** What tells the requests of the resource from others. */
export type Prefixes = Pick<EvidenceSettings, 'apiBase' | 'notificationsPath'>;

/** The resource of the API that a path names, whatever stands before its prefix. */
interface Resource {
  readonly list: boolean;
  readonly id?: string;
}

const placeOf = (path: string): string => path.split('?', 1)[0] ?? '';

function resourceOf(path: string, { apiBase }: Prefixes): Resource | undefined {
  const place = placeOf(path);
  const list = `${apiBase}/me/im-sessions`;
  if (place.endsWith(list)) return { list: true };
  const found = /^(.*)\/im-sessions\/([^/]+)$/.exec(place);
  const [, prefix = '', id] = found ?? [];
  if (id === undefined || !(prefix.endsWith(apiBase) || prefix.endsWith(`${apiBase}/me`))) return undefined;
  return { list: false, id };
}

const isBayeuxPath = (path: string, { notificationsPath }: Prefixes): boolean =>
  `${placeOf(path)}/`.includes(`${notificationsPath}/`);

/** Has a request with this path to do with the resource? */
export const concerns = (path: string, prefixes: Prefixes): boolean =>
  isBayeuxPath(path, prefixes) || resourceOf(path, prefixes) !== undefined;

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
function bayeuxChannel({ path, body }: RecordedRequest, prefixes: Prefixes): string | undefined {
  if (!isBayeuxPath(path, prefixes)) return undefined;
  const sent = bodyOf(body);
  const messages = isArray(sent) ? sent : [sent];
  const channel = messages.find((one): one is JsonObject => isObject(one) && isString(one['channel']))?.[
    'channel'
  ];
  return isString(channel) ? channel : (/\/(?:handshake|connect)$/.exec(placeOf(path))?.[0] ?? '');
}

const PLAIN_ID = /^(?!\.{1,2}$)[\w\-.~!$&'()*+,;=:@]+$/;
const JSON_TYPE = /^(?:application\/json|text\/json|[^/]+\/[^/]+\+json)$/;

/** Some recorders leave the headers out. */
const isJson = ({ headers }: RecordedRequest): boolean =>
  headers.length === 0 ||
  JSON_TYPE.test((header(headers, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '');

const valueAt = (sent: JsonObject, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), sent);

const isScalar = (value: Json): boolean => !isObject(value) && !isArray(value);

/** The requirement that speaks of a member with this value, where its type is wrong. */
function ownerOfValue(value: Json, type: string, mandatory: boolean): string | undefined {
  if (value === null) return mandatory ? 'IMS-ROB-07' : undefined;
  if (typeName(value) === type) return undefined;
  return type !== 'object' && isScalar(value) ? 'IMS-ROB-07' : 'IMS-ROB-02';
}

function ownerOfMembers(sent: JsonObject): string | undefined {
  const members = Object.entries(OPERATION_MEMBERS).find(([name]) => name === sent['operationName'])?.[1];
  const owners = (members ?? []).map(({ path, type, mandatory }) => {
    const value = valueAt(sent, path);
    return value === undefined ? undefined : ownerOfValue(value, type, mandatory);
  });
  return owners.find((owner) => owner !== undefined);
}

/** The requirement that a refusal of this request belongs to, where it is of a kind that one judges for itself. */
function ownerOf(request: RecordedRequest, { id }: Resource, sent: Json | undefined): string | undefined {
  if (id !== undefined && !PLAIN_ID.test(id)) return 'IMS-ROB-03';
  if (request.method === 'GET') return undefined;
  if (!isObject(sent) || !isJson(request)) return 'IMS-ROB-01';
  const { operationName } = sent;
  if (operationName !== undefined && !isString(operationName))
    return ownerOfValue(operationName, 'string', true);
  return ownerOfMembers(sent);
}

/**
 * What a client of somebody else's sent a request for, as a scenario would name it; nothing for what is none of the
 * resource's.
 */
export function stepOf(request: RecordedRequest, prefixes: Prefixes): Step | undefined {
  const { method, path, body } = request;
  const channel = bayeuxChannel(request, prefixes);
  if (channel !== undefined) return { name: `bayeux.${channel.split('/').at(-1) || 'message'}` };
  const resource = resourceOf(path, prefixes);
  if (resource === undefined) return undefined;
  const sent = bodyOf(body);
  const owner = ownerOf(request, resource, sent);
  const owned = owner === undefined ? {} : { owner };
  if (method === 'GET') {
    const step = readStep(resource, fieldsOf(path));
    return step && { ...step, ...owned };
  }
  if (method !== 'POST') return undefined;
  const operation = isObject(sent) && isString(sent['operationName']) ? sent['operationName'] : undefined;
  return {
    name: 'captured.operation',
    shows: 'acceptance',
    ...(operation === undefined ? {} : { operation }),
    ...(resource.id === undefined ? {} : { id: resource.id }),
    ...owned,
  };
}

/** Before it logs in, or with credentials that have aged, a client is turned away: no feed was to be seen then. */
export const asAnswered = (exchange: Exchange): Exchange =>
  exchange.step['shows'] === 'feed' && isTurnedAway(exchange)
    ? { ...exchange, step: { ...exchange.step, name: 'feed.refused', shows: 'nothing' } }
    : exchange;
