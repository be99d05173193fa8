/** The public API, by name. */
export { requirements } from '../suites/index.ts';
export { probe, type ProbeOptions, type ProbeRun } from '../suites/probe.ts';
export { NotJudgeable, validate, type ValidateOptions } from '../suites/validate.ts';
export { NoSuchRequirement } from '../suites/selection.ts';
