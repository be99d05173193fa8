/** The types of the API and of the tool's own files, made from `specs/` by `npm run generate`. */
export type {
  Area,
  ErrorEnvelope,
  Feed,
  FindingResult,
  ImLogUpdateMessage,
  ImSession,
  ImSessionStateChangeMessage,
  Level,
  Notification,
  OperationRequest,
  Participant,
  Profile,
  RequirementResult,
  RunResult,
  Statement,
  Status,
  UserData,
} from './generated/types.ts';
import type { ImSession } from './generated/types.ts';

export type State = ImSession['state'];
export type Capability = ImSession['capabilities'][number];
