import { faults } from '../reference/faults/index.ts';

/** The faults of the reference server that each requirement catches, by the requirement's id. */
export const coverage: ReadonlyMap<string, readonly string[]> = byRequirement();

function byRequirement(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { requirement, name } of faults)
    names.set(requirement, [...(names.get(requirement) ?? []), name]);
  return names;
}
