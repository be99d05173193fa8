/** The reference server: the imSessions API as the facts tell it, and the faults that break it on purpose. */
export { DEFAULT_DESTINATION, DEFAULTS, type Agent, type ReferenceOptions } from './options.ts';
export {
  createReferenceListener,
  createReferenceServer,
  type ReferenceListener,
  type ReferenceServer,
} from './server.ts';
