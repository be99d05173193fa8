/** The faults of the reference server that each requirement catches, by the requirement's id. */
export const coverage: ReadonlyMap<string, readonly string[]> = new Map();
