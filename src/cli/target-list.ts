import { readInput } from './json-file.ts';
import type { Shard } from './options/shard.ts';
import { parseTarget, type TargetUrl } from './target-url.ts';
import { quoted, UsageError } from './usage-error.ts';

/** One target of a fleet. */
export interface ListedTarget extends TargetUrl {
  /** A name for its files: unique in the list, and in its order. */
  readonly name: string;
}

const UNSAFE_IN_NAMES = /[^A-Za-z0-9._-]+/g;

const fileName = (base: string): string => base.replace(/^https?:\/\//, '').replace(UNSAFE_IN_NAMES, '_');

/** The targets of a file, one URL a line; empty lines and those that begin with `#` do not count. */
export async function targetList(file: string): Promise<readonly ListedTarget[]> {
  const text = new TextDecoder().decode(await readInput(file, 'the targets'));
  const urls = text.split(/\r?\n/).flatMap((raw, at) => {
    const line = raw.trim();
    return line === '' || line.startsWith('#') ? [] : [parseTarget(line, `${file}:${at + 1}`)];
  });
  if (urls.length === 0) throw new UsageError(`--targets ${quoted(file)} names no target`);
  const digits = String(urls.length).length;
  return urls.map((url, at) => ({
    ...url,
    name: `${String(at + 1).padStart(digits, '0')}-${fileName(url.base)}`,
  }));
}

/** Every N-th target from the I-th. */
export function partOf(targets: readonly ListedTarget[], shard: Shard | undefined): readonly ListedTarget[] {
  if (!shard) return targets;
  const part = targets.filter((_, at) => at % shard.count === shard.index - 1);
  if (part.length > 0) return part;
  throw new UsageError(`--shard ${shard.index}/${shard.count}: there are only ${targets.length} targets`);
}
