import { load } from './load.mjs';

const USUAL = 100_000;
const COUNTS = [1000, USUAL, 1_000_000];
/** Takes minutes: only where this bench is asked for by name. */
const LONGEST = 10_000_000;
const MEGABYTE = 1024 * 1024;

export default {
  title: 'the cost of a valid session and the memory of the process, from 1,000 sessions to 10,000,000',
  rounds: 3,
  async prepare({ named }) {
    const { generateFixtures, fixtureText } = await load(
      'fixtures-scale',
      `export { generateFixtures } from './src/generate/fixtures.ts';
       export { fixtureText } from './src/generate/text.ts';`,
    );
    return [...COUNTS, ...(named ? [LONGEST] : [])].map((count) => {
      let most = 0;
      return {
        name: `${count.toLocaleString('en-GB')} sessions`,
        ...(count === LONGEST ? { rounds: 1 } : {}),
        command: `node dist/cli.js fixtures --kind session --count ${count} --format ndjson --out -`,
        ...(count === USUAL ? { limit: true } : { goal: { time: 1.15 } }),
        run() {
          const options = { kind: 'session', class: 'valid', count, seed: 1 };
          // A few are made again and again, so that the clock sees more than its own noise.
          const times = Math.max(1, USUAL / count);
          let chunks = 0;
          for (let at = 0; at < times; at++) {
            const text = fixtureText(generateFixtures(options), { format: 'ndjson', labelled: false, count });
            for (const chunk of text) {
              chunks += chunk.length > 0 ? 1 : 0;
              if (chunks % 256 === 0) most = Math.max(most, process.memoryUsage.rss());
            }
          }
          most = Math.max(most, process.memoryUsage.rss());
          return count * times;
        },
        note: () => `resident at most ${(most / MEGABYTE).toFixed(0)} MB`,
      };
    });
  },
};
