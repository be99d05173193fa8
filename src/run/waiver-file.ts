import { waivers as validate } from '../contract/generated/file-validators.js';
import type { Waiver, WaiverFile } from '../contract/generated/types.ts';
import type { FindingResult, Level, RunResult } from '../contract/types.ts';
import { violations } from '../contract/violation.ts';
import { readJson } from '../json/read.ts';

export type { Waiver } from '../contract/generated/types.ts';

/** A waiver file that cannot be used: wrong usage, with the place in it. */
export class WaiverError extends Error {
  override readonly name = 'WaiverError';
}

const isWaiverFile = (value: unknown): value is WaiverFile => typeof value === 'object' && value !== null;

/** Is it a day of the calendar, such as 2026-02-28 but not 2026-02-30? */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const EXPRESSION = /^\/(.+)\/([dimsuv]*)$/s;

/** The regular expression that a `match` between slashes is. */
export function expressionOf(match: string): RegExp | undefined {
  const [, source, flags] = EXPRESSION.exec(match) ?? [];
  return source === undefined ? undefined : new RegExp(source, flags);
}

function faultOf(waiver: Waiver, knownIds: ReadonlySet<string>): string | undefined {
  if (!knownIds.has(waiver.requirement))
    return `there is no requirement ${JSON.stringify(waiver.requirement)}`;
  if (waiver.reason.trim() === '') return 'the reason is not filled in: say why the deviation is tolerated';
  if (!isDay(waiver.expires)) return `expires is no day of the calendar: ${waiver.expires}`;
  try {
    if (waiver.match !== undefined) expressionOf(waiver.match);
  } catch (error) {
    return `match is no regular expression: ${error instanceof Error ? error.message : ''}`;
  }
  return undefined;
}

/**
 * The waivers of a file: `{"waivers":[{"requirement","reason","expires","pointer"?,"match"?}]}`.
 * @throws WaiverError where it is no such file, names an unknown requirement, or has a reason left to fill in.
 */
export function readWaivers(bytes: Uint8Array, knownIds: Iterable<string>): readonly Waiver[] {
  const { value, problems } = readJson(bytes);
  const [problem] = problems;
  if (problem)
    throw new WaiverError(
      `no well-formed JSON: line ${problem.line}, column ${problem.column}: ${problem.message}`,
    );
  const [first] = value === undefined ? [] : violations(validate, value);
  if (first)
    throw new WaiverError(
      `at ${first.pointer === '' ? 'the top' : first.pointer}: expected ${first.expected}`,
    );
  if (!isWaiverFile(value)) throw new WaiverError('it holds no JSON');
  const known = new Set(knownIds);
  for (const [index, waiver] of value.waivers.entries()) {
    const fault = faultOf(waiver, known);
    if (fault !== undefined)
      throw new WaiverError(`waiver ${index + 1} (${JSON.stringify(waiver.requirement)}): ${fault}`);
  }
  return value.waivers;
}

/** Days that a written waiver lasts. */
const LASTS_DAYS = 90;
const DAY_MS = 86_400_000;

const listPositions = (pointer: string): string => pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');

type Draft = Omit<Waiver, 'reason' | 'expires'>;

/** One scope for each place where findings stand; none where some findings were not kept, for their places are unknown. */
function draftsOf(id: string, findings: readonly FindingResult[], count: number): readonly Draft[] {
  if (count > findings.length) return [{ requirement: id }];
  const open = findings.filter(({ waived }) => waived === undefined);
  const pointers = new Set(
    open.map(({ pointer }) => (pointer === undefined ? undefined : listPositions(pointer))),
  );
  return Array.from(pointers, (pointer) => ({
    requirement: id,
    ...(pointer === undefined ? {} : { pointer }),
  }));
}

/**
 * The text of a waiver file for what failed the run, at the places where it failed, positions in lists left open. The
 * reasons are empty: until somebody fills them in, {@link readWaivers} refuses the file.
 */
export function writeWaivers(result: RunResult, failOn: Level): string {
  const began = Date.parse(result.startedAt);
  const expires = new Date((Number.isNaN(began) ? 0 : began) + LASTS_DAYS * DAY_MS)
    .toISOString()
    .slice(0, 10);
  const broken = result.requirements.filter(
    ({ status }) => status === 'fail' || (status === 'warn' && failOn === 'should'),
  );
  const waivers = broken
    .flatMap(({ id, findings, findingCount }) => draftsOf(id, findings, findingCount))
    .map(({ requirement, pointer }): Waiver => ({
      requirement,
      reason: '',
      expires,
      ...(pointer === undefined ? {} : { pointer }),
    }));
  return JSON.stringify({ waivers }, null, 2) + '\n';
}
