// eslint-disable-next-line no-restricted-imports -- tests need servers that are not ours
import { createServer, type RequestListener } from 'node:http';
import { createReferenceServer, type ReferenceOptions, type ReferenceServer } from '../../reference/index.ts';

/** The options by which the first agent of the reference server logs in. */
export const AGENT = ['--user', 'agent1', '--password', 'secret1'] as const;

/** A reference server for the length of a test. */
export async function withReference<T>(
  options: ReferenceOptions,
  use: (server: ReferenceServer) => Promise<T>,
): Promise<T> {
  const server = await createReferenceServer(options);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

/** A server of a few lines for the length of a test. */
export async function withServer<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    return await use(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
