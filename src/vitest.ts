/** For people's own vitest tests: the suites as tests, and matchers for payloads, which the import makes known. */
import { expect } from 'vitest';
import type { PayloadOptions } from './api/payload.ts';
import { matchers } from './matchers/index.ts';

export type { PayloadInput, PayloadOptions } from './api/payload.ts';
export { matchers };
export type { App, AppStarter, AppWithServer } from './vitest/app.ts';
export { describeConformance, type ConformanceOptions } from './vitest/describe.ts';

/** The matchers of this package, for `expect`. Each takes a value, JSON text or bytes. */
export interface ConformanceMatchers<R = unknown> {
  /** One session meets every requirement on a session. */
  toConformToImSession(options?: PayloadOptions): R;
  /** The answer to `GET …/me/im-sessions?fields=*` meets every requirement that a captured feed can show. */
  toConformToImSessionFeed(options?: PayloadOptions): R;
  /** A notification's payload, or the Bayeux message around it, meets every requirement on notifications. */
  toConformToImSessionNotification(options?: PayloadOptions): R;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars -- an augmentation must repeat the declaration that it adds to
  interface Matchers<T = any> extends ConformanceMatchers<void> {}
}

expect.extend(matchers);
