import { COMMANDS } from './command.ts';
import { guarded } from './guard.ts';
import { invoke } from './invocation.ts';
import { print } from './standard-output.ts';
import { quoted, suggestion, UsageError } from './usage-error.ts';

/** Runs one command line and resolves with the exit code. */
export const main = (words: readonly string[]): Promise<number> => guarded(() => dispatch(words));

async function dispatch([first, ...rest]: readonly string[]): Promise<number> {
  if (first === undefined) throw new UsageError('no command given; imsessions --help lists them');
  if (first === '--help' || first === '-h' || (first === 'help' && rest[0] === undefined)) {
    const { overview } = await import('./help.ts');
    return show(overview());
  }
  return first === 'help' ? run(rest[0] ?? '', ['--help']) : run(first, rest);
}

async function show(text: string): Promise<number> {
  await print([text]);
  return 0;
}

function run(name: string, words: readonly string[]): Promise<number> {
  const command = COMMANDS.find((each) => each.name === name);
  if (command) return invoke(command, words);
  // What stands after `=` may be a secret.
  const word = name.split('=', 1)[0] ?? '';
  if (name.startsWith('-'))
    throw new UsageError(
      `unknown option ${quoted(word)}; options follow the command: imsessions COMMAND [options]`,
    );
  const names = COMMANDS.map((each) => each.name);
  throw new UsageError(`unknown command ${quoted(word)}${suggestion(word, names)}`);
}
