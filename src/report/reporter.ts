import type { RunResult } from '../contract/types.ts';

/** How a text is to look; what it says never depends on it. */
export interface ReporterOptions {
  /** Terminal colours, `pretty` only. */
  readonly colour: boolean;
  /** Columns to wrap prose at, `pretty` only; without it lines are as long as they are. */
  readonly width?: number;
  /** Only ASCII characters, for terminals that show nothing else; `pretty` only. */
  readonly ascii?: boolean;
}

/** Renders a result, and nothing but the result, in chunks to be written one after the other. */
export type Reporter = (result: RunResult, options: ReporterOptions) => Iterable<string>;
