import type { Requirement } from '../../src/check/requirement.ts';
import * as access from './access.ts';
import { csrf } from './csrf.ts';
import * as leaks from './leaks.ts';
import * as secondAgent from './second-agent.ts';

/** The requirements of the profile `security`, in list order. */
export const securityRequirements: readonly Requirement[] = [
  access.withoutCredentials,
  access.wrongCredentials,
  secondAgent.othersFeed,
  secondAgent.othersOperation,
  csrf,
  secondAgent.othersNotifications,
  leaks.noEcho,
  leaks.cookieAttributes,
];
