import { DEFAULTS } from '../../reference/options.ts';
import { option } from './option.ts';
import { each, flag, integer, text } from './value-type.ts';

export const server = {
  port: option({
    name: 'port',
    group: 'Server',
    argument: 'PORT',
    description: 'the port to listen on; 0 takes any that is free',
    type: integer({ min: 0, max: 65_535 }),
    fallback: DEFAULTS.port,
    otherwise: 'any',
    commands: ['serve', 'proxy'],
  }),

  csrf: option({
    name: 'csrf',
    group: 'Server',
    description: 'demand a CSRF token with every POST',
    type: flag,
    fallback: false,
    commands: ['serve'],
  }),

  delay: option({
    name: 'delay',
    group: 'Server',
    argument: 'MS',
    description: 'how long effects take to show',
    type: integer({ min: 0, max: 3_600_000 }),
    fallback: DEFAULTS.delayMs,
    commands: ['serve'],
  }),

  fault: option<readonly (string | undefined)[]>({
    name: 'fault',
    group: 'Server',
    argument: 'NAME',
    description: 'misbehave in this way; see --list-faults',
    type: each(text),
    fallback: [],
    repeatable: true,
    listed: async () => (await import('../../reference/faults/index.ts')).faults.map(({ name }) => name),
    commands: ['serve'],
  }),

  listFaults: option({
    name: 'list-faults',
    group: 'Server',
    description: 'print the faults, one a line, name first',
    type: flag,
    fallback: false,
    commands: ['serve'],
  }),
};
