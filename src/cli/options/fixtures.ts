import { KINDS, type FixtureKind } from '../../generate/fixture.ts';
import { FORMATS, type FixtureFormat } from '../../generate/text.ts';
import { option } from './option.ts';
import { choice, flag, integer, optionalInteger, text } from './value-type.ts';

const FIXTURES = ['fixtures'] as const;

export const fixtures = {
  kind: option<FixtureKind>({
    name: 'kind',
    group: 'Fixtures',
    argument: 'KIND',
    description: 'what each fixture is: feed, session, notification, request or error',
    type: choice(KINDS),
    fallback: 'feed',
    commands: FIXTURES,
  }),

  count: option({
    name: 'count',
    group: 'Fixtures',
    argument: 'N',
    description: 'how many',
    type: optionalInteger({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    fallback: undefined,
    otherwise: '1; boundary and invalid: each case once',
    commands: FIXTURES,
  }),

  sessions: option({
    name: 'sessions',
    group: 'Fixtures',
    argument: 'N',
    description: 'sessions in each feed',
    type: integer({ min: 0, max: 10_000_000 }),
    fallback: 10,
    commands: FIXTURES,
  }),

  valid: option({
    name: 'valid',
    group: 'Fixtures',
    description: 'conforming ones, without any finding',
    type: flag,
    fallback: false,
    otherwise: 'on, unless --invalid or --boundary is given',
    commands: FIXTURES,
  }),

  invalid: option({
    name: 'invalid',
    group: 'Fixtures',
    description: 'one fault in each, labelled with the requirement that it breaks',
    type: flag,
    fallback: false,
    commands: FIXTURES,
  }),

  boundary: option({
    name: 'boundary',
    group: 'Fixtures',
    description: 'the edges of what is allowed, labelled',
    type: flag,
    fallback: false,
    commands: FIXTURES,
  }),

  labelled: option({
    name: 'labelled',
    group: 'Fixtures',
    description: 'label conforming ones as well',
    type: flag,
    fallback: false,
    commands: FIXTURES,
  }),

  fixtureFormat: option<FixtureFormat>({
    name: 'format',
    group: 'Output',
    argument: 'FORMAT',
    description: 'one fixture a line, or one JSON document: an array where there are several',
    type: choice(FORMATS),
    fallback: 'ndjson',
    commands: FIXTURES,
  }),

  out: option({
    name: 'out',
    group: 'Output',
    argument: 'DIR|FILE|-',
    description:
      'a folder (a name without an extension) gets one file a fixture and a manifest.json; - is standard output',
    type: text,
    fallback: undefined,
    otherwise: 'standard output',
    file: true,
    commands: FIXTURES,
  }),
};
