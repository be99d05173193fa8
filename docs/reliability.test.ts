import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

interface Row {
  readonly tried: string;
  readonly cells: readonly string[];
  /** What stands between backticks in the last column. */
  readonly commands: readonly string[];
}

const rows = read('docs/reliability.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| tried '))
  .map((line): Row => {
    const cells = line.slice(2, -2).split(' | ');
    const [tried = ''] = cells;
    return {
      tried,
      cells,
      commands: [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, one = '']) => one),
    };
  });

/** Why a command cannot be run as it stands; nothing where it can. */
function wrong(command: string): string | undefined {
  if (/\.test\.ts$/.test(command))
    return existsSync(new URL(command, root)) ? undefined : `${command}: there is no such test`;
  const [, script] = /^npm run ([\w:]+)/.exec(command) ?? [];
  if (script !== undefined && scripts[script] === undefined) return `${command}: there is no such script`;
  const [, file] = /^node (\S+)/.exec(scripts[script ?? ''] ?? '') ?? [];
  const source = file === undefined ? '' : read(file);
  const options = [...command.matchAll(/ --([a-z]+)/g)].map(([, name = '']) => name);
  if (script !== undefined)
    return options.every((name) => source.includes(`${name}: {`)) ? undefined : `${command}: no such option`;
  return /^npm audit|^npx -p node@\d+ node dist\/cli\.js probe /.test(command)
    ? undefined
    : `${command}: unknown`;
}

test('every row says what was tried, how often, what came out, and by which command', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(({ cells }) => cells.length !== 4 || cells.some((cell) => cell.trim() === ''))).toEqual(
    [],
  );
  expect(rows.filter(({ commands }) => commands.length === 0)).toEqual([]);
});

describe('every command exists', () => {
  test.each(rows.map((row) => [row.tried.slice(0, 60), row.commands] as const))('%s', (_tried, commands) => {
    expect(commands.flatMap((command) => wrong(command) ?? [])).toEqual([]);
  });
});
