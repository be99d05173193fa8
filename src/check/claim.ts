import type { ImSession } from '../contract/types.ts';
import { typeName, type Json } from '../json/value.ts';
import type { Violation } from '../contract/violation.ts';
import type { Defect } from './finding.ts';
import {
  NOT_APPLICABLE,
  type RequirementText,
  type SessionRequirement,
  type Verdict,
} from './requirement.ts';
import type { SessionSubject } from './session.ts';

const printable = (value: Json | undefined): string => {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
};

/** The last member name in a pointer, for the words of a message. */
const nameAt = (pointer: string): string => {
  const names = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  return names.at(-1) ?? 'session';
};

const SAID: { readonly [keyword: string]: string } = {
  type: 'wrong-type',
  required: 'missing',
  enum: 'unknown-value',
  const: 'other-value',
  pattern: 'malformed',
  not: 'not-allowed',
  additionalProperties: 'not-allowed',
};

export function violationDefect(violation: Violation): Defect {
  const { keyword, pointer, expected, actual } = violation;
  const name = nameAt(pointer);
  const named = /\/\d+$/.test(pointer) ? `an entry of ${name}` : name;
  const what = actual === null ? 'null' : (SAID[keyword] ?? keyword);
  const said =
    keyword === 'required'
      ? `${named} is missing`
      : keyword === 'type'
        ? `${named} is ${typeName(actual) === 'null' ? 'null' : `of type ${typeName(actual)}`}`
        : `${named} is ${printable(actual)}`;
  return {
    code: `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${what}`,
    message: `${said}, expected ${expected}`,
    pointer,
    expected,
    actual,
  };
}

type Claim = RequirementText & {
  /** The member without which there is nothing to judge; none where every session is a subject. */
  readonly member?: keyof ImSession & string;
  readonly none?: string;
  /** A finer look at the well-formed member, for what the schema cannot say of the same requirement. */
  readonly also?: (subject: SessionSubject) => Verdict;
};

const areaOf = (id: string): string => id.slice(0, id.lastIndexOf('-'));

/**
 * Is all that is wrong with the member a matter of finer requirements of the same area, which come later in the list? Then
 * it keeps this one: a list with an unknown capability in it is a list of strings.
 */
function isFinerOnly(member: string, id: string, violations: readonly Violation[]): boolean {
  const own = violations.filter(({ pointer }) => `${pointer}/`.startsWith(`/${member}/`));
  return (
    own.length > 0 && own.every(({ requirement }) => areaOf(requirement) === areaOf(id) && requirement > id)
  );
}

/** A requirement that the session schema states: its findings are the violations that name it in `x-requirements`. */
export function claimed({ member, none, also, ...text }: Claim): SessionRequirement {
  const { id } = text;
  return {
    ...text,
    kind: 'session',
    none: none ?? (member === undefined ? '' : `with the member \`${member}\``),
    judge(subject) {
      const found =
        subject.violations.length > 0 ? subject.violations.filter((one) => one.requirement === id) : [];
      if (found.length > 0) return found.map(violationDefect);
      if (member !== undefined && subject.view[member] === undefined)
        return also === undefined && isFinerOnly(member, id, subject.violations) ? undefined : NOT_APPLICABLE;
      return also?.(subject);
    },
  };
}
