import { option } from './option.ts';
import { flag, text } from './value-type.ts';

const SELFTEST = ['selftest'] as const;

export const selftest = {
  matrix: option({
    name: 'out',
    group: 'Output',
    argument: 'FILE',
    description: 'write the matrix of faults and requirements as JSON',
    type: text,
    fallback: undefined,
    file: true,
    commands: SELFTEST,
  }),

  keepGoing: option({
    name: 'keep-going',
    group: 'What is judged',
    description: 'do not end at the first gap: show all',
    type: flag,
    fallback: false,
    commands: SELFTEST,
  }),
};
