import { catalogue, type CatalogueEntry } from '../catalogue.ts';
import type { Run } from '../command.ts';
import { general, type ListFormat } from '../options/general.ts';
import { print } from '../standard-output.ts';
import { table } from '../table.ts';

export const run: Run = async ({ values }) => {
  await print([RENDERERS[values.get(general.listFormat)](catalogue)]);
  return 0;
};

type Render = (listed: readonly CatalogueEntry[]) => string;

const HEAD = ['id', 'level', 'area', 'profile', 'firmness', 'source', 'covered by', 'title'];

const faults = ({ coveredBy: { length } }: CatalogueEntry): string =>
  length === 0 ? 'not covered' : `${length} fault${length === 1 ? '' : 's'}`;

function row(entry: CatalogueEntry): string[] {
  const { id, level, area, profile, firmness, source, title } = entry;
  return [id, level, area, profile, firmness, source, faults(entry), title];
}

const markdownRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

const RENDERERS: Readonly<Record<ListFormat, Render>> = {
  table: (listed) => table([HEAD, ...listed.map(row)]),
  json: (listed) => JSON.stringify(listed, null, 2) + '\n',
  markdown: (listed) => [HEAD, HEAD.map(() => '---'), ...listed.map(row)].map(markdownRow).join(''),
};
