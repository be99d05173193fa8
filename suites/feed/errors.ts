import { isIntermediary } from '../../src/check/answer.ts';
import { violationDefect } from '../../src/check/claim.ts';
import { NOT_APPLICABLE, type DocumentRequirement, type Verdict } from '../../src/check/requirement.ts';
import { validators, violations } from '../../src/contract/index.ts';
import { isObject } from '../../src/json/value.ts';

export const errorEnvelope: DocumentRequirement = {
  kind: 'document',
  documents: ['error'],
  none: 'no error answer was seen',
  id: 'IMS-ENV-06',
  level: 'must',
  area: 'envelope',
  profile: 'feed',
  title:
    'an error answer has a documented `statusCode` 1–20, a non-empty string `statusMessage`, and no other member',
  source: 'ReturnValues',
  firmness: 'stated',
  how: 'Every error answer of the API that the run meets is held against the schema of the error envelope; the feed profile asks for one session with an unknown id and, where it has Basic credentials, once without them.',
  cause:
    'The error page of the framework or container in place of the API’s own, or a stack trace beside the message.',
  examples: {
    holds: { statusCode: 6, statusMessage: 'Resource not found' },
    breaks: { statusCode: 6, statusMessage: 'Resource not found', trace: 'at Sessions.find' },
  },
  start: () => ({
    end({ document, envelope, problems }): Verdict {
      const { exchange } = document;
      if (exchange && isIntermediary(exchange))
        return {
          inconclusive: `an intermediary answered HTTP ${exchange.response?.status ?? 0} in the target’s place`,
          remedy: 'run again when the target is reachable and its rate limit allows',
        };
      if (!isObject(envelope)) {
        // Whoever turned the run's very first request away may stand before the target.
        if (exchange?.step['shows'] === 'feed') return NOT_APPLICABLE;
        return {
          code: 'error-not-an-envelope',
          message: `the error answer is no JSON object${problems[0] ? `: ${problems[0].message}` : ''}`,
          expected: '{"statusCode":1–20,"statusMessage":"…"}',
          actual: exchange ? preview(exchange.response?.body) : envelope,
        };
      }
      // A success under the status of an error: for the feed IMS-ENV-01 asks for the status.
      if (exchange?.step['shows'] === 'feed' && envelope['statusCode'] === 0) return NOT_APPLICABLE;
      const found = violations(validators.error, envelope).map(violationDefect);
      return found.length > 0 ? found : undefined;
    },
  }),
};

const preview = (body: Uint8Array | undefined): string =>
  new TextDecoder().decode((body ?? new Uint8Array()).subarray(0, 200));
