import type { Requirement } from '../../src/check/requirement.ts';
import * as capabilities from './capabilities.ts';
import * as messaging from './messaging.ts';
import * as opening from './opening.ts';
import * as refusals from './refusals.ts';
import * as userData from './user-data.ts';

/** The requirements of the profile `operations`, in list order. */
export const operationsRequirements: readonly Requirement[] = [
  opening.initiates,
  opening.statesMoveForward,
  opening.initialUserData,
  opening.oneSessionAtATime,
  messaging.sendsMessages,
  userData.attaches,
  userData.updates,
  userData.deletes,
  messaging.completes,
  refusals.missingParameters,
  refusals.unknownSession,
  refusals.unknownOperation,
  refusals.nothingModified,
  refusals.statusesAgree,
  opening.neverAlerting,
  capabilities.offeredIsAccepted,
  capabilities.unofferedIsRefused,
  capabilities.capabilitiesFollow,
  userData.comesBack,
  userData.comesBackHard,
];
