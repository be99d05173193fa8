import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './command.ts';
import { optionsOf, OPTIONS } from './options/index.ts';
import { defaultText, memberName, variableName } from './options/option.ts';
import { imsessions } from './testing/command.test-data.ts';
import { version } from './version.ts';

describe('help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await imsessions(['--help']);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(await imsessions(['help'])).toEqual({ code, stdout, stderr: '' });
  });

  it.concurrent.each(COMMANDS)('of $name has its options and examples', async ({ name, examples }) => {
    const { code, stdout } = await imsessions([name, '--help']);
    expect(code).toBe(0);
    for (const option of optionsOf(name)) expect(stdout).toContain(`--${option.name}`);
    for (const [line] of examples) expect(stdout).toContain(`  ${line}\n`);
    expect(await imsessions(['help', name])).toEqual({ code, stdout, stderr: '' });
  });

  it('the version is that of the package', async () => {
    for (const word of ['--version', '-V'])
      expect(await imsessions([word])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('the option table', () => {
  it('has no two options of one name in one command', () => {
    for (const { name } of COMMANDS) {
      const names = optionsOf(name).flatMap((option) => [
        option.name,
        ...(option.short ? [option.short] : []),
      ]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('gives each option a group, a sentence and a command', () => {
    for (const option of OPTIONS) {
      expect(option.commands.length).toBeGreaterThan(0);
      expect(option.description).toMatch(/^\S.*[^.]$/);
      expect(defaultText(option)).not.toBe('');
    }
  });

  it('names variables and members after the option', () => {
    const option = OPTIONS.find(({ name }) => name === 'second-password');
    expect(option && [variableName(option), memberName(option)]).toEqual([
      'IMSESSIONS_SECOND_PASSWORD',
      'secondPassword',
    ]);
  });
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;

describe('shell completion', () => {
  it.runIf(has('bash')).each([
    ['imsessions pro', 'probe proxy'],
    ['imsessions probe --second-', '--second-user --second-password'],
    ['imsessions probe --profile feed,op', 'feed,operations'],
    ['imsessions probe --reporter ju', 'junit'],
    ['imsessions serve --fault state-lower', 'state-lower-case'],
    ['imsessions explain --he', '--help'],
  ])('of bash completes %s', async (line, expected) => {
    const { stdout } = await imsessions(['completion', 'bash']);
    const words = line.split(' ');
    const script = `${stdout}
COMP_WORDS=(${words.join(' ')})
COMP_CWORD=${words.length - 1}
_imsessions
echo "\${COMPREPLY[*]}"`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim()).toBe(expected);
  });

  it.runIf(has('zsh'))('of zsh is read by zsh', async () => {
    const { stdout } = await imsessions(['completion', 'zsh']);
    execFileSync('zsh', ['-n'], { input: stdout });
  });

  it.each(['zsh', 'fish'])('of %s offers every command', async (shell) => {
    const { stdout } = await imsessions(['completion', shell]);
    for (const { name } of COMMANDS) expect(stdout).toContain(name);
    expect(stdout).toContain('feed operations notifications security robustness all');
  });
});
