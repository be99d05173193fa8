import type { RunResult } from '../../contract/types.ts';
import { text } from './text.ts';

type Row = readonly [term: string, html: string];

const code = (raw: string): string => `<code>${text(raw)}</code>`;

const list = (rows: readonly Row[]): string =>
  `<dl class="about">${rows.map(([term, html]) => `<div><dt>${term}</dt><dd>${html}</dd></div>`).join('\n')}</dl>`;

const stated = (raw: string): string => (raw === '' ? '<span class="none">not stated</span>' : text(raw));

/** Who and what was tested, and with what: what makes the report something to refer to. */
export function about(result: RunResult): string {
  const { organisation, product, version, contact } = result.statement;
  const { tool, suite, shard } = result;
  const settings = Object.entries(result.settings ?? {});
  const tested: readonly Row[] = [
    ['Organisation', stated(organisation)],
    ['Product', stated(product)],
    ['Version', stated(version)],
    ['Contact', stated(contact)],
    ['Target', code(result.target)],
  ];
  const run: readonly Row[] = [
    ['Started', text(result.startedAt)],
    ['Took', `${result.durationMs} ms`],
    ['Profiles', result.profiles.join(', ')],
    ['Sessions seen', String(result.sessionsSeen)],
    ['Seed', String(result.seed)],
    ...(shard === undefined ? [] : [['Shard', `${shard.index} of ${shard.count}`] as const]),
    ['Tool', text(`${tool.name} ${tool.version}`)],
    ['Requirement set', text(suite.requirementSet)],
    ['Hash of the requirements', code(suite.hash)],
    ...settings.map(([name, value]): Row => [text(name), code(String(value))]),
  ];
  return (
    '<section aria-labelledby="about"><h2 id="about">What was tested, and how</h2>\n' +
    `<div class="columns"><div><h3>Tested</h3>${list(tested)}</div><div><h3>The run</h3>${list(run)}</div></div>\n</section>\n`
  );
}
