/** The public API, by name. The reference server and what it needs is loaded when it is asked for. */
export { requirements } from '../suites/index.ts';
export { NoSuchRequirement } from '../suites/selection.ts';
export { NotJudgeable } from '../suites/validate.ts';
export type { JudgingOptions } from './api/choice.ts';
export { validate, type ValidateInput, type ValidateOptions } from './api/files.ts';
export {
  validateError,
  validateFeed,
  validateNotification,
  validateSession,
  type PayloadInput,
  type PayloadOptions,
} from './api/payload.ts';
export { probe, type ProbeOptions } from './api/probe.ts';
export { createReferenceListener, createReferenceServer } from './api/reference.ts';
export { mergeResults, type MergeInput } from './api/results.ts';
export { UnreadableSource } from './capture/source.ts';
export type { CaptureKind } from './capture/types.ts';
export type { EvidenceRequirement, Firmness, Requirement, RequirementText } from './check/requirement.ts';
export type {
  Area,
  FindingResult,
  ImSession,
  Level,
  Profile,
  RequirementResult,
  RunResult,
  Statement,
  Status,
} from './contract/types.ts';
export type { Exchange, Failure, HeaderList, RecordedRequest, RecordedResponse } from './exchange.ts';
export type { Fixture, FixtureClass, FixtureKind, FixtureLabel } from './generate/fixture.ts';
export { generateFixtures, type FixtureOptions } from './generate/fixtures.ts';
export type { Json, JsonObject } from './json/value.ts';
export type { Agent, ReferenceListener, ReferenceOptions, ReferenceServer } from './reference/index.ts';
export {
  compareResults,
  render,
  reporters,
  type Change,
  type Comparison,
  type Reporter,
  type ReporterName,
  type ReporterOptions,
} from './report/index.ts';
export { MergeError, type NamedResult } from './run/merge.ts';
export { readResult, SavedResultError } from './run/saved-result.ts';
export type { Transport, TransportAnswer, TransportRequest } from './target/transport.ts';
export type { Waiver } from './run/waiver-file.ts';
export { version } from './version.ts';
