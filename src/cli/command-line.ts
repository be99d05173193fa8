import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import type { Option } from './options/option.ts';
import { quoted, suggestion, UsageError } from './usage-error.ts';
import type { Source } from './values.ts';

/** A command line taken apart: its operands, and what it says of options. */
export interface CommandLine {
  readonly operands: readonly string[];
  readonly source: Source;
}

/**
 * Takes the words that follow a command's name apart; a `UsageError` says what is wrong with them. Help is asked for
 * wherever `--help` stands.
 */
export function parseLine(
  command: Command,
  options: readonly Option<unknown>[],
  words: readonly string[],
): CommandLine | 'help' {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      options.map(({ name, short, argument }) => [
        name,
        { type: argument === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
      ]),
    ),
  });
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || token.name === 'h') return 'help';
    const { name, text } = valueOf(command, options, token);
    given.set(name, [...(given.get(name) ?? []), text]);
  }
  checkOperands(command, operands);
  return {
    operands,
    source: ({ name }) => {
      const texts = given.get(name);
      return texts && { place: `--${name}`, texts };
    },
  };
}

interface Token {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

/** What stands after `=` of an unknown option is never repeated: it may be a secret behind a mistyped name. */
function valueOf(
  command: Command,
  options: readonly Option<unknown>[],
  token: Token,
): { name: string; text: string } {
  const option = options.find(({ name }) => name === token.name);
  if (option) {
    if (token.value !== undefined) return { name: option.name, text: token.value };
    if (option.argument === undefined) return { name: option.name, text: 'true' };
    throw new UsageError(`${token.rawName} needs a value: --${option.name} ${option.argument}`);
  }
  const negated = options.find(({ name, argument }) => argument === undefined && token.name === `no-${name}`);
  if (negated && token.value === undefined) return { name: negated.name, text: 'false' };
  const names = options.map(({ name }) => `--${name}`);
  const hint = suggestion(token.rawName, names, `imsessions ${command.name} --help lists those there are`);
  throw new UsageError(`unknown option ${quoted(token.rawName)} of ${command.name}${hint}`);
}

/** The operands of a command as its help shows them. */
export const operandNames = ({ operands }: Command): string => operands.toUpperCase().replaceAll('...', '…');

function checkOperands(command: Command, operands: readonly string[]): void {
  const expected = command.operands.split(' ').filter((word) => word !== '');
  const many = expected.some((word) => word.includes('...'));
  const least = expected.filter((word) => word.startsWith('<')).length;
  const usage = `imsessions ${command.name} ${operandNames(command)}`.trim();
  if (operands.length < least)
    throw new UsageError(
      `${command.name} needs ${expected.length === 1 ? 'an operand' : 'its operands'}: ${usage}`,
    );
  const extra = operands[expected.length];
  if (extra === undefined || many) return;
  throw new UsageError(`${command.name} takes no operand ${quoted(extra)}: ${usage}`);
}
