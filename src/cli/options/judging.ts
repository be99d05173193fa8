import { AREAS, LEVELS, PROFILES } from '../../contract/generated/values.ts';
import type { Level } from '../../contract/types.ts';
import { option } from './option.ts';
import { shard } from './shard.ts';
import { choice, choices, flag, optionalInteger, text, words } from './value-type.ts';

const idsAndAreas = async (): Promise<string[]> => [
  ...AREAS,
  ...(await import('../catalogue.ts')).catalogue.map(({ id }) => id),
];

export const judging = {
  profile: option({
    name: 'profile',
    group: 'What is judged',
    argument: 'LIST',
    description: 'comma list of profiles, or all; feed only reads, so it is safe on production',
    type: choices(PROFILES),
    fallback: ['feed'],
    otherwise: 'feed',
    commands: ['probe', 'proxy'],
  }),

  only: option<readonly string[]>({
    name: 'only',
    group: 'What is judged',
    argument: 'LIST',
    description: 'comma list of requirement ids or areas to judge',
    type: words,
    fallback: [],
    otherwise: 'all',
    listed: idsAndAreas,
    commands: ['probe', 'validate', 'proxy', 'selftest'],
  }),

  skip: option<readonly string[]>({
    name: 'skip',
    group: 'What is judged',
    argument: 'LIST',
    description: 'comma list of requirement ids or areas to leave out',
    type: words,
    fallback: [],
    listed: idsAndAreas,
    commands: ['probe', 'validate', 'proxy', 'selftest'],
  }),

  failOn: option<Level>({
    name: 'fail-on',
    group: 'What is judged',
    argument: 'LEVEL',
    description: 'the level that makes the run non-conformant when broken: must, or should as well',
    type: choice(LEVELS),
    fallback: 'must',
    commands: ['probe', 'validate', 'report', 'proxy', 'replay'],
  }),

  failOnUnjudged: option({
    name: 'fail-on-unjudged',
    group: 'What is judged',
    description: 'a must of the chosen profiles that could not be judged makes the run inconclusive',
    type: flag,
    fallback: false,
    commands: ['probe', 'validate', 'report', 'proxy'],
  }),

  waivers: option({
    name: 'waivers',
    group: 'What is judged',
    argument: 'FILE',
    description: 'known deviations, each with requirement, reason and expiry date',
    type: text,
    fallback: undefined,
    file: true,
    commands: ['probe', 'validate', 'proxy'],
  }),

  shardPart: option({
    name: 'shard',
    group: 'What is judged',
    argument: 'I/N',
    description: 'the I-th of N parts, I from 1; the parts together are the whole',
    type: shard,
    fallback: undefined,
    otherwise: 'whole',
    commands: ['probe', 'fixtures'],
  }),

  seed: option({
    name: 'seed',
    group: 'What is judged',
    argument: 'N',
    description: 'makes generated inputs repeatable; the seed used is in the report',
    type: optionalInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    fallback: undefined,
    otherwise: 'random; fixtures and selftest: 1',
    commands: ['probe', 'fixtures', 'replay', 'selftest'],
  }),

  targets: option({
    name: 'targets',
    group: 'What is judged',
    argument: 'FILE',
    description: 'one URL a line: one result each (--reporter NAME=DIR), one summary',
    type: text,
    fallback: undefined,
    file: true,
    commands: ['probe'],
  }),

  plan: option({
    name: 'plan',
    group: 'What is judged',
    description: 'print what the run would send, at most how often and to what effect; send nothing',
    type: flag,
    fallback: false,
    commands: ['probe'],
  }),

  statement: option({
    name: 'statement',
    group: 'Reports',
    argument: 'FILE',
    description: 'JSON with organisation, product, version and contact, for the report',
    type: text,
    fallback: undefined,
    file: true,
    commands: ['probe', 'validate', 'proxy'],
  }),
};
