import { statusCodeOf, statusOf } from '../../src/check/answer.ts';
import { each } from '../../src/check/each.ts';
import { NOT_APPLICABLE, type EvidenceRequirement, type Verdict } from '../../src/check/requirement.ts';
import { actsOf } from '../live/act.ts';
import { effectOutcome } from '../live/effects.ts';
import { hasSegments } from '../live/segment.ts';
import { asked, notDone, opened } from '../live/ground.ts';
import { refusalsOf, withCode } from '../live/refusal.ts';
import { subjects } from './opening.ts';

const about = {
  kind: 'evidence',
  area: 'operations',
  profile: 'operations',
  firmness: 'stated',
  level: 'must',
  source: 'ReturnValues',
} as const;

export const missingParameters: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-10',
  firmness: 'derived',
  title: 'a missing mandatory parameter is refused with `statusCode` 1',
  how: '`operationName`, `destination`, `destination.phoneNumber`, `text`, `devicePath` (SendMessage), `userData` and `key` are left out, each in turn, of a request that is accepted with it; on an operation that is offered at that moment, `InitiateIMSession`’s while no session is live.',
  cause: 'A default in place of the missing value, a null that is passed on, or a general error.',
  examples: { holds: { statusCode: 1, statusMessage: 'text is missing' }, breaks: { statusCode: 0 } },
  judge: opened((evidence) =>
    refusalsOf(evidence, 'IMS-OPS-10', notDone('a request without a mandatory parameter'), withCode(1)),
  ),
};

export const unknownSession: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-11',
  firmness: 'derived',
  title: 'an unknown session id is refused with `statusCode` 6',
  how: 'Valid requests are sent to an id of the documented form that is in no feed.',
  cause: 'The id is not looked up before the operation is queued, or another code is used.',
  examples: { holds: { statusCode: 6, statusMessage: 'Resource not found' }, breaks: { statusCode: 0 } },
  judge: opened((evidence) =>
    refusalsOf(evidence, 'IMS-OPS-11', notDone('an unknown session id'), withCode(6)),
  ),
};

export const unknownOperation: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-12',
  firmness: 'derived',
  title: 'an unknown `operationName` is refused with a documented error',
  how: 'A valid request is sent with another `operationName`, to the session and, while none is live, to the list.',
  cause: 'Unknown operations fall through to success.',
  examples: { holds: { statusCode: 10, statusMessage: 'Unknown operation' }, breaks: { statusCode: 0 } },
  judge: opened((evidence) => refusalsOf(evidence, 'IMS-OPS-12', notDone('an unknown operationName'))),
};

export const nothingModified: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-13',
  title: 'a refused operation changes nothing: the feed before equals the feed after',
  how: 'The run’s session is compared before and after each batch of refused requests, once a later accepted change shows, and at the end of the quiet windows. Sessions of others that come in do not count.',
  cause: 'The work is started before the request is checked, or not undone when it fails.',
  examples: { holds: { before: { a: '1' }, after: { a: '1' } }, breaks: { before: { a: '1' }, after: {} } },
  judge: opened((evidence) =>
    effectOutcome(
      evidence,
      'IMS-OPS-13',
      hasSegments(evidence, 'refusals'),
      notDone('a request that must be refused'),
    ),
  ),
};

/** HTTP status and envelope of one answer. */
function agreement(status: number, code: number): Verdict {
  const defect = (expected: string): Verdict => ({
    code: 'status-disagrees',
    message: `HTTP ${status} carries statusCode ${code}`,
    expected,
    actual: `HTTP ${status}, statusCode ${code}`,
  });
  const isSuccess = status >= 200 && status < 300;
  if (code === 0) return isSuccess ? undefined : defect('HTTP 2xx');
  if (isSuccess || status < 400) return defect(code === 4 ? 'HTTP 5xx' : 'HTTP 4xx');
  if (status >= 500) return code === 4 ? undefined : defect('HTTP 4xx');
  return undefined;
}

export const statusesAgree: EvidenceRequirement = {
  ...about,
  id: 'IMS-OPS-14',
  level: 'should',
  source: 'RFC 9110',
  firmness: 'practice',
  title:
    'HTTP status and `statusCode` agree: 2xx exactly where it is 0; 4xx for the caller’s faults; 5xx only for 4',
  how: 'Both are compared for every operation of the run.',
  cause: 'The envelope is filled in and the HTTP status left at its default.',
  examples: { holds: { http: 404, statusCode: 6 }, breaks: { http: 200, statusCode: 6 } },
  judge: asked((evidence) =>
    each(
      subjects(actsOf(evidence).filter(({ owner }) => !owner?.startsWith('IMS-ROB'))),
      ({ exchange }): Verdict => {
        const [status, code] = [statusOf(exchange), statusCodeOf(exchange)];
        return status === undefined || code === undefined ? NOT_APPLICABLE : agreement(status, code);
      },
      notDone('any operation'),
    ),
  ),
};
