import type { FindingResult, RequirementResult, RunResult } from '../../contract/types.ts';
import { distinct, outlined, placeText, repeatedText, requestText, type Repeated } from '../finding-text.ts';
import { byReason } from '../status-text.ts';
import { filterData, idText, levelChip, STATUS_NAMES, statusChip } from './status.ts';
import { anchor, lines, text, titled } from './text.ts';

const side = (heading: string, kind: string, value: string | undefined): string =>
  value === undefined
    ? ''
    : `<div class="side ${kind}"><h5>${heading}</h5><pre><code>${text(outlined(value))}</code></pre></div>`;

function sides({ expected, actual }: FindingResult): string {
  if (expected === undefined && actual === undefined) return '';
  return `<div class="sides">${side('Expected', 'expected', expected)}${side('Actual', 'actual', actual)}</div>`;
}

const copied = (curl: string | undefined): string =>
  curl === undefined
    ? ''
    : `<div class="curl"><h5>See it again</h5><pre><code>${text(curl)}</code></pre>` +
      '<button type="button" class="copy" aria-label="Copy the curl line">Copy</button></div>';

function exchange(finding: FindingResult): string {
  if (finding.exchange === undefined) return '';
  const { request, response } = finding.exchange;
  const answer = response ?? '(no answer came)';
  return (
    '<details class="exchange"><summary>Request and answer</summary>' +
    `<h5>Request</h5><pre><code>${lines(request)}</code></pre>` +
    `<h5>Answer</h5><pre><code>${lines(answer)}</code></pre></details>`
  );
}

function finding(repeated: Repeated, index: number): string {
  const one = repeated.finding;
  const where = placeText(one);
  const request = requestText(one);
  const waived = one.waived === undefined ? '' : `<p class="waiver">Waived: ${text(one.waived)}</p>`;
  return (
    `<details class="finding"${index === 0 ? ' open' : ''}><summary><span class="message">${text(repeatedText(repeated))}</span>` +
    (where === undefined ? '' : ` <code class="where">${text(where)}</code>`) +
    `</summary>${waived}${sides(one)}` +
    (request === undefined ? '' : `<p class="request"><code>${text(request)}</code></p>`) +
    `${copied(one.curl)}${exchange(one)}</details>`
  );
}

function* broken(one: RequirementResult, index: number): Generator<string> {
  yield `<article id="${anchor('finding', index)}" class="${one.status}"${filterData(one)}>\n`;
  yield `<h3>${statusChip(one.status)} ${idText(one.id)} ${titled(one.title)}</h3>\n`;
  const flaky = one.flaky === true ? ', <strong>flaky</strong>: tries of the same thing differed' : '';
  yield `<p class="meta">${levelChip(one.level)} area ${one.area}, profile ${one.profile}; source: ${text(one.source)}${flaky}</p>\n`;
  yield '<h4 class="quiet">Findings</h4>\n';
  for (const [at, each] of distinct(one.findings).entries()) yield finding(each, at) + '\n';
  const more = one.findingCount - one.findings.length;
  if (more > 0) yield `<p class="more">and ${more} more of the same requirement</p>\n`;
  yield '</article>\n';
}

/** Has the requirement an article of its own? */
export const hasFindings = (one: RequirementResult): boolean =>
  one.findings.length > 0 || one.status === 'fail' || one.status === 'warn';

const nothingBroken = ({ judged }: RunResult): string =>
  judged.must[0] + judged.should[0] === 0 ? 'Nothing was judged.' : 'Nothing that was judged is broken.';

/** What is broken, the worst first, each finding with its exchange. */
export function* findings(result: RunResult): Generator<string> {
  const chosen = result.requirements
    .map((one, index) => ({ one, index }))
    .filter(({ one }) => hasFindings(one));
  yield '<section aria-labelledby="findings"><h2 id="findings">Findings</h2>\n';
  if (chosen.length === 0) yield `<p class="fine">${nothingBroken(result)}</p>\n`;
  for (const status of STATUS_NAMES)
    for (const { one, index } of chosen) if (one.status === status) yield* broken(one, index);
  if (chosen.length > 0) yield '<p class="fine" data-empty hidden>No finding fits the filters.</p>\n';
  yield '</section>\n';
}

function unjudgedRow(one: RequirementResult): string {
  return (
    `<li class="${one.status}"${filterData(one)}><h3>${statusChip(one.status)} ${idText(one.id)} ` +
    `${titled(one.title)}</h3><p>${levelChip(one.level)} ${reason(one)}</p>${remedy(one)}</li>\n`
  );
}

const reason = (one: RequirementResult): string => titled(one.reason ?? 'No reason was given.');

const remedy = (one: RequirementResult): string =>
  one.remedy === undefined || one.remedy === '' ? '' : `<p>To judge it: ${titled(one.remedy)}</p>`;

/** What was not judged for one and the same reason: the reason once, then all that it holds for. */
function* unjudgedGroup(group: readonly [RequirementResult, ...RequirementResult[]]): Generator<string> {
  const [first] = group;
  if (group.length === 1) {
    yield unjudgedRow(first);
    return;
  }
  yield `<li class="${first.status}" data-group><h3>${statusChip(first.status)} ${group.length} requirements, for one reason</h3>`;
  yield `<p>${reason(first)}</p>${remedy(first)}<ul class="alike">\n`;
  for (const one of group)
    yield `<li${filterData(one)}>${levelChip(one.level)} ${idText(one.id)} ${titled(one.title)}</li>\n`;
  yield '</ul></li>\n';
}

/** What was not judged, why, and what to do about it. */
export function* unjudged(result: RunResult): Generator<string> {
  const chosen = result.requirements.filter(({ status }) => status === 'skip' || status === 'inconclusive');
  if (chosen.length === 0) return;
  yield '<section aria-labelledby="unjudged"><h2 id="unjudged">Not judged, and how to judge it</h2>\n<ul class="unjudged">\n';
  for (const group of byReason(chosen)) yield* unjudgedGroup(group);
  yield '</ul>\n</section>\n';
}
