import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { OPTIONS } from '../src/cli/options/index.ts';
import { variableName } from '../src/cli/options/option.ts';
import { commandLines, unknownWords } from './command-lines.ts';

const here = new URL('.', import.meta.url);
const pages = [
  ...readdirSync(here).filter((name) => name.endsWith('.md')),
  ...['../SECURITY.md', '../CHANGELOG.md', '../README.md'].filter((name) => existsSync(new URL(name, here))),
];
const read = (name: string) => readFileSync(new URL(name, here), 'utf8');

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('uses commands, options and variables that exist', () => {
    const wrong = commandLines(text).filter((line) => unknownWords(line).length > 0);
    expect(wrong.map((line) => `${line.text}: ${unknownWords(line).join(', ')}`)).toEqual([]);
    // The last one is read by tests.
    const known = [...OPTIONS.map(variableName), 'IMSESSIONS_TARGET', 'IMSESSIONS_TRUST'];
    const used = [...text.matchAll(/\bIMSESSIONS_[A-Z_]*[A-Z]/g)].map(([name]) => name);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(local.filter((link) => !existsSync(new URL(link, new URL(page, here))))).toEqual([]);
  });
});

test('the index links to every page', () => {
  const index = read('README.md');
  const missing = readdirSync(here).filter(
    (name) => name.endsWith('.md') && name !== 'README.md' && !index.includes(`(${name})`),
  );
  expect(missing).toEqual([]);
});
