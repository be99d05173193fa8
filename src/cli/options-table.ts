import { COMMANDS } from './command.ts';
import { optionsOf } from './options/index.ts';
import { defaultText, variableName, type Option } from './options/option.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => '`' + cell(text) + '`';

function row(option: Option<unknown>): string {
  const short = option.short === undefined ? '' : `${code('-' + option.short)}, `;
  const argument = option.argument === undefined ? '' : ` ${option.argument}`;
  const repeatable = option.repeatable ? ' (repeatable)' : '';
  return `| ${[
    short + code(`--${option.name}${argument}`) + repeatable,
    cell(option.description),
    cell(defaultText(option)),
    code(variableName(option)),
  ].join(' | ')} |`;
}

const EXAMPLE = {
  $schema: './node_modules/imsessions-conformance/specs/config.schema.json',
  profile: ['feed', 'operations'],
  destination: '3002',
  devicePath: '/devices/1',
  failOn: 'should',
  reporter: ['pretty', 'junit=junit.xml'],
};

/** The options of every command as markdown: `docs/options.md`. */
export function optionsTable(): string {
  const sections = COMMANDS.map(({ name, operands, summary }) => {
    const options = optionsOf(name);
    const title = `## ${`imsessions ${name} ${operands.toUpperCase()}`.trim()}`.replace(/[<>]/g, '');
    const head = ['| option | meaning | default | variable |', '|---|---|---|---|'];
    const table = options.length === 0 ? ['No options.'] : [...head, ...options.map(row)];
    return [title, '', summary.charAt(0).toUpperCase() + summary.slice(1) + '.', '', ...table, ''].join('\n');
  });
  return [
    '# Options',
    '',
    'Made from the option table in `src/cli/options`. Every option can stand on the command line, in the variable that is',
    'named here, and in the config file, where `--device-path` is `devicePath`. The command line wins, then variables,',
    'then the file. A variable that is empty counts as not set; one of a repeatable option has one value a line.',
    '',
    'A config file is `imsessions.config.json` (or `.js`, `.mjs`, `.ts`) in the folder where the command runs; with the',
    'schema of this package an editor completes and checks it:',
    '',
    '```json',
    JSON.stringify(EXAMPLE, null, 2),
    '```',
    '',
    'Keep passwords out of it: give them by variable. For completion of commands and options in the shell, put',
    '`source <(imsessions completion bash)` into its start-up file (`zsh` and `fish` likewise).',
    '',
    ...sections,
  ].join('\n');
}
