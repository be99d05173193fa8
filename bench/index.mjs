// `npm run bench -- [--write] [NAME…]`: runs every *.bench.mjs of this directory, or those of these names or with them in theirs;
// those that say `slow` only where they are named. `--write` puts what was measured into docs/benchmarks.md, each bench into
// its own section, and leaves the sections of the others as they are.
//
// A bench is a file NAME.bench.mjs whose default export is
//   { title, rounds?, clock?, slow?, prepare: async ({ named }) => Contender[], figures?: async () => Figure[], close? }
// where `named` tells whether it was asked for by name, and may take longer. A contender is
//   { name, run, before?, command?, limit?, less?, goal?, rounds?, why?, note?, absent? }
// `run` does the work, may be async, and returns how many units it did (nothing: one). All contenders take turns, round
// by round, and each is given as the median of its rounds against the one with `limit: true`:
//   goal: { speed: 0.5 }  at least half as fast as the limit
//   goal: { time: 1.3 }   at most 1.3 times the limit's time
// A goal may name another contender, `against: 'NAME'`, and there may be a list of them. `less` are ms that are taken off
// before, such as a time that is only waited. `before` is done before each run and not measured. `note` is a text, or a
// function that gives one when all is done; `why` is one sentence that stands where a goal is missed. `absent` says why this
// one cannot be measured here. `rounds` is 7 where it is left out, `clock: 'cpu'` counts processor time of this process.
// A figure is no time, and held against a number: { name, value, unit, goal: { most: 15 }, command?, limit?, why?, absent? }.
import { readdir } from 'node:fs/promises';
import { median, measured } from './measure.mjs';
import { machine, writePage } from './page.mjs';
import { figureRow, printed, rowsOf } from './rows.mjs';

const here = new URL('.', import.meta.url);
const words = process.argv.slice(2).filter((word) => word !== '--write');
const writes = process.argv.includes('--write');
const files = (await readdir(here)).filter((name) => name.endsWith('.bench.mjs')).sort();
const exact = (word) => files.includes(`${word}.bench.mjs`);
const named = files.filter((name) =>
  words.some((word) => (exact(word) ? name === `${word}.bench.mjs` : name.includes(word))),
);
if (words.length > 0 && named.length === 0) {
  process.stderr.write(
    `no bench is named so; there are: ${files.map((name) => name.replace('.bench.mjs', '')).join(', ')}\n`,
  );
  process.exit(2);
}

async function ran(bench) {
  try {
    const contenders = await bench.prepare({ named: words.length > 0 });
    const present = contenders.filter((one) => one.absent === undefined);
    const times = await measured(present, bench.rounds ?? 7, bench.clock ?? 'wall');
    const medians = new Map([...times].map(([one, all]) => [one, median(all)]));
    const rows = await rowsOf(contenders, medians, times);
    for (const figure of (await bench.figures?.()) ?? []) rows.push(figureRow(figure));
    return rows;
  } finally {
    await bench.close?.();
  }
}

process.stdout.write(`${machine()}\n`);
let missed = 0;
for (const file of words.length > 0 ? named : files) {
  const name = file.replace('.bench.mjs', '');
  const { default: bench } = await import(new URL(file, here).href);
  if (bench.slow === true && words.length === 0) {
    process.stdout.write(`\n${name}: ${bench.title}\n  takes minutes: npm run bench -- ${name}\n`);
    continue;
  }
  process.stdout.write(`\n${name}: ${bench.title}\n`);
  const rows = await ran(bench);
  process.stdout.write(printed(rows));
  missed += rows.filter(({ state }) => state === 'missed').length;
  if (writes) await writePage(name, bench.title, rows);
}
process.exitCode = missed === 0 ? 0 : 1;
