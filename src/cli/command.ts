import type { Values } from './values.ts';

/** What a command is given: its operands and its options, whatever source they came from. */
export interface Invocation {
  readonly operands: readonly string[];
  readonly values: Values;
}

/** Runs a command and resolves with its exit code. */
export type Run = (invocation: Invocation) => Promise<number>;

export interface Command {
  readonly name: string;
  /** As commander writes operands: `<one>`, `[optional]`, `[many...]`. */
  readonly operands: string;
  readonly summary: string;
  /** Lines of `--help`: a command line, and what it is for. */
  readonly examples: readonly (readonly [line: string, purpose: string])[];
  /** Loaded when the command runs, so that no command pays for another. */
  readonly load: () => Promise<Run>;
}

export const COMMANDS = [
  {
    name: 'probe',
    operands: '[target]',
    summary:
      'run the suites against a target server and give a verdict; without TARGET against the embedded one',
    examples: [
      ['imsessions probe', 'the embedded reference server, to see what a verdict looks like'],
      ['imsessions probe https://host:8090 --user agent1 --password-stdin', 'the read side of a server'],
      [
        'imsessions probe http://127.0.0.1:8090 --profile all --destination 3002',
        'everything, live operations too',
      ],
      ['imsessions probe https://host --reporter pretty --reporter junit=report.xml', 'a gate in CI'],
    ],
    load: async () => (await import('./commands/probe.ts')).run,
  },
  {
    name: 'validate',
    operands: '[file...]',
    summary: 'judge captured payloads offline; - or no file reads standard input',
    examples: [
      ['imsessions validate feed.json', 'a captured feed, session, notification or HAR recording'],
      ['curl -s … | imsessions validate', 'what another program prints'],
    ],
    load: async () => (await import('./commands/validate.ts')).run,
  },
  {
    name: 'fixtures',
    operands: '',
    summary: 'generate feeds, sessions, notifications, requests and error answers for tests',
    examples: [
      ['imsessions fixtures --count 3', 'three conforming feeds'],
      [
        'imsessions fixtures --kind session --invalid --count 50 --out fixtures',
        'broken ones, each labelled',
      ],
    ],
    load: async () => (await import('./commands/fixtures.ts')).run,
  },
  {
    name: 'serve',
    operands: '',
    summary: 'run the reference server on 127.0.0.1',
    examples: [
      ['imsessions serve --port 8090', 'a conforming server for agents agent1/secret1 and agent2/secret2'],
      ['imsessions serve --fault state-lower-case', 'one that breaks a requirement'],
    ],
    load: async () => (await import('./commands/serve.ts')).run,
  },
  {
    name: 'requirements',
    operands: '',
    summary: 'list the requirements with level, area, profile, source, firmness and what covers them',
    examples: [['imsessions requirements --format markdown', 'the list as a table for a document']],
    load: async () => (await import('./commands/requirements.ts')).run,
  },
  {
    name: 'explain',
    operands: '<id>',
    summary: 'show one requirement in full: how it is checked, examples, what usually breaks it',
    examples: [['imsessions explain IMS-PATH-02', 'why path and id belong together']],
    load: async () => (await import('./commands/explain.ts')).run,
  },
  {
    name: 'report',
    operands: '<result...>',
    summary: 'render saved JSON results with any reporter; results of shards are merged',
    examples: [['imsessions report shard-*.json --reporter html=report.html', 'one report of all shards']],
    load: async () => (await import('./commands/report.ts')).run,
  },
  {
    name: 'compare',
    operands: '<old> <new>',
    summary: 'show what changed between two results; exit 1 on a new failure',
    examples: [['imsessions compare main.json branch.json', 'what a change broke or mended']],
    load: async () => (await import('./commands/compare.ts')).run,
  },
  {
    name: 'replay',
    operands: '<result> <id>',
    summary: "run the scenario behind a requirement's findings again on the result's target",
    examples: [['imsessions replay result.json IMS-OPS-03 --user agent1 --password-stdin', 'is it mended?']],
    load: async () => (await import('./commands/replay.ts')).run,
  },
  {
    name: 'proxy',
    operands: '<target>',
    summary: 'stand between a real client and a server and judge what passes through',
    examples: [
      ['imsessions proxy https://host:8090 --port 8091', 'point the client at 8091; Ctrl-C for the verdict'],
    ],
    load: async () => (await import('./commands/proxy.ts')).run,
  },
  {
    name: 'selftest',
    operands: '',
    summary: 'prove the suite: every fault is caught by its requirement and by no other',
    examples: [['imsessions selftest', 'sensitivity and specificity of each requirement']],
    load: async () => (await import('./commands/selftest.ts')).run,
  },
  {
    name: 'completion',
    operands: '<shell>',
    summary: 'print a completion script for bash, zsh or fish',
    examples: [['source <(imsessions completion bash)', 'for this shell']],
    load: async () => (await import('./commands/completion.ts')).run,
  },
] as const satisfies readonly Command[];

export type CommandName = (typeof COMMANDS)[number]['name'];
