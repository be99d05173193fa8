import { COMMANDS } from './command.ts';
import { OPTIONS, optionsOf } from './options/index.ts';
import type { Option } from './options/option.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

const names = COMMANDS.map(({ name }) => name);
const listed = new Map<Option<unknown>, readonly string[]>();

/** A script to be sourced by a shell: completes commands, options, and the values that options list. */
export async function completionScript(shell: Shell): Promise<string> {
  for (const option of OPTIONS) if (option.listed) listed.set(option, await option.listed());
  return SCRIPTS[shell]();
}

const choicesOf = (option: Option<unknown>): string =>
  (option.type.choices ?? listed.get(option) ?? []).join(' ');

/** For single quotes of a POSIX shell; zsh's `_arguments` also needs brackets and colons escaped. */
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const zshText = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

const bashCase = (command: (typeof names)[number]): string[] => {
  const options = optionsOf(command);
  const valued = options.flatMap((option) => {
    if (option.argument === undefined) return [];
    const words = choicesOf(option);
    const reply =
      words !== ''
        ? `mapfile -t COMPREPLY < <(compgen -P "\${word%"\${word##*,}"}" -W ${quote(words)} -- "\${word##*,}")`
        : option.file
          ? 'mapfile -t COMPREPLY < <(compgen -f -- "$word")'
          : 'COMPREPLY=()';
    return [`        ${command}:--${option.name}) ${reply}; return ;;`];
  });
  return valued;
};

function bash(): string {
  const words = names.map(
    (name) =>
      `    ${name}) words=${quote(
        optionsOf(name)
          .map((option) => `--${option.name}`)
          .join(' '),
      )} ;;`,
  );
  return `# bash completion for imsessions
_imsessions() {
    local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W ${quote([...names, '--help', '--version'].join(' '))} -- "$word")
        return
    fi
    case $command:$before in
${names.flatMap(bashCase).join('\n')}
    esac
    case $command in
${words.join('\n')}
    esac
    case $word in
        -*) mapfile -t COMPREPLY < <(compgen -W "$words --help" -- "$word") ;;
        *) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    esac
}
complete -o default -F _imsessions imsessions
`;
}

function zshOption(option: Option<unknown>): string {
  const words = choicesOf(option);
  const action = words === '' ? (option.file ? '_files' : ' ') : `(${words})`;
  const value = option.argument === undefined ? '' : `:${zshText(option.argument)}:${action}`;
  return quote(`${option.repeatable ? '*' : ''}--${option.name}[${zshText(option.description)}]${value}`);
}

function zsh(): string {
  const commands = COMMANDS.map(({ name, summary }) => `      ${quote(`${name}:${zshText(summary)}`)}`);
  const cases = names.map((name) => {
    const options = optionsOf(name).map((option) => ` \\\n        ${zshOption(option)}`);
    return `    ${name}) _arguments${options.join('')} \\\n        '*:file:_files' ;;`;
  });
  return `#compdef imsessions
_imsessions() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.join('\n')}
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _imsessions imsessions
`;
}

function fishOption(command: string, option: Option<unknown>): string {
  const words = choicesOf(option);
  const value =
    option.argument === undefined
      ? ''
      : words === ''
        ? option.file
          ? ' -r -F'
          : ' -x'
        : ` -x -a ${quote(words)}`;
  return (
    `complete -c imsessions -n '__fish_seen_subcommand_from ${command}' -l ${option.name}${value}` +
    ` -d ${quote(option.description)}`
  );
}

function fish(): string {
  const commands = COMMANDS.map(
    ({ name, summary }) =>
      `complete -c imsessions -f -n '__fish_use_subcommand' -a ${name} -d ${quote(summary)}`,
  );
  const options = names.flatMap((name) => optionsOf(name).map((option) => fishOption(name, option)));
  return ['# fish completion for imsessions', ...commands, ...options, ''].join('\n');
}

const SCRIPTS: Readonly<Record<Shell, () => string>> = { bash, zsh, fish };
