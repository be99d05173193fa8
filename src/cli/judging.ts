import { NoSuchRequirement, select } from '../../suites/selection.ts';
import { requirements } from '../../suites/index.ts';
import type { Requirement } from '../check/requirement.ts';
import { statement as validateStatement } from '../contract/generated/file-validators.js';
import type { Level, Profile, RequirementResult, Statement } from '../contract/types.ts';
import { violations } from '../contract/violation.ts';
import { isObject, isString, type Json } from '../json/value.ts';
import type { Waived } from '../run/assemble.ts';
import { applyWaivers, readWaivers, WaiverError, type Waiver } from '../run/waivers.ts';
import { readInput, readJsonFile } from './json-file.ts';
import { judging as options } from './options/judging.ts';
import { nearest, quoted, UsageError } from './usage-error.ts';
import type { Values } from './values.ts';

/** What is judged, and what counts. */
export interface Judging {
  readonly profiles: readonly Profile[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly failOn: Level;
  readonly failOnUnjudged: boolean;
  readonly statement?: Statement;
  readonly waive?: (requirements: readonly RequirementResult[]) => Waived;
}

/** Reads what the options of judging say, files included; `profiles` are those of the run, where it has its own. */
export async function judgingOf(values: Values, profiles = values.get(options.profile)): Promise<Judging> {
  const statement = await statementOf(values);
  const waivers = await waiversOf(values);
  return {
    profiles,
    only: values.get(options.only),
    skip: values.get(options.skip),
    failOn: values.get(options.failOn),
    failOnUnjudged: values.get(options.failOnUnjudged),
    ...(statement ? { statement } : {}),
    ...(waivers ? { waive: waiving(waivers) } : {}),
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
  const near = nearest(word, known);
  const elsewhere = requirements.find(({ id, area }) => id === word || area === word);
  const hint = elsewhere
    ? `; it belongs to the profile ${elsewhere.profile}`
    : near === undefined
      ? '; imsessions requirements lists them'
      : `; did you mean ${near}?`;
  const option = only.includes(word) ? '--only' : '--skip';
  const message = `${option}: ${quoted(word)} is no requirement or area of the chosen profiles${hint}`;
  return new UsageError(message, { cause: error });
}

const waiving =
  (waivers: readonly Waiver[]) =>
  (results: readonly RequirementResult[]): Waived => {
    const today = new Date().toISOString().slice(0, 10);
    return applyWaivers(results, waivers, today);
  };

/** The waivers of the file that `--waivers` names. */
export async function waiversOf(values: Values): Promise<readonly Waiver[] | undefined> {
  const file = values.get(options.waivers);
  if (file === undefined) return undefined;
  const bytes = await readInput(file, 'the waiver file');
  try {
    return readWaivers(
      bytes,
      requirements.map(({ id }) => id),
    );
  } catch (error) {
    if (!(error instanceof WaiverError)) throw error;
    throw new UsageError(`--waivers ${quoted(file)}: ${error.message}`, { cause: error });
  }
}

const EMPTY: Statement = { organisation: '', product: '', version: '', contact: '' };

/** The statement of the file that `--statement` names; what it leaves out is empty. */
async function statementOf(values: Values): Promise<Statement | undefined> {
  const file = values.get(options.statement);
  if (file === undefined) return undefined;
  const value = await readJsonFile(file, 'the statement');
  const whole: Json = isObject(value) ? { ...EMPTY, ...value } : value;
  const [first] = violations(validateStatement, whole);
  if (first || !isObject(whole)) {
    const member = first?.pointer.slice(1) ?? '';
    const near = first?.keyword === 'additionalProperties' ? nearest(member, Object.keys(EMPTY)) : undefined;
    const hint = near === undefined ? `expected ${first?.expected ?? 'an object'}` : `did you mean ${near}?`;
    throw new UsageError(
      `--statement ${quoted(file)}: ${member === '' ? 'the top' : quoted(member)}: ${hint}`,
    );
  }
  const member = (name: keyof Statement): string => (isString(whole[name]) ? whole[name] : '');
  return {
    organisation: member('organisation'),
    product: member('product'),
    version: member('version'),
    contact: member('contact'),
  };
}
