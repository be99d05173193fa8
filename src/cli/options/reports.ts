import { option } from './option.ts';
import { reporter } from './reporter.ts';
import { each, text } from './value-type.ts';

export const reports = {
  reporters: option({
    name: 'reporter',
    group: 'Reports',
    argument: 'NAME[=FILE]',
    description: 'at most one without FILE, to standard output; naming any replaces pretty',
    type: each(reporter),
    fallback: [{ name: 'pretty' }],
    otherwise: 'pretty',
    repeatable: true,
    listed: async () => Object.keys((await import('../../report/loaders.ts')).loaders),
    commands: ['probe', 'validate', 'report', 'replay', 'proxy'],
  }),

  record: option({
    name: 'record',
    group: 'Reports',
    argument: 'FILE.har',
    description:
      'keep every exchange, secrets replaced; validate FILE.har gives the same verdict with no target',
    type: text,
    fallback: undefined,
    file: true,
    commands: ['probe', 'proxy'],
  }),

  writeWaivers: option({
    name: 'write-waivers',
    group: 'Reports',
    argument: 'FILE',
    description: 'write a waiver file for what failed, reasons left to fill in',
    type: text,
    fallback: undefined,
    file: true,
    commands: ['probe', 'validate', 'report', 'proxy'],
  }),
};
