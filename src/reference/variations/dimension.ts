import type { Hooks } from '../hooks.ts';
import type { ReferenceOptions, Settings } from '../options.ts';

/** One way in which a conforming server may differ from the plain reference server. */
export interface Dimension {
  readonly name: string;
  readonly summary: string;
  /** Requirements of level `should` that it does not meet: they may warn. */
  readonly expectedWarnings: readonly string[];
  /** At most one dimension of a group is chosen. */
  readonly group: string;
  readonly options?: ReferenceOptions;
  readonly hooks: (settings: Settings) => Hooks;
}

type Details = Partial<Pick<Dimension, 'expectedWarnings' | 'group' | 'options'>>;

export const dimension = (
  name: string,
  summary: string,
  hooks: Hooks | Dimension['hooks'],
  details: Details = {},
): Dimension => ({
  name,
  summary,
  expectedWarnings: [],
  group: name,
  hooks: typeof hooks === 'function' ? hooks : () => hooks,
  ...details,
});

/** The same server, set up otherwise. */
export const setUp = (
  name: string,
  summary: string,
  options: ReferenceOptions,
  details: Details = {},
): Dimension => dimension(name, summary, {}, { ...details, options });
