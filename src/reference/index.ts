/** The reference server: the imSessions API as the facts tell it, and the faults that break it on purpose. */
export { DEFAULT_DESTINATION, DEFAULTS, type Agent, type ReferenceOptions } from './options.ts';
export {
  createReferenceListener,
  createReferenceServer,
  type ReferenceListener,
  type ReferenceServer,
} from './server.ts';
export type { Fault } from './faults/fault.ts';
export { faultByName, faults } from './faults/index.ts';
export type { Dimension } from './variations/dimension.ts';
export { dimensions, variationOf, type Variation } from './variations/index.ts';
