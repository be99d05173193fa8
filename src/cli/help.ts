import { Command as Commander, Option as Flag } from 'commander';
import { operandNames } from './command-line.ts';
import { COMMANDS, type Command } from './command.ts';
import { defaultText, GROUPS, type Option } from './options/option.ts';

const FOOTNOTE = `
Every option can stand in a variable (--device-path is IMSESSIONS_DEVICE_PATH) and in the config file
imsessions.config.json (devicePath). The command line wins, then variables, then the file.`;

const EXIT_CODES = `
Exit codes: 0 conformant or success, 1 not conformant, 2 wrong usage, 3 inconclusive, 4 the tool's own fault,
130 interrupted.
`;

/** Defaults that nobody needs to be told. */
const UNREMARKABLE = new Set(['none', 'off']);

function flagOf(option: Option<unknown>): Flag {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  const argument = option.argument === undefined ? '' : ` ${option.argument}`;
  const repeats = option.repeatable ? '; repeatable' : '';
  const standard = defaultText(option);
  const otherwise = UNREMARKABLE.has(standard) ? '' : ` (default: ${standard})`;
  const flag = new Flag(`${short}--${option.name}`, option.description + repeats + otherwise);
  flag.flags += argument;
  return flag.helpGroup(`${option.group}:`);
}

/** The text of `imsessions --help`. */
export function overview(): string {
  const program = new Commander('imsessions')
    .description(
      'Contract testing and conformance suite for the imSessions resource of Genesys Web Services.',
    )
    .usage('COMMAND [options]')
    .option('-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this; imsessions COMMAND --help shows the options of a command')
    .helpCommand(false);
  for (const { name, summary } of COMMANDS) program.command(name).description(summary).helpOption(false);
  return program.helpInformation() + EXIT_CODES;
}

/** The text of `imsessions NAME --help`. */
export function helpOf(command: Command, options: readonly Option<unknown>[]): string {
  const commander = new Commander(`imsessions ${command.name}`)
    .description(command.summary)
    .usage(`${operandNames(command)} [options]`.trim())
    .helpOption(false);
  for (const group of GROUPS)
    for (const option of options) if (option.group === group) commander.addOption(flagOf(option));
  const examples = command.examples.map(([line, purpose]) => `  ${line}\n      ${purpose}`);
  const more = options.length > 0 ? `${FOOTNOTE}\n` : '';
  return `${commander.helpInformation()}\nExamples:\n${examples.join('\n')}\n${more}${EXIT_CODES}`;
}
