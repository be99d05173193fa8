import { isAccepted, isRefused } from '../../src/check/answer.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isArray, isObject, isString, type Json, type JsonObject } from '../../src/json/value.ts';

/** The steps of a live run, as recordings and the budget know them. */
export const STEPS = { operation: 'operation', read: 'live.read', cleanUp: 'clean-up' } as const;

/** A read of the agent itself, for the CSRF token that comes with it. */
export const TOKEN_STEP = 'csrf.me';

const GROUPS = ['life', 'refusals', 'security', 'robustness', 'concurrent', 'take-over', 'after'] as const;

/**
 * What an act belongs to: the session's life, refusals of each kind, concurrent changes, the second agent's attempt to end it, or what
 * follows its end. Between two groups a `fence`, a change that must be accepted, shows that what came before it has had its effect.
 */
export type Group = (typeof GROUPS)[number];

/** What a scenario notes of a request that asks for an operation. */
export interface ActNote {
  readonly act: number;
  readonly group: Group;
  /** What the act is in the story: `initiate`, `attach`, `fence`, … */
  readonly role: string;
  readonly operation: string;
  /** The session it was sent to; empty for the list. */
  readonly session: string;
  /** Did the session offer the operation in the last settled read? */
  readonly offered?: boolean;
  /** The requirement that the refusal of this request belongs to. */
  readonly owner?: string;
  /** In which way the request is wrong. */
  readonly variant?: string;
  /** The operation of the accepted request from which this one differs in one thing. */
  readonly twin?: string;
  /** A key or text that shows up where the request has an effect. */
  readonly marker?: string;
  /** The run's own user data that the session should show afterwards. */
  readonly expected?: JsonObject;
}

/** An operation that was asked for, and what the feed showed from then until the next one. */
export interface Act extends ActNote {
  readonly exchange: Exchange;
  readonly accepted: boolean;
  readonly refused: boolean;
  /** The feed reads that followed it, in order. */
  readonly reads: readonly Exchange[];
}

const text = (value: Json | undefined): string => (isString(value) ? value : '');

function noteOf({ step }: Exchange): ActNote {
  const group = GROUPS.find((one) => one === step['group']) ?? 'life';
  return {
    act: typeof step['act'] === 'number' ? step['act'] : 0,
    group,
    role: text(step['role']),
    operation: text(step['operation']),
    session: text(step['session']),
    ...(typeof step['offered'] === 'boolean' ? { offered: step['offered'] } : {}),
    ...(isString(step['owner']) ? { owner: step['owner'] } : {}),
    ...(isString(step['variant']) ? { variant: step['variant'] } : {}),
    ...(isString(step['twin']) ? { twin: step['twin'] } : {}),
    ...(isString(step['marker']) ? { marker: step['marker'] } : {}),
    ...(isObject(step['expected']) ? { expected: step['expected'] } : {}),
  };
}

/** The reads of the first agent's feed in a live run, in order. */
export const liveReads = ({ exchanges }: Evidence): readonly Exchange[] =>
  exchanges.filter((one) => one.step.name === STEPS.read && one.agent === 'first');

const known = new WeakMap<readonly Exchange[], { readonly length: number; readonly acts: readonly Act[] }>();

/** The story of a live run: every operation that was asked for, in order. */
export function actsOf(evidence: Evidence): readonly Act[] {
  const { exchanges } = evidence;
  const before = known.get(exchanges);
  if (before?.length === exchanges.length) return before.acts;
  const reads = new Map<number, Exchange[]>();
  for (const read of liveReads(evidence)) {
    const act = Number(read.step['act']);
    reads.set(act, [...(reads.get(act) ?? []), read]);
  }
  const acts = exchanges
    .filter((one) => one.step.name === STEPS.operation)
    .map((exchange) => {
      const note = noteOf(exchange);
      return {
        ...note,
        exchange,
        accepted: isAccepted(exchange),
        refused: isRefused(exchange),
        reads: reads.get(note.act) ?? [],
      };
    })
    .sort((a, b) => a.act - b.act);
  known.set(exchanges, { length: exchanges.length, acts });
  return acts;
}

/** The session of that id in a feed read. */
export const shownIn = (read: Exchange | undefined, id: string): JsonObject | undefined =>
  read && feedOf(read)?.session(id);

export const stateOf = (session: JsonObject | undefined): string | undefined => {
  const state = session?.['state'];
  return isString(state) ? state : undefined;
};

export const capabilitiesOf = (session: JsonObject | undefined): readonly string[] => {
  const list = session?.['capabilities'];
  return isArray(list) ? list.filter(isString) : [];
};

export const userDataOf = (session: JsonObject | undefined): JsonObject => {
  const data = session?.['userData'];
  return isObject(data) ? data : {};
};

/** The states in which a session is under way. */
const LIVE = new Set(['Initiating', 'Talking', 'Alerting']);
export const isLive = (session: JsonObject): boolean => LIVE.has(stateOf(session)?.trim() ?? '');

/** The run's own keys: all begin with its tag. */
export const ownKeys = (data: JsonObject, tag: string): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name.startsWith(tag)));

/** The tag of a run, which its user data, texts and keys begin with. */
export const tagOf = (evidence: Evidence): string => {
  const mark = evidence.marks.find(({ name }) => name === 'tag');
  return text(mark?.['tag']);
};

/** The session that the run opened. */
export const ownSession = (evidence: Evidence): string | undefined => {
  const mark = evidence.marks.find(({ name }) => name === 'session');
  return isString(mark?.['id']) ? mark['id'] : undefined;
};

/** The operations that the run's own session was seen to accept. */
export const acceptedOperations = (evidence: Evidence): ReadonlySet<string> =>
  new Set(
    actsOf(evidence)
      .filter(
        ({ accepted, owner, exchange }) => accepted && owner === undefined && exchange.agent === 'first',
      )
      .map(({ operation }) => operation),
  );
