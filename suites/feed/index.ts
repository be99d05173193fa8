import type { Requirement } from '../../src/check/requirement.ts';
import * as capabilities from './capabilities.ts';
import * as envelope from './envelope.ts';
import { errorEnvelope } from './errors.ts';
import * as fields from './fields.ts';
import * as id from './id.ts';
import * as lists from './lists.ts';
import * as participants from './participants.ts';
import * as path from './path.ts';
import { singleSession } from './session-answer.ts';
import * as state from './state.ts';
import * as uri from './uri.ts';
import * as userData from './user-data.ts';

/** The requirements of the profile `feed`, in list order. */
export const feedRequirements: readonly Requirement[] = [
  envelope.feedAnswers,
  envelope.wellFormedJson,
  envelope.statusCodeZero,
  envelope.sessionsArray,
  envelope.noStatusMessage,
  errorEnvelope,
  lists.urisList,
  envelope.exactMediaType,
  fields.requiredFields,
  fields.uriField,
  lists.someFields,
  singleSession,
  fields.noNulls,
  id.idForm,
  id.uniqueIds,
  id.stableIds,
  id.callUuid,
  state.stateType,
  state.stateValue,
  path.pathForm,
  path.pathId,
  uri.uriForm,
  uri.uriPath,
  uri.uriBase,
  participants.participantsArray,
  participants.participantMembers,
  participants.dialable,
  participants.numbersAgree,
  participants.e164,
  participants.talkingHasParticipant,
  participants.participantsOnce,
  capabilities.capabilitiesArray,
  capabilities.knownCapabilities,
  capabilities.capabilitiesOnce,
  capabilities.completedCapabilities,
  capabilities.talkingCapabilities,
  capabilities.userDataCapabilities,
  capabilities.sameCapabilities,
  userData.userDataObject,
  userData.userDataValues,
];
