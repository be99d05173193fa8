import { DEFAULTS } from '../../reference/options.ts';
import { header } from './header.ts';
import { option } from './option.ts';
import { each, flag, text } from './value-type.ts';

const LIVE = ['probe', 'replay'] as const;
const [first, second] = DEFAULTS.agents;

export const credentials = {
  user: option({
    name: 'user',
    group: 'Credentials',
    argument: 'NAME',
    description: 'the agent, for HTTP Basic',
    type: text,
    fallback: undefined,
    otherwise: `none; serve: ${first?.name ?? ''}`,
    commands: [...LIVE, 'serve'],
  }),

  password: option({
    name: 'password',
    group: 'Credentials',
    argument: 'WORD',
    description:
      "the agent's password; other users of the machine may see it here, not with --password-stdin",
    type: text,
    fallback: undefined,
    otherwise: `none; serve: ${first?.password ?? ''}`,
    secret: true,
    commands: [...LIVE, 'serve'],
  }),

  passwordStdin: option({
    name: 'password-stdin',
    group: 'Credentials',
    description: 'read the password from the first line of standard input',
    type: flag,
    fallback: false,
    commands: LIVE,
  }),

  secondUser: option({
    name: 'second-user',
    group: 'Credentials',
    argument: 'NAME',
    description: 'a second agent, for the checks that agents are kept apart',
    type: text,
    fallback: undefined,
    otherwise: `none: those checks are skipped; serve: ${second?.name ?? ''}`,
    commands: [...LIVE, 'serve'],
  }),

  secondPassword: option({
    name: 'second-password',
    group: 'Credentials',
    argument: 'WORD',
    description: "the second agent's password",
    type: text,
    fallback: undefined,
    otherwise: `none; serve: ${second?.password ?? ''}`,
    secret: true,
    commands: [...LIVE, 'serve'],
  }),

  headers: option({
    name: 'header',
    group: 'Credentials',
    argument: "'Name: value'",
    description: 'a header on every request; its value counts as a secret',
    type: each(header),
    fallback: [],
    secret: true,
    repeatable: true,
    commands: LIVE,
  }),

  bearer: option({
    name: 'bearer',
    group: 'Credentials',
    argument: 'TOKEN',
    description: 'a bearer token',
    type: text,
    fallback: undefined,
    secret: true,
    commands: LIVE,
  }),

  tokenCommand: option({
    name: 'token-command',
    group: 'Credentials',
    argument: 'CMD',
    description: 'a shell command that prints a bearer token; run again when a 401 says that it has aged',
    type: text,
    fallback: undefined,
    secret: true,
    commands: LIVE,
  }),
};
