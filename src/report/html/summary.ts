import type { Level, RunResult, Status } from '../../contract/types.ts';
import { verdictText } from '../verdict-text.ts';
import { STATUS_NAMES, STATUSES } from './status.ts';
import { text } from './text.ts';

const VERDICTS = {
  conformant: { word: 'Conformant', sign: '✓', style: 'pass' },
  'non-conformant': { word: 'Not conformant', sign: '✗', style: 'fail' },
  inconclusive: { word: 'Inconclusive', sign: '?', style: 'inconclusive' },
} as const;

/** A bar of how much of a level was judged; the numbers beside it say the same. */
function judgedBar(level: Level, [part, whole]: readonly [number, number]): string {
  const width = whole === 0 ? 0 : (100 * part) / whole;
  return (
    `<div class="judged"><span class="level ${level}">${level}</span> <strong>${part} of ${whole}</strong> judged` +
    `<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">` +
    `<rect class="track" width="100" height="4"/><rect class="part" width="${width.toFixed(2)}" height="4"/></svg></div>`
  );
}

const tile = (status: Status, count: number): string =>
  `<li class="tile ${status}${count === 0 ? ' none' : ''}"><span class="count">${count}</span> ` +
  `<span class="word"><span aria-hidden="true">${STATUSES[status].sign}</span> ${STATUSES[status].word}</span></li>`;

const moment = (startedAt: string): string =>
  `<time datetime="${text(startedAt)}">${text(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`;

/** The words after the verdict itself, which the heading says. */
function reasonText(result: RunResult): string {
  const words = verdictText(result);
  return words.slice(words.indexOf(':') + 1).trim();
}

/** The verdict, how much was judged, and what a reader must know of how the run went. */
export function summary(result: RunResult): string {
  const { word, sign, style } = VERDICTS[result.verdict];
  const { organisation, product, version } = result.statement;
  const tested = [organisation, product, version].filter((part) => part !== '').join(' ');
  return (
    `<header class="top ${style}">\n<p class="kind">imSessions conformance report</p>\n` +
    `<h1><span class="seal" aria-hidden="true">${sign}</span> ${word}</h1>\n` +
    (tested === '' ? '' : `<p class="tested">${text(tested)}</p>\n`) +
    `<p class="target"><code>${text(result.target)}</code>, ${moment(result.startedAt)}</p>\n` +
    `<p class="reason">${text(reasonText(result))}</p>\n` +
    `<div class="bars">${judgedBar('must', result.judged.must)}${judgedBar('should', result.judged.should)}</div>\n` +
    `<ul class="tiles" aria-label="Requirements by status">${STATUS_NAMES.map((name) => tile(name, result.summary[name])).join('')}</ul>\n` +
    '</header>\n'
  );
}

/** What must be known before anything else is read. */
export function notices(result: RunResult): string {
  const rows = [
    ...(result.interrupted === true
      ? ['<li class="bad">The run was interrupted: this is what was done so far.</li>']
      : []),
    ...(result.toolErrors ?? []).map(
      ({ where, message }) => `<li class="bad">Fault of this tool, in ${text(where)}: ${text(message)}</li>`,
    ),
    ...(result.notes ?? []).map((note) => `<li>${text(note)}</li>`),
    ...(result.staleWaivers ?? []).map(
      ({ requirement, reason, why }) =>
        `<li>Waiver of ${text(requirement)} (${text(reason)}) ` +
        `${why === 'expired' ? 'has expired and no longer counts' : 'matches nothing any more'}: take it out.</li>`,
    ),
  ];
  if (rows.length === 0) return '';
  return `<section aria-labelledby="notices"><h2 id="notices">Please note</h2>\n<ul class="notices">${rows.join('\n')}</ul></section>\n`;
}
