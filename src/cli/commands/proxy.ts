import { performance } from 'node:perf_hooks';
import { NoSuchRequirement } from '../../../suites/selection.ts';
import { Watch } from '../../../suites/proxy.ts';
import { toHar } from '../../capture/har-writer.ts';
import { startProxy, type RunningProxy } from '../../proxy/server.ts';
import { createRedactor, type Redactor } from '../../redact.ts';
import { cause, codeOf } from '../cause.ts';
import type { Run } from '../command.ts';
import { connectionOf } from '../connection.ts';
import { exitCodeOf } from '../exit-code.ts';
import { interrupted, interruption } from '../interruption.ts';
import { judgingOf, noSuchRequirement } from '../judging.ts';
import { connection as connectionOptions } from '../options/connection.ts';
import { reports as reportOptions } from '../options/reports.ts';
import { server as serverOptions } from '../options/server.ts';
import { writeWhole } from '../output.ts';
import { Onlooker } from '../onlooker.ts';
import { checkFiles, writeResult } from '../result-files.ts';
import { reportsOf } from '../reports.ts';
import { print } from '../standard-output.ts';
import { parseTarget } from '../target-url.ts';
import { UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';
import { version } from '../version.ts';

async function listen(values: Values, base: string, onlooker: Onlooker): Promise<RunningProxy> {
  const port = values.get(serverOptions.port);
  const connection = await connectionOf(values, base, { headers: [] });
  try {
    return await startProxy({
      connection,
      port,
      watches: (path) => onlooker.concerns(path),
      onPassed: (passed) => {
        onlooker.see(passed);
      },
    });
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new UsageError(`cannot listen on port ${port}: ${cause(error)}`, { cause: error });
  }
}

async function watchOf(values: Values, base: string, redact: Redactor): Promise<Watch> {
  const judging = await judgingOf(values);
  try {
    return new Watch({
      ...judging,
      base,
      apiBase: values.get(connectionOptions.apiBase),
      notificationsPath: values.get(connectionOptions.notificationsPath),
      version,
      startedAt: new Date().toISOString(),
      redact: (text) => redact.excerpt(text),
    });
  } catch (error) {
    throw error instanceof NoSuchRequirement ? noSuchRequirement(error, judging) : error;
  }
}

/** Until a signal ends it; then the verdict. */
export const run: Run = async ({ operands: [target = ''], values }) => {
  const { base, user } = parseTarget(target);
  if (user !== undefined)
    throw new UsageError('TARGET must hold no credentials: those of the client pass through');
  const redactor = createRedactor([]);
  const watch = await watchOf(values, base, redactor);
  const onlooker = new Onlooker(watch, redactor, values);
  const reports = await reportsOf(values);
  await checkFiles(values);
  const beganMs = performance.now();
  using stop = interruption('stopped: judging what passed; once more ends at once');
  const running = await listen(values, base, onlooker);
  try {
    await print([`listening on ${running.url}\n`]);
    await interrupted(stop.signal);
  } finally {
    await running.close();
  }
  const result = watch.result(performance.now() - beganMs);
  const file = values.get(reportOptions.record);
  const { tool, startedAt } = result;
  const recording = (name: string) => () =>
    writeWhole(name, toHar(watch.evidence(), { tool, startedAt, redact: redactor }));
  await writeResult(result, reports, values, file === undefined ? [] : [recording(file)]);
  return exitCodeOf(result);
};
