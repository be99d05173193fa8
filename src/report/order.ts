/**
 * The members of a result in the order of its schema (a test compares the two): so that two results can be compared
 * line by line, wherever they were made.
 */
const RESULT = [
  'schemaVersion',
  'tool',
  'target',
  'startedAt',
  'durationMs',
  'seed',
  'profiles',
  'suite',
  'statement',
  'settings',
  'shard',
  'verdict',
  'verdictReason',
  'blocked',
  'summary',
  'judged',
  'notJudged',
  'sessionsSeen',
  'notes',
  'staleWaivers',
  'toolErrors',
  'requirements',
  'interrupted',
  'complete',
] as const;

const REQUIREMENT = [
  'id',
  'area',
  'level',
  'profile',
  'title',
  'source',
  'firmness',
  'status',
  'reason',
  'remedy',
  'flaky',
  'durationMs',
  'findings',
  'findingCount',
] as const;

const FINDING = [
  'code',
  'message',
  'requirement',
  'sessionId',
  'pointer',
  'expected',
  'actual',
  'where',
  'request',
  'httpStatus',
  'waitedMs',
  'curl',
  'exchange',
  'waived',
] as const;

export const ORDER = { result: RESULT, requirement: REQUIREMENT, finding: FINDING };

/** The value with its members in the given order. */
export function ordered<Key extends string>(
  value: { readonly [key in Key]?: unknown },
  keys: readonly Key[],
): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const key of keys) if (value[key] !== undefined) result[key] = value[key];
  return result;
}
