import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { config as matchesSchema } from '../contract/generated/file-validators.js';
import type { Json } from '../json/value.ts';
import { configFile, CONFIGURABLE } from './config-file.ts';
import { exitCodeOf, worst } from './exit-code.ts';
import { memberName } from './options/option.ts';
import { checkWritable, writeWhole } from './output.ts';
import { parseTarget } from './target-url.ts';
import { inFolder } from './testing/command.test-data.ts';
import { nearest, quoted, UsageError } from './usage-error.ts';

describe('exit codes', () => {
  it.each([
    [[], 0],
    [[0, 3], 3],
    [[3, 1, 0], 1],
    [[1, 4, 3], 4],
    [[0, 1, 3, 4, 130], 130],
  ])('of %j the worst is %i', (codes, expected) => {
    expect(worst(codes)).toBe(expected);
  });

  it.each([
    [{ verdict: 'conformant' }, 0],
    [{ verdict: 'non-conformant' }, 1],
    [{ verdict: 'inconclusive' }, 3],
    [{ verdict: 'non-conformant', toolErrors: [{}] }, 4],
    [{ verdict: 'conformant', toolErrors: [], interrupted: false }, 0],
    [{ verdict: 'inconclusive', toolErrors: [{}], interrupted: true }, 130],
  ] as const)('%j is %i', (ending, expected) => {
    expect(exitCodeOf(ending)).toBe(expected);
  });
});

describe('a TARGET', () => {
  it.each([
    ['http://127.0.0.1:8090', { base: 'http://127.0.0.1:8090' }],
    ['HTTPS://Host/gws/', { base: 'https://host/gws' }],
    ['http://host/a//', { base: 'http://host/a' }],
    ['http://agent:p%40ss@host:1/x', { base: 'http://host:1/x', user: 'agent', password: 'p@ss' }],
    ['http://agent:100%@host', { base: 'http://host', user: 'agent', password: '100%' }],
    ['http://[::1]:8090/', { base: 'http://[::1]:8090' }],
  ])('%s', (text, expected) => {
    expect(parseTarget(text)).toEqual(expected);
  });

  it.each([
    '',
    'host',
    'host:1',
    'user:hidden@host',
    '//host',
    'http:/',
    'file:///etc',
    'http://u:hidden@h?q',
    'http://u:hidden@h:x',
  ])('refuses %j without its credentials', (text) => {
    expect(() => parseTarget(text)).toThrow(UsageError);
    expect(() => parseTarget(text)).not.toThrow(/hidden/);
  });
});

describe('words of the user', () => {
  it('are quoted, escaped and cut', () => {
    expect(quoted('a"\n\u001b[31m\u202e\u009b')).toBe('"a\\"\\n\\u001b[31m\\u202e\\u009b"');
    expect(quoted('x'.repeat(1000))).toBe(`"${'x'.repeat(80)}…"`);
  });

  it('have a nearest right one only where one is near', () => {
    expect(nearest('operatons', ['feed', 'operations'])).toBe('operations');
    expect(nearest('FEED', ['feed'])).toBe('feed');
    expect(nearest('not', ['notifications'])).toBe('notifications');
    expect(nearest('xyz', ['feed', 'operations'])).toBeUndefined();
  });
});

describe('a file that is written', () => {
  it('stands under its name only when it is whole', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'r.json');
      await writeFile(file, 'before');
      await writeWhole(file, ['a', new Uint8Array([98]), 'c']);
      expect(await readFile(file, 'utf8')).toBe('abc');
      function* broken() {
        yield 'x'.repeat(100_000);
        throw new Error('out of ink');
      }
      await expect(writeWhole(file, broken())).rejects.toThrow('out of ink');
      expect(await readFile(file, 'utf8')).toBe('abc');
      expect(await readdir(folder)).toEqual(['r.json']);
    }));

  it('is refused beforehand where it cannot be one', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'd'));
      await writeFile(join(folder, 'f'), '');
      await symlink(join(folder, 'nowhere'), join(folder, 'l'));
      await expect(checkWritable(join(folder, 'd'))).rejects.toThrow('it is a folder');
      await expect(checkWritable(join(folder, 'f', 'x'))).rejects.toThrow(UsageError);
      await expect(checkWritable(join(folder, 'n', 'x'))).rejects.toThrow('there is no such file or folder');
      await expect(checkWritable(join(folder, 'f'))).resolves.toBeUndefined();
      await expect(checkWritable('/dev/null')).resolves.toBeUndefined();
    }));
});

/** Right and wrong values for the options of each kind of type. */
const VALUES: readonly Json[] = [
  true,
  'x',
  '',
  'feed',
  'feed,all',
  ['feed'],
  ['A: b'],
  [1],
  0,
  1,
  1.5,
  -1,
  null,
  {},
  '1/2',
  '2/1',
];

describe('the config file', () => {
  it('is read as its schema says', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'c.json');
      for (const member of new Set(CONFIGURABLE.map(memberName)))
        for (const value of VALUES) {
          await writeFile(file, JSON.stringify({ [member]: value }));
          const read = await configFile(file, folder).then(
            () => true,
            (error: unknown) => {
              expect(error).toBeInstanceOf(UsageError);
              return false;
            },
          );
          // What a schema cannot say (I is at most N, a comma list, the name of a file) the reader refuses, never the other way round.
          if (read)
            expect([member, value, matchesSchema({ [member]: value })]).toEqual([member, value, true]);
        }
    }));
});
