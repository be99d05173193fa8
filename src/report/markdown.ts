import type { RequirementResult, RunResult, Status } from '../contract/types.ts';
import { countOf, detailRows, distinct, repeatedText, type Repeated } from './finding-text.ts';
import { code, prose, shell, title } from './markdown-text.ts';
import { byReason, openFindings, unjudgedText } from './status-text.ts';
import { verdictText } from './verdict-text.ts';

/** A job summary may have 1 MiB; what is beyond this many characters is left out and said. */
const MOST = 900_000;

/** As many findings of one requirement as are shown. */
const SHOWN = 3;

const MARK: Readonly<Record<Status | RunResult['verdict'], string>> = {
  pass: '✅',
  fail: '❌',
  warn: '⚠️',
  skip: '⏭️',
  inconclusive: '❔',
  waived: '🏷️',
  conformant: '✅',
  'non-conformant': '❌',
};

/** A summary for a pull request or a job: GitHub's Markdown. */
export function* markdown(result: RunResult): Generator<string> {
  let length = 0;
  for (const chunk of whole(result)) {
    length += chunk.length;
    if (length > MOST) {
      yield '\nThe summary is cut here: the `json` and `html` reports have all.\n';
      return;
    }
    yield chunk;
  }
}

function* whole(result: RunResult): Generator<string> {
  yield `## ${MARK[result.verdict]} imSessions: ${result.verdict}\n\n${title(verdictText(result))}\n\n`;
  yield* about(result);
  yield* broken(result, 'fail', 'Broken');
  yield* broken(result, 'warn', 'Warnings');
  yield* unjudged(result);
  yield* remarks(result);
  yield* table(result);
}

const list = (rows: readonly string[]): string => rows.map((row) => `- ${row}\n`).join('') + '\n';

function* about(result: RunResult): Generator<string> {
  const { organisation, product, version } = result.statement;
  const tested = [organisation, product, version].filter((part) => part !== '').join(' ');
  const counted = Object.entries(result.summary).filter(([, count]) => count > 0);
  yield list([
    `Target: ${code(result.target)}`,
    ...(tested === '' ? [] : [`Tested: ${prose(tested)}`]),
    `Requirements: ${counted.map(([status, count]) => `${count} ${status}`).join(', ')}`,
    `Sessions seen: ${result.sessionsSeen}; profiles: ${result.profiles.join(', ')}; seed: ${result.seed}`,
    `${prose(`${result.tool.name} ${result.tool.version}`)}, requirement set ${prose(result.suite.requirementSet)}, ${code(result.suite.hash)}`,
  ]);
}

function detail(one: Repeated): string {
  const { finding } = one;
  const rows = detailRows(finding).filter(([label]) => label !== 'again');
  const lines = rows.map(([label, text]) => `   - ${label}: ${code(text)}\n`).join('');
  const curl = finding.curl === undefined ? '' : `\n${shell(finding.curl, '   ')}`;
  return `1. ${prose(repeatedText(one))}\n${lines}${curl}\n`;
}

function* broken(result: RunResult, status: Status, heading: string): Generator<string> {
  const chosen = result.requirements.filter((one) => one.status === status);
  if (chosen.length === 0) return;
  yield `### ${heading}\n\n`;
  for (const one of chosen) {
    yield `#### ${MARK[status]} ${prose(one.id)}: ${title(one.title)}\n\n`;
    const flaky = one.flaky === true ? '; flaky: tries differed' : '';
    yield `${one.level}, ${prose(one.source)}${flaky}\n\n`;
    const shown = distinct(openFindings(one)).slice(0, SHOWN);
    for (const each of shown) yield detail(each);
    const more = one.findingCount - countOf(shown);
    if (more > 0) yield `and ${more} more\n\n`;
  }
}

function* unjudged(result: RunResult): Generator<string> {
  const chosen = result.requirements.filter(({ status }) => !['pass', 'fail', 'warn'].includes(status));
  if (chosen.length === 0) return;
  yield '### Not judged, or waived\n\n';
  yield list(byReason(chosen).map(alike));
}

/** One line for all that was not judged for the same reason; the table below has their titles. */
function alike(group: readonly [RequirementResult, ...RequirementResult[]]): string {
  const [one] = group;
  const why = title(unjudgedText(one));
  if (group.length === 1) return `${MARK[one.status]} **${prose(one.id)}** ${title(one.title)}: ${why}`;
  return `${MARK[one.status]} **${group.length} requirements** ${why} (${group.map(({ id }) => prose(id)).join(', ')})`;
}

function* remarks(result: RunResult): Generator<string> {
  const rows = [
    ...(result.notes ?? []).map(prose),
    ...(result.staleWaivers ?? []).map(
      ({ requirement, reason, why }) => `Stale waiver of ${prose(requirement)} (${prose(reason)}): ${why}`,
    ),
    ...(result.toolErrors ?? []).map(
      ({ where, message }) => `Fault of this tool, in ${prose(where)}: ${prose(message)}`,
    ),
    ...(result.interrupted === true ? ['The run was interrupted: this is what was done so far.'] : []),
  ];
  if (rows.length > 0) yield '### Notes\n\n' + list(rows);
}

function row(one: RequirementResult): string {
  const cells = [prose(one.id), one.level, one.area, `${MARK[one.status]} ${one.status}`, title(one.title)];
  return `| ${cells.join(' | ')} |\n`;
}

function* table(result: RunResult): Generator<string> {
  yield `<details><summary>All ${result.requirements.length} requirements</summary>\n\n`;
  yield '| id | level | area | status | requirement |\n| --- | --- | --- | --- | --- |\n';
  for (const one of result.requirements) yield row(one);
  yield '\n</details>\n';
}
