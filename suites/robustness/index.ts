import type { Requirement } from '../../src/check/requirement.ts';
import * as aftermath from './aftermath.ts';
import * as refusals from './refusals.ts';

/** The requirements of the profile `robustness`, in list order. */
export const robustnessRequirements: readonly Requirement[] = [
  refusals.malformedBodies,
  refusals.wrongStructures,
  refusals.hostileIds,
  refusals.wrongMethods,
  aftermath.stillTheSame,
  aftermath.noLostUpdate,
  refusals.wrongScalars,
  refusals.hostileIdEnvelope,
];
