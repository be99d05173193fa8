import { toHar } from '../../src/capture/har-writer.ts';
import { createReferenceServer } from '../../src/reference/index.ts';
import { probed } from './run.test-data.ts';

/** The recording of a short run against the reference server. */
export async function recorded(): Promise<string> {
  const server = await createReferenceServer({ sessions: 2 });
  const { evidence, result, redact } = await probed(server.url);
  await server.close();
  const { tool, startedAt } = result;
  return [...toHar(evidence, { tool, startedAt, redact })].join('');
}
