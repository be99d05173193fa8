import { createHash } from 'node:crypto';
import type { RequirementText } from '../check/requirement.ts';

/** The SHA-256 of the requirement catalogue: what each requirement says of itself, in list order. */
export function catalogueHash(catalogue: readonly RequirementText[]): string {
  const texts = catalogue.map(({ id, level, area, profile, title, source, firmness, how }) => ({
    id,
    level,
    area,
    profile,
    title,
    source,
    firmness,
    how,
  }));
  return `sha256-${createHash('sha256').update(JSON.stringify(texts)).digest('hex')}`;
}
