// `npm run bench -- [NAME…]`: runs every *.bench.mjs of this directory, or those whose names hold one of the words.
//
// A bench is a file NAME.bench.mjs whose default export is
//   { title, rounds?, prepare: async () => Contender[] }
// and a contender is
//   { name, run, limit?, goal?, note? }
// `run` does the work, may be async, and returns how many units it did (nothing: one). All contenders take turns, round
// by round, and each is given as the median of its rounds against the one with `limit: true`:
//   goal: { speed: 0.5 }  at least half as fast as the limit
//   goal: { time: 1.3 }   at most 1.3 times the limit's time
// `note` is a text, or a function that gives one when all is done. `rounds` is 7 where it is left out.
import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';

const here = new URL('.', import.meta.url);
const words = process.argv.slice(2);
const files = (await readdir(here)).filter((name) => name.endsWith('.bench.mjs')).sort();
const chosen = files.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.length === 0) {
  process.stderr.write(
    `no bench is named so; there are: ${files.map((name) => name.replace('.bench.mjs', '')).join(', ')}\n`,
  );
  process.exit(2);
}

const median = (values) => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Microseconds for one unit. */
async function timed(run) {
  const started = performance.now();
  const units = (await run()) ?? 1;
  return ((performance.now() - started) * 1000) / units;
}

/** Every contender once a round, so that a noisy moment falls on all of them alike. */
async function measured(contenders, rounds) {
  const times = new Map(contenders.map((one) => [one, []]));
  if (rounds > 1) for (const one of contenders) await one.run();
  for (let round = 0; round < rounds; round++) {
    for (const one of contenders) {
      globalThis.gc?.();
      times.get(one).push(await timed(one.run));
    }
  }
  return new Map(contenders.map((one) => [one, median(times.get(one))]));
}

const shown = (micros) =>
  micros >= 10_000
    ? `${(micros / 1000).toFixed(0)} ms`
    : micros >= 10
      ? `${micros.toFixed(0)} µs`
      : `${micros.toFixed(2)} µs`;

function judged({ goal }, time, limit) {
  if (goal === undefined) return '';
  const met = goal.speed === undefined ? time / limit <= goal.time : limit / time >= goal.speed;
  const wanted = goal.speed === undefined ? `time ≤ ${goal.time}` : `speed ≥ ${goal.speed}`;
  return `${met ? 'met' : 'MISSED'} (${wanted})`;
}

async function row(one, time, limit) {
  const note = typeof one.note === 'function' ? await one.note() : (one.note ?? '');
  return [
    one.name,
    shown(time),
    limit === undefined ? '' : (limit / time).toFixed(3),
    limit === undefined ? '' : (time / limit).toFixed(2),
    limit === undefined ? '' : judged(one, time, limit),
    note,
  ];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  for (const cells of rows) {
    process.stdout.write(
      `  ${cells
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}

process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
let missed = 0;
for (const file of chosen) {
  const { default: bench } = await import(new URL(file, here).href);
  const contenders = await bench.prepare();
  const medians = await measured(contenders, bench.rounds ?? 7);
  const limit = medians.get(contenders.find((one) => one.limit === true));
  const rows = [['', 'a unit', 'speed', 'time', 'goal', '']];
  for (const one of contenders) rows.push(await row(one, medians.get(one), limit));
  process.stdout.write(`\n${file.replace('.bench.mjs', '')}: ${bench.title}\n`);
  table(rows);
  missed += rows.filter((cells) => cells[4].startsWith('MISSED')).length;
}
process.exitCode = missed === 0 ? 0 : 1;
