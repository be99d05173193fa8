import type { RunResult } from '../../contract/types.ts';
import { STATUS_NAMES, STATUSES } from './status.ts';

const option = (value: string): string => `<option>${value}</option>`;

/** Filters for whoever has scripts on: without them the form stays hidden and everything is shown. */
export function filters(result: RunResult): string {
  const areas = [...new Set(result.requirements.map(({ area }) => area))];
  const statuses = STATUS_NAMES.filter((status) =>
    result.requirements.some((one) => one.status === status),
  ).map(
    (status) =>
      `<label class="choice ${status}"><input type="checkbox" name="status" value="${status}"> ` +
      `<span><span aria-hidden="true">${STATUSES[status].sign}</span> ${STATUSES[status].word}</span></label>`,
  );
  return (
    '<form id="filters" role="search" aria-label="Filter requirements and findings" hidden>\n' +
    `<fieldset><legend>Status</legend>${statuses.join('')}</fieldset>\n` +
    '<label>Level <select name="level"><option value="">all</option><option>must</option><option>should</option></select></label>\n' +
    `<label>Area <select name="area"><option value="">all</option>${areas.map(option).join('')}</select></label>\n` +
    '<label>Text <input type="search" name="text" placeholder="id, pointer, words" autocomplete="off" spellcheck="false"></label>\n' +
    '<button type="reset">Show all</button>\n<p id="shown" role="status"></p>\n</form>\n'
  );
}
