import { catalogue, type CatalogueEntry } from '../src/cli/catalogue.ts';
import type { Area } from '../src/contract/types.ts';
import { AREAS } from '../src/contract/generated/values.ts';
import type { Json } from '../src/json/value.ts';
import { REQUIREMENT_SET } from '../src/run/assemble.ts';
import { suiteHash } from '../suites/hash.ts';

/** What is made from the requirements for those who do not read TypeScript: file names, from the root, and their texts. */
export function derivedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['specs/requirements.json', catalogueJson()],
    ['docs/requirements/README.md', indexPage()],
    ...AREAS.map((area): [string, string] => [`docs/requirements/${area}.md`, areaPage(area)]),
  ]);
}

const catalogueJson = (): string =>
  `${JSON.stringify(
    { requirementSet: REQUIREMENT_SET, hash: suiteHash, requirements: catalogue },
    null,
    2,
  )}\n`;

const MADE = '<!-- Made from the suites by `npm run catalogue`. -->';

const inArea = (area: Area): readonly CatalogueEntry[] => catalogue.filter((one) => one.area === area);

/** How GitHub names the heading that is just an id. */
const anchor = (id: string): string => id.toLowerCase();

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function indexPage(): string {
  return [
    '# Requirements',
    MADE,
    '',
    `What is demanded of a server, in ${catalogue.length} requirements. A broken \`must\` makes a run non-conformant; a broken \`should\` warns.`,
    'An id never changes its meaning.',
    '',
    row('id', 'level', 'profile', 'what must hold'),
    row('---', '---', '---', '---'),
    ...catalogue.map(({ id, level, area, profile, title }) =>
      row(`[${id}](${area}.md#${anchor(id)})`, level, profile, title),
    ),
    '',
    'As data: `specs/requirements.json`, or `npx imsessions requirements --format json`.',
    '',
  ].join('\n');
}

function areaPage(area: Area): string {
  return [`# Requirements: ${area}`, MADE, '', ...inArea(area).map(section)].join('\n');
}

const FIRMNESS: Readonly<Record<CatalogueEntry['firmness'], string>> = {
  stated: 'stated there in words',
  derived: 'follows from what is stated there',
  sample: 'shown by a published sample only',
  convention: 'a convention of all resources of the API',
  practice: 'a general rule, not of this API',
};

/** An example as a fenced block: text as it is, anything else as JSON. */
const block = (value: Json): string =>
  typeof value === 'string'
    ? `\`\`\`\n${value}\n\`\`\``
    : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function section(one: CatalogueEntry): string {
  const shownBy =
    one.coveredBy.length > 0
      ? one.coveredBy.map((name) => `\`${name}\``).join(', ')
      : 'none of the reference server';
  return `## ${one.id}
${one.level.toUpperCase()}: ${one.title}.

- Profile: \`${one.profile}\`
- Source: ${one.source} (${FIRMNESS[one.firmness]})
- Faults that break it: ${shownBy}

**How it is checked.** ${one.how}

**Usual cause.** ${one.cause}

Holds:
${block(one.examples.holds)}

Breaks it:
${block(one.examples.breaks)}
`;
}
