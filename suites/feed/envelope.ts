import { each } from '../../src/check/each.ts';
import {
  isIntermediary,
  isJsonMediaType,
  isTurnedAway,
  mediaTypeOf,
  statusOf,
} from '../../src/check/answer.ts';
import { violationDefect } from '../../src/check/claim.ts';
import type { Defect } from '../../src/check/finding.ts';
import {
  NOT_APPLICABLE,
  type DocumentRequirement,
  type DocumentTail,
  type EvidenceRequirement,
  type Verdict,
} from '../../src/check/requirement.ts';
import { validators, violations } from '../../src/contract/index.ts';
import { header, type Exchange } from '../../src/exchange.ts';
import type { JsonProblem } from '../../src/json/read.ts';
import { isArray, isObject, typeName, type JsonObject } from '../../src/json/value.ts';
import { feed, session } from '../example.ts';
import { feedReads, NO_TARGET, unanswered } from './subjects.ts';

const charsetOf = (exchange: Exchange): string | undefined => {
  const type = exchange.response && header(exchange.response.headers, 'content-type');
  const found = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type ?? '');
  return found?.[1] ?? found?.[2];
};

const wrongStatus = (exchange: Exchange, status: number): Defect => ({
  code: status === 404 ? 'feed-not-found' : 'feed-status',
  message:
    status === 404
      ? 'the feed answers HTTP 404: TARGET or --api-base may be wrong'
      : `the feed answers HTTP ${status}`,
  expected: 'HTTP 200',
  actual: status,
  exchange,
});

export const feedAnswers: EvidenceRequirement = {
  kind: 'evidence',
  always: true,
  id: 'IMS-ENV-01',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title: '`GET …/me/im-sessions?fields=*` answers HTTP 200 with a JSON media type',
  source: 'IMSessionResource',
  firmness: 'stated',
  how: 'The feed is read with the agent’s credentials; every read must answer HTTP 200 with `application/json` (a `charset` allowed), `text/json` or a `+json` type.',
  cause:
    'A wrong route or prefix, an unhandled error behind the route, a framework default of `text/html` or `text/plain`.',
  examples: {
    holds: { status: 200, 'content-type': 'application/json;charset=UTF-8' },
    breaks: { status: 200, 'content-type': 'text/html' },
  },
  judge: (evidence) =>
    each(
      feedReads(evidence),
      (exchange): Verdict => {
        const status = statusOf(exchange);
        if (status === undefined) return unanswered(exchange);
        if (isTurnedAway(exchange))
          return {
            inconclusive: `the feed request was turned away (HTTP ${status})`,
            remedy: 'give the right --user and --password, --bearer or --header',
          };
        if (isIntermediary(exchange))
          return {
            inconclusive: `an intermediary answered HTTP ${status}`,
            remedy: 'run again when the target is reachable',
          };
        if (status !== 200) return wrongStatus(exchange, status);
        const type = mediaTypeOf(exchange);
        if (isJsonMediaType(type)) return undefined;
        return {
          code: 'feed-media-type',
          message: type ? `the feed is sent as ${type}` : 'the feed has no Content-Type',
          expected: 'application/json',
          actual: type,
        };
      },
      NO_TARGET,
    ),
};

export const exactMediaType: EvidenceRequirement = {
  kind: 'evidence',
  id: 'IMS-ENV-08',
  level: 'should',
  area: 'envelope',
  profile: 'feed',
  title: 'the media type is exactly `application/json`, and the charset, if given, is UTF-8',
  source: 'RFC 8259',
  firmness: 'practice',
  how: 'The `Content-Type` of every feed answer is compared, case aside.',
  cause: 'A media type set by hand, or a framework that adds the platform’s charset.',
  examples: {
    holds: { 'content-type': 'application/json; charset=utf-8' },
    breaks: { 'content-type': 'text/json; charset=ISO-8859-1' },
  },
  judge: (evidence) =>
    each(
      feedReads(evidence),
      (exchange): Verdict => {
        const type = mediaTypeOf(exchange);
        if (statusOf(exchange) !== 200 || !isJsonMediaType(type)) return NOT_APPLICABLE;
        const charset = charsetOf(exchange);
        if (type !== 'application/json')
          return {
            code: 'other-media-type',
            message: `the feed is sent as ${type ?? ''}`,
            expected: 'application/json',
            actual: type,
          };
        if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
          return {
            code: 'other-charset',
            message: `the charset is ${charset}`,
            expected: 'UTF-8',
            actual: charset,
          };
        return undefined;
      },
      evidence.settings.origin === 'files'
        ? NO_TARGET
        : { reason: 'no feed answer had a JSON media type', remedy: 'see IMS-ENV-01' },
    ),
};

/** Where attached data stands: doubled names there are judged by IMS-UD-02. */
const IN_USER_DATA = /(?:^|\/imSession|\/imSessions\/\d+)\/userData\//;
export const isInUserData = (pointer: string): boolean => IN_USER_DATA.test(pointer);

const byteDefect = (problem: JsonProblem): Defect => ({
  code: `json-${problem.kind}`,
  message: `${problem.message} (line ${problem.line}, column ${problem.column}, byte ${problem.offset})`,
  ...(problem.pointer === '' ? {} : { pointer: problem.pointer }),
  expected: 'one well-formed JSON object in UTF-8',
  actual: problem.excerpt,
});

/** Does the body hold what its kind is about, so that it can be told from a page that merely came in its place? */
const hasPayload = ({ document, envelope }: DocumentTail): boolean => {
  if (document.kind === 'feed' || document.kind === 'session' || document.kind === 'notification')
    return true;
  if (document.kind === 'error') return isObject(envelope);
  const member = document.kind === 'uris' ? 'uris' : document.kind === 'answer' ? 'imSession' : 'imSessions';
  return isObject(envelope) && envelope[member] !== undefined;
};

export const wellFormedJson: DocumentRequirement = {
  kind: 'document',
  documents: ['feed', 'uris', 'partial', 'answer', 'session', 'notification', 'error'],
  none: 'no body to read was seen',
  id: 'IMS-ENV-02',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title:
    'the body is one well-formed JSON object: UTF-8, no byte-order mark, no trailing bytes, no duplicate member names',
  source: 'RFC 8259',
  firmness: 'practice',
  how: 'The raw bytes are decoded strictly and parsed by a reader that keeps what `JSON.parse` hides. Doubled names inside `userData` are IMS-UD-02’s.',
  cause:
    'JSON put together by hand, a wrong charset, a byte-order mark from a file, a debugging tail after the body.',
  examples: { holds: feed([]), breaks: '{"imSessions":[],"statusCode":0,"statusCode":0}' },
  start: () => ({
    end(tail): Verdict {
      if (!hasPayload(tail)) return NOT_APPLICABLE;
      // The payload of a delivered notification is IMS-NTF-09's.
      if (tail.document.kind === 'notification' && tail.document.origin === 'target') return NOT_APPLICABLE;
      const deep = tail.problems.find((problem) => problem.kind === 'depth' || problem.kind === 'size');
      if (deep)
        return { inconclusive: deep.message, remedy: 'judge a body that is shorter or nested less deeply' };
      const defects = tail.problems
        .filter((problem) => !(problem.kind === 'duplicate' && isInUserData(problem.pointer)))
        .map(byteDefect);
      if (defects.length > 0) return defects;
      if (isObject(tail.envelope)) return undefined;
      return {
        code: 'not-an-object',
        message: `the body is of type ${typeName(tail.envelope)}`,
        expected: 'a JSON object',
        actual: tail.envelope,
      };
    },
  }),
};

const envelopeOf = (tail: DocumentTail): JsonObject | undefined =>
  isObject(tail.envelope) && hasPayload(tail) ? tail.envelope : undefined;

const isError = (envelope: JsonObject): boolean => {
  const code = envelope['statusCode'];
  return typeof code === 'number' && Number.isInteger(code) && code !== 0;
};

/** What the envelope's own schema says. The sessions in it have requirements of their own, and there may be many. */
const claims = (envelope: JsonObject, id: string): readonly Defect[] =>
  violations(validators.feed, isArray(envelope['imSessions']) ? { ...envelope, imSessions: [] } : envelope)
    .filter((violation) => violation.requirement === id)
    .map(violationDefect);

const orFine = (defects: readonly Defect[]): Verdict => (defects.length > 0 ? defects : undefined);

export const statusCodeZero: DocumentRequirement = {
  kind: 'document',
  documents: ['feed', 'uris', 'partial', 'answer'],
  none: 'no successful answer was seen',
  id: 'IMS-ENV-03',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title: '`statusCode` is present and is the integer 0',
  source: 'ReturnValues',
  firmness: 'stated',
  how: 'The schema of the success envelope: `statusCode` is required, an integer, and 0; not `"0"`, not `null`, not 0.5.',
  cause: 'The envelope is left out, or its code is serialised as a string.',
  examples: { holds: feed([]), breaks: feed([], { statusCode: '0' }) },
  start: () => ({
    end(tail): Verdict {
      const envelope = envelopeOf(tail);
      if (!envelope) return NOT_APPLICABLE;
      const code = envelope['statusCode'];
      if ((code === 20 || code === 5) && tail.document.origin === 'target')
        return {
          inconclusive: `the request was turned away (statusCode ${code})`,
          remedy: 'give the right --user and --password, --bearer or --header',
        };
      return orFine(claims(envelope, 'IMS-ENV-03'));
    },
  }),
};

export const sessionsArray: DocumentRequirement = {
  kind: 'document',
  documents: ['feed'],
  none: 'no feed was seen',
  id: 'IMS-ENV-04',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title: '`imSessions` is present and is an array of objects',
  source: 'IMSessionResource',
  firmness: 'sample',
  how: 'The schema of the feed: `imSessions` is required, an array, and each entry an object.',
  cause: 'A list under another name, a map by id in place of an array, `null` for an empty list.',
  examples: { holds: feed([session()]), breaks: feed([], { imSessions: null }) },
  start() {
    const entries: Defect[] = [];
    let count = 0;
    return {
      add(subject) {
        if (isObject(subject.value)) return;
        count++;
        if (count <= 20)
          entries.push({
            code: 'entry-not-an-object',
            message: `the entry is of type ${typeName(subject.value)}`,
            pointer: subject.pointer,
            expected: 'an object',
            actual: subject.value,
          });
      },
      end(tail): Verdict {
        const envelope = envelopeOf(tail);
        if (!envelope || (isError(envelope) && envelope['imSessions'] === undefined)) return NOT_APPLICABLE;
        return orFine([...claims(envelope, 'IMS-ENV-04'), ...entries]);
      },
    };
  },
};

export const noStatusMessage: DocumentRequirement = {
  kind: 'document',
  documents: ['feed', 'uris', 'partial', 'answer', 'acceptance'],
  none: 'no answer with statusCode 0 was seen',
  id: 'IMS-ENV-05',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title: 'no `statusMessage` where `statusCode` is 0',
  source: 'ReturnValues',
  firmness: 'stated',
  how: 'Every answer with `statusCode` 0 is looked at, whatever was asked.',
  cause: 'One envelope class for success and failure that always writes its message.',
  examples: { holds: feed([]), breaks: feed([], { statusMessage: 'OK' }) },
  start: () => ({
    end({ envelope }): Verdict {
      if (!isObject(envelope) || envelope['statusCode'] !== 0) return NOT_APPLICABLE;
      return orFine(
        violations(validators.envelope, envelope)
          .filter((violation) => violation.requirement === 'IMS-ENV-05')
          .map((violation) => ({
            code: 'status-message-on-success',
            message: 'a success carries a statusMessage',
            pointer: violation.pointer === '' ? '/statusMessage' : violation.pointer,
            expected: 'no statusMessage',
            actual: envelope['statusMessage'],
          })),
      );
    },
  }),
};
