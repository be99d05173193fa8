import { VARIATIONS } from '../../../suites/selftest/variations.ts';
import { option } from './option.ts';
import { flag, integer, text } from './value-type.ts';

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

  variations: option({
    name: 'variations',
    group: 'What is judged',
    argument: 'N',
    description: 'generated conforming servers that must give no finding',
    type: integer({ min: 0, max: 1_000_000 }),
    fallback: VARIATIONS,
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
