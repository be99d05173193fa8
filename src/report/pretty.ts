import type { RequirementResult, RunResult, Status } from '../contract/types.ts';
import { countOf, detailRows, distinct, repeatedText, type Repeated } from './finding-text.ts';
import type { ReporterOptions } from './reporter.ts';
import { pen, type Pen } from './terminal.ts';
import { byReason, openFindings, reasonText } from './status-text.ts';
import { verdictText } from './verdict-text.ts';

/** As many findings of one requirement as the terminal shows; the other reporters show all that were kept. */
const SHOWN = { fail: 3, warn: 1 };

const BLANKS = ' '.repeat(5);

/** A finding whose request is that of the finding before says so. */
function* detail(one: Repeated, before: Repeated | undefined, write: Pen): Generator<string> {
  yield `   ${write.paint('dim', '-')} ${write.prose(repeatedText(one), BLANKS.length)}\n`;
  const same = before?.finding.curl !== undefined && before.finding.curl === one.finding.curl;
  for (const [label, text] of detailRows(one.finding)) {
    if (same && label === 'again') continue;
    const shown = same && label === 'request' ? 'as above' : text;
    yield `${BLANKS}${write.paint('dim', label.padEnd(9))} ${write.text(shown)}\n`;
  }
}

const HEAD = { fail: ['FAIL', 'red'], warn: ['WARN', 'yellow'] } as const;

function* broken(one: RequirementResult, kind: 'fail' | 'warn', write: Pen): Generator<string> {
  const [word, colour] = HEAD[kind];
  const flaky = one.flaky === true ? ', flaky: tries differed' : '';
  yield `${write.paint(colour, word)} ${write.paint('bold', write.text(one.id))} `;
  const title = `${one.title} (${one.level}, ${one.source}${flaky})`;
  yield write.prose(title, 5, 6 + one.id.length) + '\n';
  const shown = distinct(openFindings(one)).slice(0, SHOWN[kind]);
  for (const [index, each] of shown.entries()) yield* detail(each, shown[index - 1], write);
  const more = one.findingCount - countOf(shown);
  if (more > 0) yield `${BLANKS}${write.dash} and ${more} more\n`;
  yield '\n';
}

const BRIEF = [
  ['waived', 'WAIVED', 'cyan'],
  ['inconclusive', 'INCONCLUSIVE', 'yellow'],
  ['skip', 'SKIPPED', 'dim'],
] as const;

/** As many ids as stand before their reason; of more the reason comes first, once. */
const IN_FRONT = 3;
/** Ids in a line. */
const IN_LINE = 6;

function* alike(group: readonly [RequirementResult, ...RequirementResult[]], write: Pen): Generator<string> {
  const ids = group.map(({ id }) => id);
  const why = reasonText(group[0]);
  if (ids.length <= IN_FRONT) {
    const front = ids.join(', ');
    yield `   ${write.text(front)} ${write.prose(why, 6, 4 + front.length)}\n`;
    return;
  }
  yield `   ${write.prose(`${ids.length} requirements: ${why}`, 6, 3)}\n`;
  for (let at = 0; at < ids.length; at += IN_LINE)
    yield `      ${write.paint('dim', write.text(ids.slice(at, at + IN_LINE).join(' ')))}\n`;
}

function* brief(result: RunResult, write: Pen): Generator<string> {
  for (const [status, word, colour] of BRIEF) {
    const chosen = withStatus(result, status);
    if (chosen.length === 0) continue;
    yield write.paint(colour, `${word} ${chosen.length}`) + '\n';
    for (const group of byReason(chosen)) yield* alike(group, write);
    yield '\n';
  }
}

const withStatus = (result: RunResult, status: Status): readonly RequirementResult[] =>
  result.requirements.filter((one) => one.status === status);

function* remarks(result: RunResult, write: Pen): Generator<string> {
  const said = [
    ...(result.notes ?? []).map((note) => `note: ${note}`),
    ...(result.staleWaivers ?? []).map(
      ({ requirement, reason, why }) =>
        `stale waiver: ${requirement} (${reason}) ${why === 'expired' ? 'has expired' : 'matches nothing any more'}; remove it`,
    ),
    ...(result.toolErrors ?? []).map(({ where, message }) => `fault of this tool, in ${where}: ${message}`),
    ...(result.interrupted === true ? ['note: the run was interrupted; this is what was done so far'] : []),
  ];
  for (const text of said) yield write.prose(text, 3, 0) + '\n';
  if (said.length > 0) yield '\n';
}

const VERDICT_COLOUR = { conformant: 'green', 'non-conformant': 'red', inconclusive: 'yellow' } as const;

/** For people at a terminal: what failed first, last the verdict and how much was judged. */
export function* pretty(result: RunResult, options: ReporterOptions): Generator<string> {
  const write = pen(options);
  const { tool, target, profiles, seed, sessionsSeen, summary } = result;
  const about = [`${tool.name} ${tool.version}`, target, `profiles ${profiles.join(', ')}`, `seed ${seed}`];
  yield write.paint('dim', about.map(write.text).join(` ${write.dot} `)) + '\n\n';
  for (const one of withStatus(result, 'fail')) yield* broken(one, 'fail', write);
  for (const one of withStatus(result, 'warn')) yield* broken(one, 'warn', write);
  yield* brief(result, write);
  yield* remarks(result, write);
  const counts = Object.entries(summary).filter(([, count]) => count > 0);
  const counted = counts.map(([status, count]) => `${count} ${status}`).join(', ');
  yield write.paint('dim', write.prose(`${counted}; sessions seen: ${sessionsSeen}`, 0)) + '\n';
  yield write.paint(VERDICT_COLOUR[result.verdict], write.prose(verdictText(result), 0)) + '\n';
}
