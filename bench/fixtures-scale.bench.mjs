import { load } from './load.mjs';

/** BENCH_LONG=1 adds the run of ten million, which takes minutes. */
const COUNTS = [1000, 100_000, 1_000_000, ...(process.env.BENCH_LONG ? [10_000_000] : [])];
const MEGABYTE = 1024 * 1024;

export default {
  title: 'the cost of a valid session and the memory of the process, from a thousand sessions on',
  rounds: 3,
  async prepare() {
    const { generateFixtures, fixtureText } = await load(
      'fixtures-scale',
      `export { generateFixtures } from './src/generate/fixtures.ts';
       export { fixtureText } from './src/generate/text.ts';`,
    );
    return COUNTS.map((count) => {
      let most = 0;
      return {
        name: `${count.toLocaleString('en-GB')} sessions`,
        limit: count === 100_000,
        ...(count > 100_000 ? { goal: { time: 1.15 } } : {}),
        run() {
          const options = { kind: 'session', class: 'valid', count, seed: 1 };
          const text = fixtureText(generateFixtures(options), { format: 'ndjson', labelled: false, count });
          let chunks = 0;
          for (const chunk of text) {
            chunks += chunk.length > 0 ? 1 : 0;
            if (chunks % 256 === 0) most = Math.max(most, process.memoryUsage.rss());
          }
          most = Math.max(most, process.memoryUsage.rss());
          return count;
        },
        note: () => `resident at most ${(most / MEGABYTE).toFixed(0)} MB`,
      };
    });
  },
};
