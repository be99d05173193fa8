import { COMMANDS } from '../src/cli/command.ts';
import { optionsOf } from '../src/cli/options/index.ts';

/** One call of the command in a script or a document. */
export interface CommandLine {
  readonly text: string;
  readonly command: string;
  /** Names without dashes. */
  readonly options: readonly string[];
}

/** The calls in a text: `npx imsessions …`, `npx --no imsessions …`, or `dist/cli.js …`; lines ending in `\` go on. */
export function commandLines(text: string): CommandLine[] {
  const joined = text.replaceAll(/\\\n\s*/g, ' ');
  const calls = joined.matchAll(/(?:npx (?:--no )?imsessions|dist\/cli\.js"?) ([a-z]+|--[a-z]+)([^\n|>`]*)/g);
  return [...calls].map(([line, command = '', rest = '']) => ({
    text: line,
    command,
    options: [...rest.matchAll(/ --([a-z-]+)/g)].map(([, name = '']) => name),
  }));
}

/** What of a call the command line does not know: the command, or its options. */
export function unknownWords({ command, options }: CommandLine): string[] {
  if (command === '--version' || command === '--help') return [];
  const known = COMMANDS.find(({ name }) => name === command);
  if (!known) return [command];
  const names = optionsOf(known.name).map(({ name }) => name);
  return options.filter((name) => name !== 'help' && !names.includes(name));
}
