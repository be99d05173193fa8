import type { Change, Comparison } from './comparison.ts';
import { prose, title } from './markdown-text.ts';
import { jsonText } from './neutral.ts';
import type { ReporterOptions } from './reporter.ts';
import { pen } from './terminal.ts';

type ListName = Exclude<keyof Comparison, 'targets' | 'verdicts' | 'notes'>;

const LISTS: readonly (readonly [
  name: ListName,
  heading: string,
  colour: 'red' | 'yellow' | 'green' | 'cyan',
])[] = [
  ['newFailures', 'New failures', 'red'],
  ['newWarnings', 'New warnings', 'yellow'],
  ['noLongerJudged', 'No longer judged', 'yellow'],
  ['fixed', 'Fixed', 'green'],
  ['newRequirements', 'New requirements', 'cyan'],
  ['lostRequirements', 'Lost requirements', 'cyan'],
];

const step = ({ before, after }: Change): string => `${before ?? 'none'} to ${after ?? 'none'}`;

function summary({ newFailures, fixed, verdicts }: Comparison): string {
  const count = `${newFailures.length} new ${newFailures.length === 1 ? 'failure' : 'failures'}, ${fixed.length} fixed`;
  return `${count}; the verdict was ${verdicts[0]} and is ${verdicts[1]}`;
}

function* text(comparison: Comparison, options: ReporterOptions): Generator<string> {
  const write = pen(options);
  for (const [name, heading, colour] of LISTS) {
    const changes = comparison[name];
    if (changes.length === 0) continue;
    yield write.paint(colour, `${heading} (${changes.length})`) + '\n';
    for (const change of changes) {
      const detail = change.detail === undefined ? '' : `: ${change.detail}`;
      const said = `${change.title} (${step(change)})${detail}`;
      yield `   ${write.text(change.id)} ${write.prose(said, 6, 4 + change.id.length)}\n`;
    }
    yield '\n';
  }
  for (const note of comparison.notes) yield write.prose(`note: ${note}`, 3, 0) + '\n';
  const colour = comparison.newFailures.length > 0 ? 'red' : 'green';
  yield write.paint(colour, write.prose(summary(comparison), 0)) + '\n';
}

function* markdown(comparison: Comparison): Generator<string> {
  yield `## ${comparison.newFailures.length > 0 ? '❌' : '✅'} imSessions: ${summary(comparison)}\n\n`;
  for (const [name, heading] of LISTS) {
    const changes = comparison[name];
    if (changes.length === 0) continue;
    yield `### ${heading}\n\n`;
    for (const change of changes) {
      const detail = change.detail === undefined ? '' : `: ${prose(change.detail)}`;
      yield `- **${prose(change.id)}** ${title(change.title)} (${step(change)})${detail}\n`;
    }
    yield '\n';
  }
  for (const note of comparison.notes) yield `- Note: ${prose(note)}\n`;
}

function* json(comparison: Comparison): Generator<string> {
  yield jsonText(comparison) + '\n';
}

/** How a comparison can be written, by name. */
export const comparisonFormats = { text, markdown, json } as const satisfies Readonly<
  Record<string, (comparison: Comparison, options: ReporterOptions) => Iterable<string>>
>;

export type ComparisonFormat = keyof typeof comparisonFormats;
