import { each, type Nothing, type Subject } from '../../src/check/each.ts';
import { equalJson } from '../../src/check/equality.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Outcome } from '../../src/check/outcome.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isObject, isString, type JsonObject } from '../../src/json/value.ts';
import { readJson } from '../../src/json/read.ts';
import {
  actsOf,
  isLive,
  liveReads,
  ownSession,
  shownIn,
  stateOf,
  tagOf,
  userDataOf,
  type Act,
  type Group,
} from './act.ts';
import { changedOthers, differences, type Difference } from './difference.ts';
import { mayBeOwn } from './number.ts';

/** Something that changed though every request that could have changed it was refused. */
export interface Effect {
  /** The requirement that the change belongs to. */
  readonly owner: string;
  readonly message: string;
  readonly pointer: string;
  readonly expected: string;
  readonly actual: string;
  /** The read that shows it. */
  readonly exchange: Exchange;
}

/** Acts that must be refused, one after the other, and the reads around them. */
interface Segment {
  readonly group: Group;
  readonly acts: readonly Act[];
  readonly before: Exchange;
  /** The read straight after the last of them, where there is one. */
  readonly atOnce: Exchange | undefined;
  /** The last read before the act after the next. */
  readonly after: Exchange;
  /** The run's own keys that the act after the segment added or changed. */
  readonly allowed: ReadonlySet<string>;
}

/** What the markers of refused requests stand for. */
const OWNERS: readonly (readonly [marker: RegExp, owner: string])[] = [
  [/^(?:ops\d\d|unoffered|after)/, 'IMS-OPS-13'],
  [/^sec01/, 'IMS-SEC-01'],
  [/^sec04/, 'IMS-SEC-04'],
  [/^sec05/, 'IMS-SEC-05'],
  [/^rob01/, 'IMS-ROB-01'],
  [/^rob0[27]/, 'IMS-ROB-02'],
  [/^rob03/, 'IMS-ROB-03'],
];

const ownerOfMarker = (text: string, tag: string): string | undefined =>
  text.startsWith(tag) ? OWNERS.find(([marker]) => marker.test(text.slice(tag.length)))?.[1] : undefined;

/** Requirements on bad input that say that it has no effect, and those that are asked with the very same requests. */
const EFFECTLESS: Readonly<Record<string, string>> = {
  'IMS-ROB-01': 'IMS-ROB-01',
  'IMS-ROB-02': 'IMS-ROB-02',
  'IMS-ROB-03': 'IMS-ROB-03',
  'IMS-ROB-07': 'IMS-ROB-02',
};

/** The one kind of bad input that was sent, where it is one; else it is nobody's in particular. */
function ownerOfNonsense(acts: readonly Act[]): string {
  const owners = new Set(
    acts.flatMap(({ owner }) => (owner === undefined ? [] : [EFFECTLESS[owner] ?? 'IMS-ROB-05'])),
  );
  const [only, ...others] = owners;
  return only !== undefined && others.length === 0 ? only : 'IMS-ROB-05';
}

/** Whose a change is that no marker tells: the group's that was under way. */
function ownerOfGroup(group: Group, acts: readonly Act[], evidence: Evidence): string {
  if (group === 'robustness') return ownerOfNonsense(acts);
  if (group === 'security') {
    const owners = acts.map(({ owner }) => owner);
    return (
      owners.find((one) => one === 'IMS-SEC-04') ?? owners.find((one) => one !== undefined) ?? 'IMS-SEC-05'
    );
  }
  return evidence.settings.profiles.includes('operations') ? 'IMS-OPS-13' : 'IMS-ROB-05';
}

const isRefusalGroup = (group: Group): boolean =>
  group === 'refusals' || group === 'security' || group === 'robustness';

const NONE: ReadonlySet<string> = new Set();

/** The keys that a request gives or removes. */
function keysOf(act: Act | undefined): ReadonlySet<string> {
  const body = act?.exchange.request.body;
  const value = body ? readJson(body).value : undefined;
  if (!isObject(value)) return NONE;
  const data = value['userData'];
  return new Set([
    ...(isObject(data) ? Object.keys(data) : []),
    ...(isString(value['key']) ? [value['key']] : []),
  ]);
}

function segmentsOf(evidence: Evidence): Segment[] {
  const acts = actsOf(evidence);
  const reads = liveReads(evidence).filter((read) => feedOf(read)?.sessionsKnown === true);
  const segments: Segment[] = [];
  for (let start = 0; start < acts.length;) {
    const group = acts[start]?.group ?? 'life';
    let end = start;
    while (acts[end]?.group === group) end++;
    const own = acts.slice(start, end);
    start = end;
    const [first] = own;
    if (!isRefusalGroup(group) || !first) continue;
    const next = acts[end];
    const before = reads.filter((read) => Number(read.step['act']) < first.act).at(-1);
    const atOnce = reads.filter((read) => read.step['act'] === own.at(-1)?.act).at(-1);
    const after = (next ? reads.filter((read) => read.step['act'] === next.act) : []).at(-1) ?? atOnce;
    if (before && after) segments.push({ group, acts: own, before, atOnce, after, allowed: keysOf(next) });
  }
  return segments;
}

/** Whose a lasting change of a key is, by the accepted operation that made it last. */
const OWNER_OF_OPERATION: Readonly<Record<string, string>> = {
  InitiateIMSession: 'IMS-OPS-03',
  AttachUserData: 'IMS-OPS-06',
  UpdateUserData: 'IMS-OPS-07',
  DeleteUserData: 'IMS-OPS-08',
};

/** The accepted operation that named a key last. */
const lastOn = (key: string, evidence: Evidence): Act | undefined =>
  actsOf(evidence)
    .filter((act) => act.accepted && act.owner === undefined && keysOf(act).has(key))
    .at(-1);

/**
 * Whose it is where keys changed that no refused request names: an operation's, where just all that this operation did
 * is undone and the rest is as it was; else nobody's in particular.
 */
function undone(
  changed: readonly Difference[],
  before: JsonObject,
  { acts, evidence, tag }: Blame,
): string | undefined {
  if (!evidence.settings.profiles.includes('operations')) return undefined;
  const keys = changed.flatMap(({ key }) => (key?.startsWith(tag) ? [key] : []));
  if (keys.length === 0 || keys.some((key) => acts.some((act) => keysOf(act).has(key)))) return undefined;
  const [first, ...others] = new Set(keys.map((key) => lastOn(key, evidence)?.operation));
  if (first === undefined || others.length > 0) return undefined;
  const own = Object.keys(userDataOf(before)).filter((key) => key.startsWith(tag));
  const same = own.filter((key) => lastOn(key, evidence)?.operation === first);
  const isWhole =
    same.every((key) => keys.includes(key)) && (first === 'DeleteUserData' || same.length < own.length);
  return isWhole ? OWNER_OF_OPERATION[first] : undefined;
}

interface Blame {
  readonly tag: string;
  readonly group: Group;
  readonly acts: readonly Act[];
  readonly evidence: Evidence;
}

function asEffects(
  found: readonly Difference[],
  before: JsonObject,
  blame: Blame,
  exchange: Exchange,
): Effect[] {
  const { tag, group, acts, evidence } = blame;
  const markedBy = ({ key = '', value = '' }: Difference): string | undefined =>
    ownerOfMarker(key, tag) ?? ownerOfMarker(value, tag);
  const kept = undone(
    found.filter((one) => markedBy(one) === undefined),
    before,
    blame,
  );
  return found.map((one) => {
    const { message, pointer, expected, actual } = one;
    const owner =
      markedBy(one) ?? (one.key === undefined ? undefined : kept) ?? ownerOfGroup(group, acts, evidence);
    return { owner, message, pointer, expected, actual, exchange };
  });
}

/** Changes that came late, in the quiet window while the session was live. */
function lateEffects(evidence: Evidence, id: string, tag: string): Effect[] {
  const reads = liveReads(evidence);
  const first = reads.find((read) => read.step['phase'] === 'quiet-live');
  if (!first) return [];
  const before = shownIn(reads.filter((read) => read.index < first.index).at(-1), id);
  if (!before) return [];
  const groups = actsOf(evidence).filter(
    ({ act, group }) => act <= Number(first.step['act']) && isRefusalGroup(group),
  );
  const last = groups.at(-1)?.group ?? 'refusals';
  for (const read of reads) {
    if (read.step['phase'] !== 'quiet-live' || feedOf(read)?.sessionsKnown !== true) continue;
    const found = differences(before, shownIn(read, id), NONE, tag);
    if (found.length > 0) return asEffects(found, before, { tag, group: last, acts: groups, evidence }, read);
  }
  return [];
}

/** Sessions that came up after the run asked for one in vain. */
function strays(evidence: Evidence, own: string, tag: string): Effect[] {
  const reads = liveReads(evidence);
  const [first] = reads;
  const before = first ? (feedOf(first)?.ids ?? new Set<string>()) : new Set<string>();
  const asked = actsOf(evidence).filter(
    ({ operation, owner }) => operation === 'InitiateIMSession' && owner !== undefined,
  );
  const seen = new Set<string>();
  return reads.flatMap((read) =>
    (feedOf(read)?.sessions() ?? []).flatMap((one): Effect[] => {
      const { id } = one;
      if (!isString(id) || id === own || before.has(id) || seen.has(id)) return [];
      if (!isLive(one) || !mayBeOwn(one, tag, evidence.settings.destination)) return [];
      const key = Object.keys(userDataOf(one)).find((name) => name.startsWith(tag));
      const sent = asked.filter(({ exchange }) => exchange.index < read.index);
      if (sent.length === 0) return [];
      seen.add(id);
      const isSecond = sent.every(({ owner }) => owner === 'IMS-OPS-04') || key?.startsWith(`${tag}ops04`);
      const owner =
        isSecond === true
          ? 'IMS-OPS-04'
          : ((key === undefined ? undefined : ownerOfMarker(key, tag)) ??
            ownerOfGroup('after', sent, evidence));
      return [
        {
          owner,
          message: 'a session came up that was refused',
          pointer: '/imSessions',
          expected: 'no second session',
          actual: `${id} (${stateOf(one) ?? ''})`,
          exchange: read,
        },
      ];
    }),
  );
}

function withinSegment(evidence: Evidence, segment: Segment, id: string, tag: string): Effect[] {
  const { group, acts, before, atOnce, after, allowed } = segment;
  const was = shownIn(before, id);
  if (!was) return [];
  const blame: Blame = { tag, group, acts, evidence };
  const early = atOnce ? differences(was, shownIn(atOnce, id), NONE, tag) : [];
  if (early.length > 0 && atOnce) return asEffects(early, was, blame, atOnce);
  const late = differences(was, shownIn(after, id), allowed, tag);
  // Where attaching spoils other data, the accepted change after the segment may have done it.
  const sound = allowed.size === 0 || soundAttach(evidence);
  const found = sound
    ? [...late, ...changedOthers(before, after, id)]
    : late.filter(({ key = '' }) => ownerOfMarker(key, tag));
  return asEffects(found, was, blame, after);
}

/** Did the fresh keys of each attaching show, and the others stay? */
function soundAttach(evidence: Evidence): boolean {
  const id = ownSession(evidence) ?? '';
  return actsOf(evidence)
    .filter(({ role, accepted }) => role === 'attach' && accepted)
    .every((act) => {
      const shown = userDataOf(shownIn(act.reads.at(-1), id));
      return Object.entries(act.expected ?? {}).every(([name, value]) => equalJson(shown[name], value));
    });
}

/** All changes that no accepted request explains. A group in which something was wrongly accepted explains itself. */
export function effectsOf(evidence: Evidence): readonly Effect[] {
  const { exchanges } = evidence;
  const before = known.get(exchanges);
  if (before?.length === exchanges.length) return before.effects;
  const effects = allEffects(evidence);
  known.set(exchanges, { length: exchanges.length, effects });
  return effects;
}

const known = new WeakMap<
  Evidence['exchanges'],
  { readonly length: number; readonly effects: readonly Effect[] }
>();

function allEffects(evidence: Evidence): readonly Effect[] {
  const id = ownSession(evidence);
  if (id === undefined) return [];
  const tag = tagOf(evidence);
  const segments = segmentsOf(evidence);
  const wronglyAccepted = actsOf(evidence).some(({ owner, accepted }) => owner !== undefined && accepted);
  const within = segments
    .filter(({ acts }) => !acts.some(({ accepted, owner }) => accepted && owner !== undefined))
    .flatMap((segment) => withinSegment(evidence, segment, id, tag));
  return [
    ...within,
    ...(wronglyAccepted ? [] : [...lateEffects(evidence, id, tag), ...strays(evidence, id, tag)]),
  ];
}

/** Were there refused requests of this owner, or group, whose effects could be looked for? */
export const hasSegments = (evidence: Evidence, ...groups: readonly Group[]): boolean =>
  segmentsOf(evidence).some(({ group }) => groups.includes(group));

/** Judges the changes that belong to a requirement; `looked` tells whether any could have shown. */
export function effectOutcome(evidence: Evidence, owner: string, looked: boolean, nothing: Nothing): Outcome {
  const effects = effectsOf(evidence).filter((one) => one.owner === owner);
  const subjects: Subject<Effect | undefined>[] = effects.map((one) => ({
    value: one,
    exchange: one.exchange,
  }));
  if (subjects.length === 0 && looked) subjects.push({ value: undefined });
  return each(
    subjects,
    (effect) =>
      effect && {
        code: 'changed-unasked',
        message: `${effect.message}, though no accepted request asked for it`,
        pointer: effect.pointer,
        expected: effect.expected,
        actual: effect.actual,
      },
    nothing,
  );
}

/** The whole body of an answer as text, for looking for what must not be in it. */
export const textOf = (exchange: Exchange): string =>
  exchange.response ? new TextDecoder().decode(exchange.response.body) : '';
