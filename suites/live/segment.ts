import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Exchange } from '../../src/exchange.ts';
import { readJson } from '../../src/json/read.ts';
import { isObject, isString } from '../../src/json/value.ts';
import { actsOf, liveReads, type Act, type Group } from './act.ts';

/** Acts that must be refused, one after the other, and the reads around them. */
export interface Segment {
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

export const isRefusalGroup = (group: Group): boolean =>
  group === 'refusals' || group === 'security' || group === 'robustness';

export const NONE: ReadonlySet<string> = new Set();

/** The keys that a request gives or removes. */
export function keysOf(act: Act | undefined): ReadonlySet<string> {
  const body = act?.exchange.request.body;
  const value = body ? readJson(body).value : undefined;
  if (!isObject(value)) return NONE;
  const data = value['userData'];
  return new Set([
    ...(isObject(data) ? Object.keys(data) : []),
    ...(isString(value['key']) ? [value['key']] : []),
  ]);
}

export function segmentsOf(evidence: Evidence): Segment[] {
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

/** Were there refused requests of this owner, or group, whose effects could be looked for? */
export const hasSegments = (evidence: Evidence, ...groups: readonly Group[]): boolean =>
  segmentsOf(evidence).some(({ group }) => groups.includes(group));
