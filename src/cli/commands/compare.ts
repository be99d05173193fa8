import { compareResults } from '../../report/comparison.ts';
import { comparisonFormats } from '../../report/comparison-text.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { general } from '../options/general.ts';
import { savedResult } from '../saved-results.ts';
import { print } from '../standard-output.ts';
import { looks } from '../terminal.ts';

export const run: Run = async ({ operands: [before = '', after = ''], values }) => {
  const comparison = compareResults(await savedResult(before), await savedResult(after));
  const render = comparisonFormats[values.get(general.comparisonFormat)];
  await print(render(comparison, looks(process.stdout, process.env)));
  return comparison.newFailures.length > 0 ? EXIT.nonConformant : EXIT.success;
};
