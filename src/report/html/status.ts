import type { RequirementResult, Status } from '../../contract/types.ts';
import { text } from './text.ts';

/** The word and the sign of a status: colour alone says nothing. Worst first, as everything is listed. */
export const STATUSES: Readonly<Record<Status, { readonly word: string; readonly sign: string }>> = {
  fail: { word: 'Failed', sign: '✗' },
  warn: { word: 'Warning', sign: '!' },
  inconclusive: { word: 'Inconclusive', sign: '?' },
  skip: { word: 'Skipped', sign: '–' },
  waived: { word: 'Waived', sign: '~' },
  pass: { word: 'Passed', sign: '✓' },
};

export const STATUS_NAMES: readonly Status[] = ['fail', 'warn', 'inconclusive', 'skip', 'waived', 'pass'];

export const statusChip = (status: Status): string => {
  const { word, sign } = STATUSES[status];
  return `<span class="chip ${status}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
};

export const levelChip = (level: RequirementResult['level']): string =>
  `<span class="level ${level}">${level}</span>`;

/** Ids are short; what is not is no id of ours and may break anywhere. */
const LONGEST_ID = 20;

export const idText = (id: string): string =>
  `<span class="id${id.length > LONGEST_ID ? ' long' : ''}">${text(id)}</span>`;

/** What the filters read. */
export const filterData = ({ status, level, area }: RequirementResult): string =>
  ` data-status="${status}" data-level="${level}" data-area="${area}"`;
