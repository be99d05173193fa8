import { configFile } from './config-file.ts';
import { parseLine } from './command-line.ts';
import type { COMMANDS, Run } from './command.ts';
import { general } from './options/general.ts';
import { optionsOf } from './options/index.ts';
import type { Option } from './options/option.ts';
import { keepSecret } from './secrets.ts';
import { print } from './standard-output.ts';
import { Values, type Source } from './values.ts';
import { variables } from './variables.ts';

/** Runs one command with the words that follow its name. */
export async function invoke(command: (typeof COMMANDS)[number], words: readonly string[]): Promise<number> {
  const options = optionsOf(command.name);
  const line = parseLine(command, options, words);
  if (line === 'help') {
    const { helpOf } = await import('./help.ts');
    await print([helpOf(command, options)]);
    return 0;
  }
  const near = [line.source, variables(process.env)];
  secrets(options, near);
  const sources: Source[] = options.includes(general.config)
    ? [...near, await configFile(new Values(near).get(general.config), process.cwd())]
    : near;
  secrets(options, sources);
  const values = new Values(sources);
  // A wrong value is reported even where the command would not look at it.
  for (const option of options) values.get(option);
  const run: Run = await command.load();
  return run({ operands: line.operands, values });
}

function secrets(options: readonly Option<unknown>[], sources: readonly Source[]): void {
  for (const option of options)
    if (option.secret)
      for (const source of sources)
        for (const text of source(option)?.texts ?? []) {
          keepSecret(text);
          // Of a header only the value is one.
          if (option.repeatable) keepSecret(text.slice(text.indexOf(':') + 1).trim());
        }
}
