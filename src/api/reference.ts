import type { ReferenceListener, ReferenceOptions, ReferenceServer } from '../reference/index.ts';

/**
 * Starts the reference server on 127.0.0.1, conforming unless `faults` names what it is to do wrong. Rejects with a
 * RangeError where an option makes no sense. It is loaded when it is first asked for.
 */
export async function createReferenceServer(options: ReferenceOptions = {}): Promise<ReferenceServer> {
  const { createReferenceServer: create } = await import('../reference/index.ts');
  return create(options);
}

/** The same as a request listener of Node, for a server of one's own or for supertest. */
export async function createReferenceListener(options: ReferenceOptions = {}): Promise<ReferenceListener> {
  const { createReferenceListener: create } = await import('../reference/index.ts');
  return create(options);
}
