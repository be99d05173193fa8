import type { CommandName } from '../command.ts';
import type { ValueType } from './value-type.ts';

/** The headings that `--help` and the table of options have, in their order. */
export const GROUPS = [
  'What is judged',
  'Credentials',
  'Connection',
  'Live profiles',
  'Limits',
  'Reports',
  'Fixtures',
  'Server',
  'Output',
  'General',
] as const;
export type Group = (typeof GROUPS)[number];

/** All that is known of one option; command line, variable, config file, help, completion and documents come from it. */
export interface Option<T> {
  /** In kebab case, without dashes. */
  readonly name: string;
  readonly short?: string;
  readonly group: Group;
  /** What follows the name, such as `MS`; a flag has none. */
  readonly argument?: string;
  /** One sentence without a full stop. */
  readonly description: string;
  readonly type: ValueType<T>;
  /** The value where none is given. */
  readonly fallback: T;
  /** Words for the default, where `fallback` does not say it by itself. */
  readonly otherwise?: string;
  /** The value never stands in any output. */
  readonly secret?: boolean;
  /** May be given more than once; in a variable one value a line. */
  readonly repeatable?: boolean;
  /** Values to offer in completion that another part of the tool lists; loaded only when they are asked for. */
  readonly listed?: () => Promise<readonly string[]>;
  /** Names a file or folder, for completion. */
  readonly file?: boolean;
  readonly commands: readonly CommandName[];
}

/** Infers the type of an option's value from its literal. */
export const option = <T>(literal: Option<T>): Option<T> => literal;

/** `--device-path` is `IMSESSIONS_DEVICE_PATH`. */
export const variableName = ({ name }: Option<unknown>): string =>
  'IMSESSIONS_' + name.toUpperCase().replaceAll('-', '_');

/** `--device-path` is `devicePath` in the config file. */
export const memberName = ({ name }: Option<unknown>): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The default in words. */
export function defaultText({ fallback, otherwise }: Option<unknown>): string {
  if (otherwise !== undefined) return otherwise;
  if (fallback === false) return 'off';
  return typeof fallback === 'string' || typeof fallback === 'number' ? String(fallback) : 'none';
}
