export const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const CLOCKS = {
  wall: () => performance.now() * 1000,
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
};

/** Microseconds for one unit. */
async function timed({ run, less = 0 }, clock) {
  const started = clock();
  const units = (await run()) ?? 1;
  return (clock() - started - less * 1000) / units;
}

/**
 * Every contender once a round, so that a noisy moment falls on all of them alike. One that says how many rounds it takes
 * is not warmed up, for it takes minutes.
 */
export async function measured(contenders, rounds, clock) {
  const times = new Map(contenders.map((one) => [one, []]));
  const once = async (one) => {
    await one.before?.();
    globalThis.gc?.();
    return timed(one, CLOCKS[clock]);
  };
  if (rounds > 1) for (const one of contenders) if (one.rounds === undefined) await once(one);
  for (let round = 0; round < rounds; round++)
    for (const one of contenders) if (round < (one.rounds ?? rounds)) times.get(one).push(await once(one));
  return times;
}
