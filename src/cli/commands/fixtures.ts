import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { writeFixtureDirectory } from '../../generate/directory.ts';
import type { FixtureClass } from '../../generate/fixture.ts';
import { caseCount } from '../../generate/fixtures.ts';
import { isSpecial, NotWritten } from '../../generate/whole.ts';
import { writeFixtureFile, writeFixtures, type WriteOptions } from '../../generate/write.ts';
import { cause, codeOf } from '../cause.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { Interrupted, interruption } from '../interruption.ts';
import { fixtures as options } from '../options/fixtures.ts';
import { judging } from '../options/judging.ts';
import { checkWritable } from '../output.ts';
import { progress } from '../progress.ts';
import { note } from '../standard-output.ts';
import { EnvironmentError, quoted, UsageError } from '../usage-error.ts';
import type { Values } from '../values.ts';

export const run: Run = async ({ values }) => {
  const place = values.get(options.out);
  const out = place === '-' ? undefined : place;
  const folder = out !== undefined && (await isFolder(out));
  if (out !== undefined && !folder) await checkWritable(out);
  using stop = interruption();
  const line = progress(process.stderr);
  const whole: WriteOptions = {
    ...wanted(values),
    onProgress: (written) => {
      if (stop.signal.aborted) throw new Interrupted();
      line.show(`${written} fixtures`);
    },
  };
  try {
    if (out === undefined) await toStream(whole, process.stdout, 'standard output');
    else if (await isSpecial(out)) await toDevice(whole, out);
    else if (folder) await writeFixtureDirectory([whole], out, whole.onProgress);
    else await writeFixtureFile(whole, out);
  } catch (error) {
    if (stop.signal.aborted) throw new Interrupted('interrupted', { cause: error });
    throw refused(error, out === undefined ? 'standard output' : quoted(out));
  } finally {
    line.clear();
  }
  return EXIT.success;
};

/** Where the system refused to write, that in words; any other error as it is. */
function refused(error: unknown, out: string): unknown {
  const [place, why] = error instanceof NotWritten ? [quoted(error.file), error.cause] : [out, error];
  if (codeOf(why) === undefined) return error;
  return new EnvironmentError(`cannot write ${place}: ${cause(why)}`, { cause: error });
}

async function toStream(whole: WriteOptions, sink: Writable, name: string): Promise<boolean> {
  const { count, closedEarly } = await writeFixtures(whole, sink);
  if (closedEarly) note(`imsessions: ${name} was closed by its reader after ${count} fixtures`);
  return !closedEarly;
}

/** A device or a named pipe takes the last bytes, or fails to, after they were handed over. */
async function toDevice(whole: WriteOptions, out: string): Promise<void> {
  const sink = createWriteStream(out);
  if (!(await toStream(whole, sink, out))) return;
  sink.end();
  await finished(sink);
}

/** A folder is there, ends in a slash, or has a name without an extension. */
async function isFolder(out: string): Promise<boolean> {
  const there = await stat(out).catch(() => undefined);
  return there?.isDirectory() ?? (out.endsWith('/') || extname(out) === '');
}

function classOf(values: Values): FixtureClass {
  const flags = { valid: options.valid, boundary: options.boundary, invalid: options.invalid } as const;
  const classes: readonly FixtureClass[] = ['valid', 'boundary', 'invalid'];
  const [first = 'valid', second] = classes.filter((name) => values.get(flags[name]));
  if (second !== undefined) throw new UsageError(`--${first} and --${second} cannot both be given`);
  return first;
}

function wanted(values: Values): WriteOptions {
  const kind = values.get(options.kind);
  const fixtureClass = classOf(values);
  const shard = values.get(judging.shardPart);
  return {
    kind,
    class: fixtureClass,
    count: values.get(options.count) ?? (fixtureClass === 'valid' ? 1 : caseCount(kind, fixtureClass)),
    sessions: values.get(options.sessions),
    seed: values.get(judging.seed) ?? 1,
    format: values.get(options.fixtureFormat),
    labelled: values.get(options.labelled),
    ...(shard ? { shard } : {}),
  };
}
