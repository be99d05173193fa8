import { isIntermediary, objectOf, statusCodeOf, statusOf } from '../../src/check/answer.ts';
import { each, type Nothing, type Subject } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import type { Outcome } from '../../src/check/outcome.ts';
import { NOT_APPLICABLE, type Verdict } from '../../src/check/requirement.ts';
import { validators, violations } from '../../src/contract/index.ts';
import { unanswered } from '../feed/subjects.ts';
import { acceptedOperations, actsOf, type Act } from './act.ts';

/** Does the answer carry the documented error envelope? */
export const isEnvelope = ({ exchange }: Act): boolean => {
  const body = objectOf(exchange);
  return body !== undefined && violations(validators.error, body).length === 0;
};

/** An integer `statusCode` other than 0 tells a refusal; whether its envelope is whole is IMS-ENV-06's. */
export const saysRefused = ({ exchange }: Act): boolean => {
  const code = statusCodeOf(exchange);
  return code !== undefined && code !== 0;
};

const what = ({ variant = '', operation }: Act): string =>
  operation === 'method' ? variant : `${operation} (${variant})`;

/**
 * A refusal counts only with its twin: the valid request from which it differs in one thing must have been accepted in
 * the same run, or the target might refuse everything.
 */
function withoutTwin(act: Act, accepted: ReadonlySet<string>): Verdict {
  if (act.twin === undefined || accepted.has(act.twin)) return undefined;
  return {
    inconclusive: `${what(act)} is refused, but so is every valid ${act.twin}`,
    remedy: 'see why the valid request is refused',
  };
}

/** What must hold of a refused request, besides that it is refused. */
export type Finer = (act: Act) => Verdict;

export function refusalVerdict(act: Act, accepted: ReadonlySet<string>, finer: Finer): Verdict {
  const { exchange } = act;
  const status = statusOf(exchange);
  if (status === undefined) return unanswered(exchange);
  if (isIntermediary(exchange))
    return {
      inconclusive: `${what(act)} met an intermediary (HTTP ${status})`,
      remedy: 'run again at a slower --rate',
    };
  if (act.accepted || !act.refused)
    return {
      code: act.accepted ? 'accepted' : 'not-refused',
      message: act.accepted
        ? `${what(act)} is accepted`
        : `${what(act)} is answered with HTTP ${status} and no error envelope`,
      expected: 'a refusal',
      actual: objectOf(exchange) ?? `HTTP ${status}`,
    };
  const lonely = withoutTwin(act, accepted);
  return lonely ?? finer(act);
}

/** Judges every refusal that belongs to a requirement; what is excused is not held against the target. */
export function refusalsOf(
  evidence: Evidence,
  owner: string,
  nothing: Nothing,
  finer: Finer = () => undefined,
  excuse: Finer = () => undefined,
): Outcome {
  const accepted = acceptedOperations(evidence);
  const subjects = actsOf(evidence)
    .filter((act) => act.owner === owner)
    .map((act): Subject<Act> => ({
      value: act,
      exchange: act.exchange,
      ...(act.session === '' ? {} : { sessionId: act.session }),
    }));
  return each(
    subjects,
    (act) => (act.accepted ? excuse(act) : undefined) ?? refusalVerdict(act, accepted, finer),
    nothing,
  );
}

/** The refusal must carry this `statusCode`; one whose envelope is malformed is IMS-ENV-06's. */
export const withCode =
  (wanted: number): Finer =>
  (act) => {
    const code = statusCodeOf(act.exchange);
    if (code === undefined || code < 1 || code > 20) return NOT_APPLICABLE;
    if (code === wanted) return undefined;
    return {
      code: 'other-status-code',
      message: `${what(act)} is refused with statusCode ${code}`,
      pointer: '/statusCode',
      expected: String(wanted),
      actual: code,
    };
  };
