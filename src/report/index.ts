import type { RunResult } from '../contract/types.ts';
import { badge } from './badge.ts';
import { ctrf } from './ctrf.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import type { ReporterName } from './loaders.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { sarif } from './sarif.ts';

export type { Reporter, ReporterOptions } from './reporter.ts';

/** Every reporter by the name that `--reporter` takes. */
export const reporters = {
  pretty,
  json,
  junit,
  html,
  markdown,
  sarif,
  ctrf,
  badge,
} as const satisfies Readonly<Record<ReporterName, Reporter>>;

export { isReporterName, type ReporterName } from './loaders.ts';

/** The whole text at once, for results of usual size. */
export function render(name: ReporterName, result: RunResult, options: ReporterOptions): string {
  return [...reporters[name](result, options)].join('');
}

export { compareResults, type Change, type Comparison } from './comparison.ts';
export { comparisonFormats, type ComparisonFormat } from './comparison-text.ts';
