import type { Level, Statement } from '../contract/types.ts';
import { waivingOf } from '../run/waivers.ts';
import type { Waiver } from '../run/waiver-file.ts';
import { version } from '../version.ts';

/** What is judged, and what counts: the same for a live target and for payloads. */
export interface JudgingOptions {
  /** Ids or areas of requirements to judge; all that there are unless given. */
  readonly only?: readonly string[];
  /** Ids or areas to leave out. */
  readonly skip?: readonly string[];
  /** The level that makes the verdict non-conformant when broken: `must` unless given, or `should` as well. */
  readonly failOn?: Level;
  /** A `must` that could not be judged makes the verdict inconclusive; not so unless given. */
  readonly failOnUnjudged?: boolean;
  /** Known deviations, as a waiver file has them. */
  readonly waivers?: readonly Waiver[];
  /** Who states what of which product; for the report. */
  readonly statement?: Partial<Statement>;
}

const EMPTY: Statement = { organisation: '', product: '', version: '', contact: '' };

/** These options as the engines take them. */
export function judgingOf(options: JudgingOptions) {
  const { only, skip, failOn = 'must', failOnUnjudged = false, waivers, statement } = options;
  const startedAt = new Date().toISOString();
  return {
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    failOn,
    failOnUnjudged,
    ...(waivers === undefined ? {} : { waiving: waivingOf(waivers, startedAt.slice(0, 10)) }),
    ...(statement === undefined ? {} : { statement: { ...EMPTY, ...statement } }),
    version,
    startedAt,
  };
}
