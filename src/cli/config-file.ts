import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parsed as jsonOf } from '../json/read.ts';
import { isArray, isObject, isString, typeName, type Json } from '../json/value.ts';
import { cause } from './cause.ts';
import { parsed } from './json-file.ts';
import { OPTIONS } from './options/index.ts';
import { memberName, type Option } from './options/option.ts';
import { general } from './options/general.ts';
import { quoted, suggestion, UsageError } from './usage-error.ts';
import { read, type Given, type Source } from './values.ts';
import { isForAnother } from './variables.ts';

/** Where the config file is looked for, in the folder that the command runs in. */
export const CONFIG_NAMES = ['.json', '.js', '.mjs', '.ts'].map((end) => 'imsessions.config' + end);

/** Every option but `config` itself can stand in the config file. */
export const CONFIGURABLE = OPTIONS.filter((option) => option !== general.config);

/** The config file as a source of values; one that says nothing where there is no file. */
export async function configFile(named: string | undefined, folder: string): Promise<Source> {
  const path = named ?? (await found(folder));
  if (path === undefined) return () => undefined;
  const members = membersOf(await load(resolve(folder, path)), basename(path));
  return (option) => {
    const given = members.get(option.name);
    return given && !isForAnother(option, given.texts) ? given : undefined;
  };
}

async function found(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder).catch((): string[] => []);
  const [first, second] = CONFIG_NAMES.filter((name) => entries.includes(name));
  if (second === undefined) return first;
  throw new UsageError(`both ${first ?? ''} and ${second} are here: keep one, or name one with --config`);
}

/** Does the running Node load TypeScript by itself? */
const loadsTypeScript = (): boolean => Boolean(Reflect.get(process.features, 'typescript'));

async function load(path: string): Promise<Json | undefined> {
  const end = extname(path);
  if (end === '.ts' && !loadsTypeScript())
    throw new UsageError(
      `${basename(path)}: Node ${process.version} does not load TypeScript by itself; ` +
        'write it as .mjs or .json, or run Node 22.18 or later',
    );
  if (['.js', '.mjs', '.ts'].includes(end)) return exported(path);
  return parsed(await contents(path), basename(path));
}

async function contents(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`cannot read the config file ${quoted(path)}: ${cause(error)}`, { cause: error });
  }
}

async function exported(path: string): Promise<Json | undefined> {
  try {
    const module: unknown = await import(pathToFileURL(path).href);
    const value: unknown =
      typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    return plain(value);
  } catch (error) {
    throw new UsageError(`cannot load the config file ${quoted(path)}: ${cause(error)}`, { cause: error });
  }
}

/** A copy in which there is nothing that JSON does not have. */
function plain(value: unknown): Json | undefined {
  const text = JSON.stringify(value, (name, member: unknown) => {
    if (typeof member === 'function' || typeof member === 'symbol')
      throw new TypeError(`${name === '' ? 'the default export' : name} is a ${typeof member}`);
    return member;
  });
  // The types say that there is always a text; for `undefined` there is none.
  return typeof text === 'string' ? jsonOf(text)?.value : undefined;
}

const hintFor = (member: string): string =>
  suggestion(member, CONFIGURABLE.map(memberName), 'docs/options.md lists those there are');

const OF_MEMBER = new Map(
  CONFIGURABLE.flatMap((option) => [
    [memberName(option), option],
    [option.name, option],
  ]),
);

function membersOf(value: Json | undefined, file: string): ReadonlyMap<string, Given> {
  if (!isObject(value)) throw new UsageError(`${file} must hold one object, not ${typeName(value)}`);
  const members = new Map<string, Given>();
  for (const [member, content] of Object.entries(value)) {
    if (member === '$schema' || content === undefined) continue;
    const option = OF_MEMBER.get(member);
    if (!option) throw new UsageError(`${file}: unknown member ${quoted(member)}${hintFor(member)}`);
    if (members.has(option.name)) throw new UsageError(`${file}: ${memberName(option)} stands twice`);
    members.set(
      option.name,
      checked(option, { place: `${file}: ${member}`, texts: texts(option, content, file) }),
    );
  }
  return members;
}

/** A wrong value is reported whichever command runs. */
function checked(option: Option<unknown>, given: Given): Given {
  if (!isForAnother(option, given.texts)) read(option, given);
  return given;
}

/** The texts that say the same on the command line. */
function texts(option: Option<unknown>, value: Json, file: string): readonly string[] {
  const allowed = [option.type.schema.type].flat();
  if (isArray(value) && allowed.includes('array') && value.every(isString))
    return option.repeatable ? value : [value.join(',')];
  const type = typeName(value);
  const fits = allowed.includes(type) || (type === 'number' && allowed.includes('integer'));
  if (fits && !isArray(value)) return [isString(value) ? value : JSON.stringify(value)];
  const expected = allowed.map((name) => (name === 'array' ? 'array of strings' : name)).join(' or ');
  throw new UsageError(`${file}: ${memberName(option)} must be of type ${expected}, not ${type}`);
}
