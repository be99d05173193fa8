/** The only reader of `specs/`: types, value lists, compiled validators. */
export * from './types.ts';
export { violations, type Violation } from './violation.ts';
export { isImSession, sessionViolations, wellFormed } from './session.ts';
export * from './generated/values.ts';
export * as validators from './generated/validators.js';
