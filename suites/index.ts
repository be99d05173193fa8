import type { Requirement } from '../src/check/requirement.ts';
import { feedRequirements } from './feed/index.ts';
import { notificationsRequirements } from './notifications/index.ts';
import { operationsRequirements } from './operations/index.ts';
import { robustnessRequirements } from './robustness/index.ts';
import { securityRequirements } from './security/index.ts';

/** The one list of all requirements, in the order in which they are reported. */
export const requirements: readonly Requirement[] = [
  ...feedRequirements,
  ...operationsRequirements,
  ...notificationsRequirements,
  ...securityRequirements,
  ...robustnessRequirements,
];
