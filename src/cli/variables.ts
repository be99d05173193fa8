import { OPTIONS } from './options/index.ts';
import { variableName, type Option } from './options/option.ts';
import { read, type Source } from './values.ts';
import { UsageError } from './usage-error.ts';

/** Where two commands have an option of one name (`format`), a value may be meant for the other command. */
export function isForAnother(option: Option<unknown>, texts: readonly string[]): boolean {
  const namesakes = OPTIONS.filter(({ name }) => name === option.name);
  return (
    namesakes.length > 1 &&
    !accepts(option, texts) &&
    namesakes.some((other) => other !== option && accepts(other, texts))
  );
}

function accepts(option: Option<unknown>, texts: readonly string[]): boolean {
  try {
    read(option, { place: '', texts });
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/** The variables `IMSESSIONS_…`; an empty one counts as not set, as CI systems leave them. */
export function variables(environment: Readonly<Record<string, string | undefined>>): Source {
  return (option) => {
    const place = variableName(option);
    const value = environment[place];
    if (value === undefined || value === '') return undefined;
    const texts = option.repeatable ? value.split(/\r?\n/).filter((line) => line !== '') : [value];
    return texts.length === 0 || isForAnother(option, texts) ? undefined : { place, texts };
  };
}
