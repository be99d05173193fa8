import { CAPTURE_KINDS } from '../../capture/types.ts';
import type { ComparisonFormat } from '../../report/index.ts';
import { option } from './option.ts';
import { choice, flag, optionalChoice, text } from './value-type.ts';

const LIST_FORMATS = ['table', 'json', 'markdown'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

const COMPARISON_FORMATS = ['text', 'markdown', 'json'] as const satisfies readonly ComparisonFormat[];

export const general = {
  /** Every command reads it: what a command has no option for is for the others. */
  config: option({
    name: 'config',
    group: 'General',
    argument: 'FILE',
    description: 'the config file: JSON, or a module whose default export is the same object',
    type: text,
    fallback: undefined,
    otherwise: 'imsessions.config.json, .js, .mjs or .ts in this folder',
    file: true,
    commands: ['probe', 'validate', 'fixtures', 'serve', 'report', 'replay', 'proxy', 'selftest'],
  }),

  verbose: option({
    name: 'verbose',
    short: 'v',
    group: 'General',
    description: 'each exchange to standard error, redacted',
    type: flag,
    fallback: false,
    commands: ['probe', 'replay', 'proxy'],
  }),

  comparisonFormat: option<ComparisonFormat>({
    name: 'format',
    group: 'Output',
    argument: 'FORMAT',
    description: 'text for the terminal, markdown, or JSON',
    type: choice(COMPARISON_FORMATS),
    fallback: 'text',
    commands: ['compare'],
  }),

  listFormat: option<ListFormat>({
    name: 'format',
    group: 'Output',
    argument: 'FORMAT',
    description: 'a table for the terminal, JSON, or a markdown table',
    type: choice(LIST_FORMATS),
    fallback: 'table',
    commands: ['requirements'],
  }),

  as: option({
    name: 'as',
    group: 'What is judged',
    argument: 'KIND',
    description: 'what the input is, instead of finding out',
    type: optionalChoice(CAPTURE_KINDS),
    fallback: undefined,
    otherwise: 'found out',
    commands: ['validate'],
  }),
};
