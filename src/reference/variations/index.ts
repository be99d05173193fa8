import type { VariationChoice } from '../options.ts';
import { mix } from '../prefill.ts';
import { behaviourDimensions } from './behaviour.ts';
import type { Dimension } from './dimension.ts';
import { wordingDimensions } from './wording.ts';

/** Every way in which the reference server can differ and still conform. */
export const dimensions: readonly Dimension[] = [...behaviourDimensions, ...wordingDimensions];

/** A server that differs in several ways at once. */
export interface Variation {
  readonly dimensions: readonly Dimension[];
  /** Requirements of level `should` that may warn. */
  readonly expectedWarnings: readonly string[];
}

const byName = new Map(dimensions.map((one) => [one.name, one]));

function named(name: string): Dimension {
  const found = byName.get(name);
  if (!found)
    throw new RangeError(`There is no variation "${name}"; there are ${[...byName.keys()].join(', ')}`);
  return found;
}

/** One in three dimensions, at most one of a group. */
function drawn(seed: number): readonly Dimension[] {
  const groups = [...new Set(dimensions.map(({ group }) => group))];
  return groups.flatMap((group, index) => {
    const choices = dimensions.filter((one) => one.group === group);
    const draw = mix(seed, index);
    return draw % 3 === 0 ? (choices[(draw >>> 8) % choices.length] ?? []) : [];
  });
}

export const dimensionsOf = (choice: VariationChoice): readonly Dimension[] =>
  'seed' in choice ? drawn(choice.seed) : choice.dimensions.map(named);

/** The variation that a seed draws; the same seed always draws the same. */
export function variationOf(seed: number): Variation {
  const chosen = drawn(seed);
  return {
    dimensions: chosen,
    expectedWarnings: [...new Set(chosen.flatMap((one) => one.expectedWarnings))].sort(),
  };
}
