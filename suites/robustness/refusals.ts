import { isIntermediary, objectOf, statusOf } from '../../src/check/answer.ts';
import { each } from '../../src/check/each.ts';
import type { Evidence } from '../../src/check/evidence.ts';
import type { Defect } from '../../src/check/finding.ts';
import { combine, type Outcome } from '../../src/check/outcome.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { textParameter } from '../../src/exchange.ts';
import { acceptedOperations, actsOf, type Act } from '../live/act.ts';
import { effectOutcome, textOf } from '../live/effects.ts';
import { hasSegments } from '../live/segment.ts';
import { notDone, opened } from '../live/ground.ts';
import { isEnvelope, refusalVerdict, saysRefused } from '../live/refusal.ts';

const about = {
  kind: 'evidence',
  level: 'must',
  area: 'robustness',
  profile: 'robustness',
  source: 'ReturnValues',
  firmness: 'derived',
} as const;

/** Failures that a target is to blame for: it was sent nonsense, and hung up or fell silent. */
const FALLEN_SILENT = new Set(['timeout', 'reset', 'protocol', 'too-large', 'encoding']);

function silence({ exchange, variant = '' }: Act): Verdict {
  const { failure } = exchange;
  if (!failure) return undefined;
  if (!FALLEN_SILENT.has(failure.kind))
    return { inconclusive: failure.message, remedy: 'run again with a longer --deadline' };
  return {
    code: 'no-answer',
    message: `${variant} got no answer: ${failure.message}`,
    expected: 'a refusal',
    actual: failure.kind,
  };
}

const isServerError = (act: Act): boolean => (statusOf(act.exchange) ?? 0) >= 500;

const serverError = ({ exchange, variant = '' }: Act): Defect => ({
  code: 'server-error',
  message: `${variant} is answered with HTTP ${statusOf(exchange) ?? 0}`,
  expected: 'HTTP 4xx, or the error envelope',
  actual: objectOf(exchange) ?? textOf(exchange).slice(0, 200),
});

/** Did an intermediary answer requests that have nothing wrong with them, too? */
const isFlaky = ({ exchanges }: Evidence): boolean =>
  exchanges.some(
    (one) =>
      !textParameter(one, 'owner').startsWith('IMS-ROB') &&
      (isIntermediary(one) || one.earlier.some((earlier) => /\b(?:429|502|503|504)\b/.test(earlier))),
  );

/** Refused with an HTTP 4xx or the documented error envelope, never a 5xx, never a hang. */
function politely(act: Act, accepted: ReadonlySet<string>, evidence: Evidence): Verdict {
  const silent = silence(act);
  if (silent !== undefined) return silent;
  if (isIntermediary(act.exchange) && isFlaky(evidence))
    return {
      inconclusive: `${act.variant ?? ''} met an intermediary (HTTP ${statusOf(act.exchange) ?? 0})`,
      remedy: 'run again at a slower --rate',
    };
  if (isServerError(act)) return serverError(act);
  return refusalVerdict(act, accepted, () => undefined);
}

/** Refused with the error envelope: that it says so; its exact form is IMS-ENV-06's. */
function withEnvelope(act: Act, accepted: ReadonlySet<string>, evidence: Evidence, strict: boolean): Verdict {
  const polite = politely(act, accepted, evidence);
  if (polite !== undefined) return polite;
  if (strict ? isEnvelope(act) : saysRefused(act)) return undefined;
  return {
    code: 'no-error-envelope',
    message: `${act.variant ?? ''} is refused without the error envelope`,
    expected: '{"statusCode":1–20,"statusMessage":"…"}',
    actual: objectOf(act.exchange) ?? textOf(act.exchange).slice(0, 200),
  };
}

function judgeActs(
  evidence: Evidence,
  owner: string,
  judge: (act: Act, accepted: ReadonlySet<string>) => Verdict,
): Outcome {
  const accepted = acceptedOperations(evidence);
  const acts = actsOf(evidence).filter((act) => act.owner === owner);
  // A request that broke the connection was sent once more: the last one counts.
  const isRepeated = (act: Act): boolean =>
    (act.exchange.failure !== undefined || isIntermediary(act.exchange)) &&
    acts.some(
      (other) => other.act > act.act && other.variant === act.variant && other.session === act.session,
    );
  return each(
    acts.filter((act) => !isRepeated(act)).map((act) => ({ value: act, exchange: act.exchange })),
    (act) => judge(act, accepted),
    notDone('such a request'),
  );
}

const andNoEffect = (evidence: Evidence, owner: string, refused: Outcome): Outcome =>
  combine(
    refused,
    effectOutcome(
      evidence,
      owner,
      refused.kind === 'judged' && hasSegments(evidence, 'robustness'),
      notDone('such a request'),
    ),
  );

export const malformedBodies: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-01',
  title:
    'malformed JSON, a wrong media type, an empty body, an array or a scalar as body: each is refused with an HTTP 4xx or with the documented error envelope, never a 5xx, never a hang, never an effect',
  how: 'A valid request is spoilt in each of these ways, sent to the live session and, once none is live, to the list; the valid one was accepted.',
  cause: 'A parser’s exception that nobody catches, or a body that is read whatever its type.',
  examples: { holds: { http: 400 }, breaks: { http: 500 } },
  judge: opened((evidence) =>
    andNoEffect(
      evidence,
      'IMS-ROB-01',
      judgeActs(evidence, 'IMS-ROB-01', (act, accepted) => politely(act, accepted, evidence)),
    ),
  ),
};

export const wrongStructures: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-02',
  title:
    'an array or object where a scalar belongs, and a scalar or array where an object belongs, is refused with the error envelope and has no effect',
  how: 'Generated from the request schemas: every member in turn, each otherwise valid and accepted.',
  cause: 'Values are coerced, or their members are read without looking.',
  examples: { holds: { http: 400, statusCode: 10 }, breaks: { http: 200, statusCode: 0 } },
  judge: opened((evidence) =>
    andNoEffect(
      evidence,
      'IMS-ROB-02',
      judgeActs(evidence, 'IMS-ROB-02', (act, accepted) => withEnvelope(act, accepted, evidence, false)),
    ),
  ),
};

/** Session data in the answer to an id that is none. */
function showsSession(act: Act): Verdict {
  const body = objectOf(act.exchange);
  const list = body?.['imSessions'];
  if (body?.['imSession'] === undefined && !(Array.isArray(list) && list.length > 0)) return undefined;
  return {
    code: 'session-data',
    message: `${act.variant ?? ''} is answered with session data`,
    expected: 'no session data',
    actual: body,
  };
}

export const hostileIds: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-03',
  title:
    'hostile ids in the URL (encoded slashes, dots, control characters, 8 KiB long, Unicode; sent byte for byte) are refused with an HTTP 4xx or the error envelope, never a 5xx, a hang, session data or an effect',
  how: 'Each id is read and operated on; the same requests with the session’s own id were answered and accepted.',
  cause: 'The path is decoded twice or cut at a zero byte, or the id reaches a query unescaped.',
  examples: { holds: { http: 404 }, breaks: { http: 500 } },
  judge: opened((evidence) =>
    andNoEffect(
      evidence,
      'IMS-ROB-03',
      judgeActs(
        evidence,
        'IMS-ROB-03',
        (act, accepted) => showsSession(act) ?? politely(act, accepted, evidence),
      ),
    ),
  ),
};

export const hostileIdEnvelope: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-08',
  level: 'should',
  title: 'the refusals of IMS-ROB-03 carry the error envelope',
  how: 'The answers to hostile ids that are HTTP 4xx are held against the schema of the error envelope.',
  cause: 'The URL is refused by the container before the API is reached.',
  examples: { holds: { statusCode: 6, statusMessage: 'Resource not found' }, breaks: '<html>400</html>' },
  judge: opened((evidence) =>
    judgeActs(evidence, 'IMS-ROB-03', (act) => {
      const status = statusOf(act.exchange) ?? 0;
      if (!act.refused || status >= 500 || status === 429) return NOT_APPLICABLE;
      return isEnvelope(act)
        ? undefined
        : {
            code: 'no-error-envelope',
            message: `${act.variant ?? ''} is refused without the error envelope`,
            expected: '{"statusCode":1–20,"statusMessage":"…"}',
            actual: textOf(act.exchange).slice(0, 200),
          };
    }),
  ),
};

export const wrongMethods: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-04',
  level: 'should',
  source: 'RFC 9110',
  firmness: 'practice',
  title: 'methods that the resource lacks get 405 or 404 with the error envelope',
  how: '`PUT`, `DELETE` and `PATCH` are asked of the list and of the session, as far as the OpenAPI document does not have them.',
  cause: 'The framework’s own page for methods it does not know.',
  examples: {
    holds: { http: 405, statusCode: 3, statusMessage: 'Method not allowed' },
    breaks: { http: 405 },
  },
  judge: opened((evidence) =>
    judgeActs(evidence, 'IMS-ROB-04', (act) => {
      const silent = silence(act);
      if (silent !== undefined) return silent;
      const status = statusOf(act.exchange) ?? 0;
      if ((status === 405 || status === 404) && isEnvelope(act)) return undefined;
      return {
        code: status === 405 || status === 404 ? 'no-error-envelope' : 'other-status',
        message: `${act.variant ?? ''} is answered with HTTP ${status}${isEnvelope(act) ? '' : ' and no error envelope'}`,
        expected: 'HTTP 405 or 404 with the error envelope',
        actual: textOf(act.exchange).slice(0, 200),
      };
    }),
  ),
};

export const wrongScalars: EvidenceRequirement = {
  ...about,
  id: 'IMS-ROB-07',
  level: 'should',
  source: 'RFC 8259',
  firmness: 'practice',
  title: 'a scalar of another type and `null` for a mandatory member are refused with the error envelope',
  how: 'Generated from the request schemas: a number or a boolean for each string, `null` for each mandatory member.',
  cause: 'Values are coerced to strings.',
  examples: { holds: { http: 400, statusCode: 10 }, breaks: { http: 200, statusCode: 0 } },
  judge: opened((evidence) =>
    judgeActs(evidence, 'IMS-ROB-07', (act, accepted) => withEnvelope(act, accepted, evidence, true)),
  ),
};
