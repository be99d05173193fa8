import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { derivedFiles } from './requirement-pages.ts';

const root = new URL('..', import.meta.url);
const files = derivedFiles();

test.each([...files])('%s is what the suites say: `npm run catalogue` makes it anew', (name, text) => {
  expect(readFileSync(new URL(name, root), 'utf8')).toBe(text);
});

test('there is no page of an area that is no more', () => {
  const pages = readdirSync(new URL('docs/requirements/', root)).map((name) => `docs/requirements/${name}`);
  expect(pages.filter((name) => !files.has(name))).toEqual([]);
});
