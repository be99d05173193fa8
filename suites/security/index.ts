import type { Requirement } from '../../src/check/requirement.ts';
import * as access from './access.ts';
import * as intrusion from './intrusion.ts';
import * as leaks from './leaks.ts';

/** The requirements of the profile `security`, in list order. */
export const securityRequirements: readonly Requirement[] = [
  access.withoutCredentials,
  access.wrongCredentials,
  intrusion.othersFeed,
  intrusion.othersOperation,
  intrusion.csrf,
  intrusion.othersNotifications,
  leaks.noEcho,
  leaks.cookieAttributes,
];
