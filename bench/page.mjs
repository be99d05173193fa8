import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';

const PAGE = new URL('../docs/benchmarks.md', import.meta.url);

/** How busy the machine was before: beyond its number of processors, times are those of others, too. */
const load = loadavg()[0].toFixed(1);

export const machine = () =>
  `Node ${process.version}, ${cpus().length} × ${(cpus()[0]?.model ?? 'unknown').trim()}, load ${load} before the run`;

const INTRO = `# Benchmarks

Written by the benches themselves: \`npm run build && npm run bench -- --write\` runs all but the slow ones and puts what it
measured here; with names of benches after it, only those and their sections. **Only the ratios count**: everything in a
section was measured side by side in one run, in turns, and each is the median of its rounds; the machine is small, shared
and noisy. The limit is the cheapest thing that could do the work at all. *Speed* is the limit's time divided by ours, *time*
the other way round. A missed goal stays here as missed. No test depends on a time.
`;

const cell = (text) => text.replaceAll('|', '\\|');
const HEAD = ['what', 'command', 'limit', 'ours', 'ratio', 'goal', '', 'note'];

const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;

function section(name, title, rows) {
  const usual = `npm run bench -- ${name}`;
  const table = rows.map(({ what, command, limit, ours, ratio, goal, state, note }) =>
    line([
      what,
      command === '' ? '' : `\`${command}\``,
      limit,
      ours,
      ratio,
      goal,
      state === 'missed' ? '**missed**' : state,
      note,
    ]),
  );
  return [
    `## ${name}: ${title}`,
    '',
    `\`${usual}\` (\`bench/${name}.bench.mjs\`), on ${machine()}.`,
    '',
    line(HEAD),
    `|${HEAD.map(() => '---').join('|')}|`,
    ...table,
    '',
  ].join('\n');
}

const nameOf = (text) => text.slice(0, text.indexOf(':')).replace('## ', '');

/** Puts the section of one bench into the page, the sections being in the order of their names. */
export async function writePage(name, title, rows) {
  const old = await readFile(PAGE, 'utf8').catch(() => '');
  const kept = old
    .split(/^(?=## )/mu)
    .slice(1)
    .filter((text) => nameOf(text) !== name)
    .map((text) => `${text.trimEnd()}\n`);
  const sections = [...kept, section(name, title, rows)].sort((one, other) =>
    nameOf(one) < nameOf(other) ? -1 : 1,
  );
  await writeFile(PAGE, [INTRO, ...sections].join('\n'));
}
