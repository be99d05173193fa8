import type { Json } from '../../json/value.ts';
import { catalogue, type CatalogueEntry } from '../catalogue.ts';
import type { Run } from '../command.ts';
import { print } from '../standard-output.ts';
import { quoted, suggestion, UsageError } from '../usage-error.ts';

export const run: Run = async ({ operands: [id = ''] }) => {
  const found = catalogue.find((one) => one.id === id.toUpperCase());
  if (!found) {
    const ids = catalogue.map((one) => one.id);
    const hint = suggestion(id, ids, 'imsessions requirements lists them');
    throw new UsageError(`there is no requirement ${quoted(id)}${hint}`);
  }
  await print([explanation(found)]);
  return 0;
};

const indented = (value: Json): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return text.replace(/^/gm, '  ');
};

function explanation(one: CatalogueEntry): string {
  const shownBy = one.covered ? one.coveredBy.join(', ') : 'no fault of the reference server yet';
  return `${one.id} (${one.level}, ${one.area}, profile ${one.profile})

${one.title}

Source: ${one.source} (${one.firmness})

How it is checked: ${one.how}

Holds:
${indented(one.examples.holds)}

Breaks it:
${indented(one.examples.breaks)}

Usual cause: ${one.cause}

Faults that break it: ${shownBy}
`;
}
