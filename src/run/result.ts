import type { Finding } from '../check/finding.ts';
import { KEPT_FINDINGS, type Outcome } from '../check/outcome.ts';
import type { Requirement } from '../check/requirement.ts';
import type { FindingResult, RequirementResult } from '../contract/types.ts';
import type { Json } from '../json/value.ts';
import { curlOf } from './curl.ts';
import { excerptOf } from './excerpt.ts';
import { keeper, type Scope, type Waivable } from './waiving.ts';

/** Characters of a value that a finding shows. */
const LONGEST = 500;
/** Findings of a requirement that carry their whole exchange. */
const WITH_EXCHANGE = 5;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function shown(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  return cut(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Characters of a JSON Pointer that a finding shows. */
const LONGEST_POINTER = 4_096;

/** The pointer, or where it is longer than a report can bear, that of the nearest parent which is not. */
export function boundedPointer(pointer: string): string {
  return pointer.length <= LONGEST_POINTER
    ? pointer
    : pointer.slice(0, pointer.lastIndexOf('/', LONGEST_POINTER));
}

type Redact = (text: string) => string;

/** An optional member: absent rather than undefined. */
const optional = <T>(name: string, value: T | undefined): Readonly<Record<string, T>> =>
  value === undefined ? {} : { [name]: value };

/** A finding as waivers see it: as it is shown, but for secrets, which no waiver names. */
export function waivable({ code, message, pointer, actual }: Finding): Waivable {
  return {
    code,
    message: cut(message),
    ...optional('pointer', pointer === undefined ? undefined : boundedPointer(pointer)),
    ...optional('actual', shown(actual)),
  };
}

function findingResult(finding: Finding, redact: Redact, whole: boolean): FindingResult {
  const { exchange } = finding;
  const actual = shown(finding.actual);
  return {
    code: finding.code,
    message: redact(cut(finding.message)),
    ...optional('requirement', finding.requirement),
    ...optional('sessionId', finding.sessionId === undefined ? undefined : redact(cut(finding.sessionId))),
    ...optional(
      'pointer',
      finding.pointer === undefined ? undefined : redact(boundedPointer(finding.pointer)),
    ),
    ...optional('expected', finding.expected === undefined ? undefined : redact(cut(finding.expected))),
    ...optional('actual', actual === undefined ? undefined : redact(actual)),
    ...optional('where', finding.where),
    ...(exchange
      ? {
          request: redact(`${exchange.request.method} ${exchange.request.path}`),
          ...optional('httpStatus', exchange.response?.status),
        }
      : {}),
    waitedMs: Math.round(finding.waitedMs ?? 0),
    ...(exchange && exchange.request.url !== '' ? { curl: curlOf(exchange, redact) } : {}),
    ...(exchange && whole && exchange.request.url !== '' ? { exchange: excerptOf(exchange, redact) } : {}),
  };
}

const NOT_REACHED = { reason: 'the run ended before it was reached', remedy: 'run again' };

/** The result of one requirement, from what its judge came to; of findings of each `scope` at least one is kept. */
export function requirementResult(
  requirement: Requirement,
  outcome: Outcome | undefined,
  durationMs: number,
  redact: Redact,
  scope?: Scope,
): RequirementResult {
  const { id, area, level, profile, title, source, firmness } = requirement;
  const base = { id, area, level, profile, title, source, firmness };
  if (outcome?.kind !== 'judged') {
    const told =
      outcome === undefined
        ? { status: 'inconclusive' as const, ...NOT_REACHED }
        : outcome.kind === 'bug'
          ? {
              status: 'inconclusive' as const,
              reason: 'the check itself failed, see toolErrors',
              remedy: 'report it with the result',
            }
          : { status: outcome.kind, reason: redact(outcome.reason), remedy: outcome.remedy };
    return { ...base, ...told, durationMs, findings: [], findingCount: 0 };
  }
  const broken = level === 'must' ? 'fail' : 'warn';
  return {
    ...base,
    status: outcome.count > 0 ? broken : 'pass',
    ...(outcome.flaky === true ? { flaky: true } : {}),
    durationMs,
    findings: outcome.findings
      .filter(keeper(scope, waivable))
      .map((finding, index) =>
        findingResult(finding, redact, index < WITH_EXCHANGE || index >= KEPT_FINDINGS),
      ),
    findingCount: outcome.count,
  };
}
