import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const benches = readdirSync(new URL('../bench/', import.meta.url))
  .filter((name) => name.endsWith('.bench.mjs'))
  .map((name) => name.replace('.bench.mjs', ''))
  .sort();

interface Section {
  readonly heading: string;
  readonly text: string;
  /** The cells of each line of the table, its head first and the line below that left out. */
  readonly table: readonly (readonly string[])[];
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

const sections = read('benchmarks.md')
  .split(/^## /mu)
  .slice(1)
  .map((text): Section => {
    const lines = text.split('\n').filter((line) => line.startsWith('|'));
    const table = lines.filter((line) => !/^[|-]+$/.test(line)).map(cellsOf);
    return { heading: text.slice(0, text.indexOf(':')), text, table };
  });

test('there is one section for each bench, in the order of their names', () => {
  expect(sections.map(({ heading }) => heading)).toEqual(benches);
});

describe.each(sections)('$heading', ({ heading, text, table }) => {
  const [head = [], ...rows] = table;

  test('says how its figures are made', () => {
    expect(text).toContain(`\`npm run bench -- ${heading}\` (\`bench/${heading}.bench.mjs\`), on Node v`);
  });

  test('has a whole table', () => {
    expect(head).toEqual(['what', 'command', 'limit', 'ours', 'ratio', 'goal', '', 'note']);
    expect(rows).not.toEqual([]);
    expect(rows.filter((cells) => cells.length !== head.length)).toEqual([]);
    expect(rows.filter(([what]) => what === '')).toEqual([]);
  });

  test('says of each goal whether it is met, and why it is not', () => {
    const wrong = rows.filter(([, , , , ratio = '', goal = '', state = '', note = '']) => {
      if (state === 'not measured') return note === '';
      if (goal === '' || goal === 'the limit') return state !== '';
      if (ratio === '' && !goal.startsWith('≤ 0 ')) return true;
      return state !== 'met' && (state !== '**missed**' || note === '');
    });
    expect(wrong).toEqual([]);
  });
});

test('at least one goal of every bench is held against what was measured', () => {
  const judged = ({ table }: Section) =>
    table.some(([, , , , , , state]) => state === 'met' || state === '**missed**');
  expect(sections.filter((section) => !judged(section)).map(({ heading }) => heading)).toEqual([]);
});
