import { line } from '../report/neutral.ts';

/** Rows as columns of text, two blanks apart; the last column is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map(line));
  const widths: number[] = [];
  for (const row of clean)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  const text = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return clean.map((row) => `${text(row)}\n`).join('');
}
