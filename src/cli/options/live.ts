import { DEFAULTS } from '../../reference/options.ts';
import { option } from './option.ts';
import { text } from './value-type.ts';

export const live = {
  destination: option({
    name: 'destination',
    group: 'Live profiles',
    argument: 'NUMBER',
    description: 'the number that InitiateIMSession and SendMessage are sent to',
    type: text,
    fallback: undefined,
    otherwise: 'none: operations, notifications and robustness need it',
    commands: ['probe', 'replay'],
  }),

  devicePath: option({
    name: 'device-path',
    group: 'Live profiles',
    argument: 'PATH',
    description: "the agent's device, such as /devices/1, for InitiateIMSession and SendMessage",
    type: text,
    fallback: undefined,
    otherwise: `none; serve: ${DEFAULTS.device}`,
    commands: ['probe', 'replay', 'serve'],
  }),
};
