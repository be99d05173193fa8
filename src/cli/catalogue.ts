import { requirements } from '../../suites/index.ts';
import type { RequirementText } from '../check/requirement.ts';
import { coverage } from './coverage.ts';

/** A requirement, and the faults of the reference server that show that it is caught when it is broken. */
export interface CatalogueEntry extends RequirementText {
  readonly covered: boolean;
  readonly coveredBy: readonly string[];
}

/** All requirements, in list order. Plain data: the build puts the value itself in place of this module. */
export const catalogue: readonly CatalogueEntry[] = requirements.map(
  ({ id, level, area, profile, title, source, firmness, how, cause, examples }) => {
    const coveredBy = coverage.get(id) ?? [];
    const covered = coveredBy.length > 0;
    return { id, level, area, profile, title, source, firmness, covered, coveredBy, how, cause, examples };
  },
);
