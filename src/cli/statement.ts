import { statement as validateStatement } from '../contract/generated/file-validators.js';
import type { Statement } from '../contract/types.ts';
import { violations } from '../contract/violation.ts';
import { isObject, isString, type Json } from '../json/value.ts';
import { readJsonFile } from './json-file.ts';
import { nearest, quoted, UsageError } from './usage-error.ts';

const EMPTY: Statement = { organisation: '', product: '', version: '', contact: '' };

/** Reads a statement; what it leaves out is empty. */
export async function readStatement(file: string): Promise<Statement> {
  const value = await readJsonFile(file, 'the statement');
  const whole: Json = isObject(value) ? { ...EMPTY, ...value } : value;
  const [first] = violations(validateStatement, whole);
  if (first || !isObject(whole)) {
    const member = first?.pointer.slice(1) ?? '';
    const near = first?.keyword === 'additionalProperties' ? nearest(member, Object.keys(EMPTY)) : undefined;
    const hint = near === undefined ? `expected ${first?.expected ?? 'an object'}` : `did you mean ${near}?`;
    throw new UsageError(
      `--statement ${quoted(file)}: ${member === '' ? 'the top' : quoted(member)}: ${hint}`,
    );
  }
  const member = (name: keyof Statement): string => (isString(whole[name]) ? whole[name] : '');
  return {
    organisation: member('organisation'),
    product: member('product'),
    version: member('version'),
    contact: member('contact'),
  };
}
