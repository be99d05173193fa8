import { NoSuchRequirement, select } from '../../suites/selection.ts';
import { requirements } from '../../suites/index.ts';
import type { Requirement } from '../check/requirement.ts';
import type { Level, Profile, Statement } from '../contract/types.ts';
import type { Waiving } from '../run/waiving.ts';
import { judging as options } from './options/judging.ts';
import { quoted, suggestion, UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** What is judged, and what counts. */
export interface Judging {
  readonly profiles: readonly Profile[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly statement?: Statement;
  readonly waiving?: Waiving;
}

/** Reads what the options of judging say, files included; `profiles` are those of the run, where it has its own. */
export async function judgingOf(values: Values, profiles = values.get(options.profile)): Promise<Judging> {
  const statement = values.get(options.statement);
  const waivers = values.get(options.waivers);
  return {
    profiles,
    only: values.get(options.only),
    skip: values.get(options.skip),
    failOn: values.get(options.failOn),
    failOnUnjudged: values.get(options.failOnUnjudged),
    // Most runs have neither, and what reads them is large.
    ...(statement === undefined
      ? {}
      : { statement: await (await import('./statement.ts')).readStatement(statement) }),
    ...(waivers === undefined ? {} : { waiving: await (await import('./waivers.ts')).waiving(waivers) }),
  };
}

/** The requirements that are chosen; a word that matches none is wrong usage. */
export function chosen(judging: Judging): readonly Requirement[] {
  try {
    return select(judging.profiles, judging.only, judging.skip);
  } catch (error) {
    throw error instanceof NoSuchRequirement ? noSuchRequirement(error, judging) : error;
  }
}

/** A word of `--only` or `--skip` that matches nothing, with the nearest right one. */
export function noSuchRequirement(error: NoSuchRequirement, { only }: Judging): UsageError {
  const { word, known } = error;
  const elsewhere = requirements.find(({ id, area }) => id === word || area === word);
  const hint = elsewhere
    ? `; it belongs to the profile ${elsewhere.profile}`
    : suggestion(word, known, 'imsessions requirements lists them');
  const option = only.includes(word) ? '--only' : '--skip';
  const message = `${option}: ${quoted(word)} is no requirement or area of the chosen profiles${hint}`;
  return new UsageError(message, { cause: error });
}
