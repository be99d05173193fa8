import type { Area, RequirementResult, RunResult } from '../../contract/types.ts';
import { hasFindings } from './findings.ts';
import { filterData, idText, levelChip, STATUSES, statusChip } from './status.ts';
import { anchor, text, titled } from './text.ts';

interface Placed {
  readonly one: RequirementResult;
  readonly index: number;
}

/** The requirements by area, in the order in which the areas come. */
function byArea(result: RunResult): ReadonlyMap<Area, readonly Placed[]> {
  const areas = new Map<Area, Placed[]>();
  for (const [index, one] of result.requirements.entries()) {
    const list = areas.get(one.area) ?? [];
    if (list.length === 0) areas.set(one.area, list);
    list.push({ one, index });
  }
  return areas;
}

/** The part of an id that differs inside its area. */
const short = (id: string): string => (/^IMS-[A-Z]+-\d+$/.test(id) ? id.replace(/^.*-/, '') : id);

function cell({ one, index }: Placed): string {
  const { word, sign } = STATUSES[one.status];
  return (
    `<li><a class="cell ${one.status} ${one.level}" href="#${anchor('requirement', index)}" ` +
    `aria-label="${text(one.id)}, ${one.level}: ${word}"><span aria-hidden="true">${sign}</span> ` +
    `<span aria-hidden="true">${text(short(one.id))}</span></a></li>`
  );
}

/** All requirements at a glance: a line for each area, a link for each requirement. */
export function* overview(result: RunResult): Generator<string> {
  yield '<section aria-labelledby="overview"><h2 id="overview">At a glance</h2>\n<dl class="overview">\n';
  for (const [area, placed] of byArea(result))
    yield `<div><dt>${area}</dt><dd><ul>${placed.map(cell).join('')}</ul></dd></div>\n`;
  yield '</dl>\n<p class="legend">A solid outline marks a <span class="level must">must</span>, a dashed one a <span class="level should">should</span>.</p>\n</section>\n';
}

function row({ one, index }: Placed): string {
  const link = hasFindings(one) ? ` <a class="to" href="#${anchor('finding', index)}">findings</a>` : '';
  const firmness = one.firmness === undefined ? '' : ` <span class="firmness">${text(one.firmness)}</span>`;
  return (
    `<tr id="${anchor('requirement', index)}"${filterData(one)}><th scope="row">${idText(one.id)}</th>` +
    `<td>${titled(one.title)}</td><td>${levelChip(one.level)}</td><td>${statusChip(one.status)}${link}</td>` +
    `<td>${one.profile}</td><td>${text(one.source)}${firmness}</td></tr>\n`
  );
}

/** Every requirement by area, with level, status and source. */
export function* matrix(result: RunResult): Generator<string> {
  yield '<section aria-labelledby="requirements"><h2 id="requirements">All requirements</h2>\n';
  yield '<div class="scroll" role="region" aria-label="Table of requirements" tabindex="0"><table>\n';
  yield '<thead><tr><th scope="col">Id</th><th scope="col">What must hold</th><th scope="col">Level</th>';
  yield '<th scope="col">Status</th><th scope="col">Profile</th><th scope="col">Source</th></tr></thead>\n';
  for (const [area, placed] of byArea(result)) {
    yield `<tbody data-group><tr class="area"><th colspan="6" scope="rowgroup">${area}</th></tr>\n`;
    for (const each of placed) yield row(each);
    yield '</tbody>\n';
  }
  yield '</table></div>\n<p class="fine" data-empty hidden>No requirement fits the filters.</p>\n</section>\n';
}
