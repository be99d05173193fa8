import { each, type Nothing, type Subject } from '../../src/check/each.ts';
import { equalJson } from '../../src/check/equality.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Outcome } from '../../src/check/outcome.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isString, type JsonObject } from '../../src/json/value.ts';
import { actsOf, isLive, liveReads, ownSession, shownIn, stateOf, tagOf, userDataOf } from './act.ts';
import { ownerOfGroup, ownerOfMarker, undone, type Blame } from './blame.ts';
import { changedOthers, differences, type Difference } from './difference.ts';
import { mayBeOwn } from './number.ts';
import { isRefusalGroup, NONE, segmentsOf, type Segment } from './segment.ts';

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
