import { leave, node, place } from './process.mjs';

export default {
  title: 'the proof that every check works',
  prepare: async () => [],
  async figures() {
    const cwd = await place();
    const started = performance.now();
    const { output } = await node(['dist/cli.js', 'selftest'], { cwd });
    const took = (performance.now() - started) / 1000;
    return [
      {
        name: 'every fault, variation and degenerate server',
        command: 'node dist/cli.js selftest',
        value: took,
        unit: 's',
        goal: { most: 60 },
        note: output.trimEnd().split('\n').at(-1),
      },
    ];
  },
  close: leave,
};
