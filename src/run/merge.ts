import type { RequirementResult, RunResult } from '../contract/types.ts';
import { summarise, type Circumstances } from './verdict.ts';
import { breakingWaivers } from './stale-waivers.ts';

/** Results that do not make one whole run, with what is wrong and where. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/** A result and what to call it in a message, such as its file's name. */
export interface NamedResult {
  readonly name: string;
  readonly result: RunResult;
}

/** What decides the verdict and stands in no result. */
export type Strictness = Pick<Circumstances, 'failOn' | 'failOnUnjudged'>;

/** What shards of one run have in common. */
const COMMON: readonly (readonly [what: string, of: (result: RunResult) => unknown])[] = [
  ['tool', ({ tool }) => tool],
  ['target', ({ target }) => target],
  ['seed', ({ seed }) => seed],
  ['profiles', ({ profiles }) => profiles],
  ['requirement set', ({ suite }) => suite],
  ['statement', ({ statement }) => statement],
  ['settings', ({ settings = {} }) => settings],
  ['number of shards', ({ shard }) => shard?.count],
  ['list of requirements', ({ shard }) => shard?.of],
];

/** JSON in which the order of members does not count. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function refuseInconsistent(first: NamedResult, others: readonly NamedResult[]): void {
  for (const other of others)
    for (const [what, of] of COMMON)
      if (canonical(of(first.result)) !== canonical(of(other.result)))
        throw new MergeError(
          `${other.name} is of another run than ${first.name}: the ${what} differs; merge the shards of one run`,
        );
}

type Shard = NonNullable<RunResult['shard']>;

function shardOf({ name, result }: NamedResult): Shard {
  if (result.shard === undefined)
    throw new MergeError(`${name} is a whole result, not a shard: it cannot be merged with others`);
  return result.shard;
}

function refuseMissingOrDouble(shards: readonly NamedResult[], count: number): void {
  const seen = new Map<number, string>();
  for (const shard of shards) {
    const { index } = shardOf(shard);
    const before = seen.get(index);
    if (before !== undefined)
      throw new MergeError(`${before} and ${shard.name} are both shard ${index} of ${count}: leave one out`);
    seen.set(index, shard.name);
  }
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new MergeError(
      `of ${count} shards these are missing: ${missing.join(', ')}; give the results of all`,
    );
}

/** The requirements of all shards in list order; each must stand in exactly one of them. */
function gathered(shards: readonly NamedResult[], ids: readonly string[]): RequirementResult[] {
  const byId = new Map<string, { readonly from: string; readonly one: RequirementResult }>();
  const wanted = new Set(ids);
  for (const { name, result } of shards)
    for (const one of result.requirements) {
      const before = byId.get(one.id);
      if (before !== undefined) throw new MergeError(`${one.id} stands in ${before.from} and in ${name}`);
      if (!wanted.has(one.id))
        throw new MergeError(`${name} has ${one.id}, which is not in the list of its run`);
      byId.set(one.id, { from: name, one });
    }
  return ids.map((id) => {
    const found = byId.get(id);
    if (found === undefined)
      throw new MergeError(`${id} stands in none of the results, though all shards are there`);
    return found.one;
  });
}

/** The items of all lists, each once. */
function united<T>(lists: readonly (readonly T[] | undefined)[]): T[] {
  const all = lists.flatMap((list) => list ?? []);
  return [...new Map(all.map((item) => [canonical(item), item])).values()];
}

function times(results: readonly RunResult[]): Pick<RunResult, 'startedAt' | 'durationMs'> {
  const [first, ...rest] = [...results].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const ends = results.map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
  const startedAt = first?.startedAt ?? '';
  const durationMs = rest.length === 0 ? first?.durationMs : Math.max(...ends) - Date.parse(startedAt);
  return { startedAt, durationMs: durationMs ?? 0 };
}

const optional = (name: string, list: readonly unknown[]): object =>
  list.length === 0 ? {} : { [name]: list };

function withoutShard(result: RunResult): RunResult {
  const copy = { ...result };
  delete copy.shard;
  return copy;
}

/**
 * Makes one result of the results of all shards of a run; its verdict is found anew. A single result that is no shard comes
 * back as it is.
 * @throws MergeError where shards are missing, double, or of different runs.
 */
export function mergeResults(results: readonly NamedResult[], strictness: Strictness): RunResult {
  const [first, ...others] = results;
  if (first === undefined) throw new MergeError('no result was given');
  if (others.length === 0 && first.result.shard === undefined) return first.result;
  const { count, of } = shardOf(first);
  for (const other of others) shardOf(other);
  refuseInconsistent(first, others);
  refuseMissingOrDouble(results, count);
  const all = results.map(({ result }) => result);
  const requirements = gathered(results, of);
  const staleWaivers = united(all.map((one) => one.staleWaivers));
  const toolErrors = united(all.map((one) => one.toolErrors));
  const blocked = all.find((one) => one.blocked !== undefined)?.blocked;
  // Every shard reads the same target: the sessions of two are not others.
  const sessionsSeen = Math.max(...all.map((one) => one.sessionsSeen));
  const { profiles } = first.result;
  const facts = {
    profiles,
    ...strictness,
    sessionsSeen,
    staleWaivers: breakingWaivers(staleWaivers),
    toolErrors: toolErrors.length,
    interrupted: all.some((one) => one.interrupted === true),
    ...(blocked === undefined ? {} : { blocked }),
  };
  return {
    ...withoutShard(first.result),
    ...times(all),
    ...summarise(requirements, facts),
    ...(blocked === undefined ? {} : { blocked }),
    sessionsSeen,
    ...optional('notes', united(all.map((one) => one.notes))),
    ...optional('staleWaivers', staleWaivers),
    ...optional('toolErrors', toolErrors),
    requirements,
    ...(all.some((one) => one.interrupted === true) ? { interrupted: true } : {}),
    complete: all.every((one) => one.complete),
  };
}
