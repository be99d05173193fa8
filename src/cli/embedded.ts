import { createReferenceServer, DEFAULT_DESTINATION, type ReferenceServer } from '../reference/index.ts';
import type { Credentials } from './credentials.ts';

/** The embedded reference server, and what a run against it has to know. */
export interface Embedded {
  readonly server: ReferenceServer;
  readonly credentials: Credentials;
  readonly destination: string;
  readonly devicePath: string;
}

/** Starts the reference server for a run without TARGET; `live` gives it a live session, so that all can be judged. */
export async function embedded(apiBase: string, live: boolean): Promise<Embedded> {
  const server = await createReferenceServer({ apiBase, live });
  const [first, second] = server.agents;
  return {
    server,
    credentials: {
      headers: [],
      ...(first ? { user: first.name, password: first.password } : {}),
      ...(second ? { secondUser: second.name, secondPassword: second.password } : {}),
    },
    destination: DEFAULT_DESTINATION,
    devicePath: server.device,
  };
}
