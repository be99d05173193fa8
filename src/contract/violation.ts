import { isObject, token, type Json } from '../json/value.ts';

/** What ajv's compiled code reports of one failed keyword; `parentSchema` is there because of `verbose`. */
interface KeywordError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: Json | undefined };
  readonly message?: string;
  readonly parentSchema?: { readonly 'x-requirements'?: { readonly [keyword: string]: string } };
  readonly data?: Json;
}

export interface CompiledValidator {
  (value: Json): boolean;
  errors?: readonly KeywordError[] | null;
}

/** One mismatch with a schema: where, by which keyword, and the requirement that the schema says it belongs to. */
export interface Violation {
  /** The requirement that `x-requirements` beside the keyword names; empty where the schema names none. */
  readonly requirement: string;
  readonly keyword: string;
  /** JSON Pointer to the value, or to the member that is missing or too many. */
  readonly pointer: string;
  readonly expected: string;
  readonly actual: Json | undefined;
}

const describe = (error: KeywordError): string => {
  const { keyword, params } = error;
  if (keyword === 'type') return `type ${text(params['type'])}`;
  if (keyword === 'enum') return `one of ${text(params['allowedValues'])}`;
  if (keyword === 'const') return JSON.stringify(params['allowedValue']);
  if (keyword === 'pattern') return `a string that matches ${text(params['pattern'])}`;
  if (keyword === 'required') return `the member ${text(params['missingProperty'])}`;
  if (keyword === 'additionalProperties' || keyword === 'not') return 'no such member';
  return error.message ?? keyword;
};

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

const member = (error: KeywordError): string | undefined => {
  const name = error.params['missingProperty'] ?? error.params['additionalProperty'];
  return typeof name === 'string' ? name : undefined;
};

function toViolation(error: KeywordError): Violation {
  const claims = error.parentSchema?.['x-requirements'] ?? {};
  const name = member(error);
  const data: Json | undefined = error.data;
  return {
    requirement: (data === null ? claims['null'] : undefined) ?? claims[error.keyword] ?? '',
    keyword: error.keyword,
    pointer: name === undefined ? error.instancePath : error.instancePath + token(name),
    expected: describe(error),
    actual: name === undefined ? data : isObject(data) ? data[name] : undefined,
  };
}

/** Keywords that only pass on what their subschemas say. */
const APPLICATORS = new Set(['allOf', 'oneOf', 'anyOf', 'if', '$ref']);

const NONE: readonly Violation[] = [];

/**
 * Runs a compiled validator. A value of the wrong type is reported as just that: what its other keywords say of it is
 * left out, for one defect has one requirement.
 */
export function violations(validator: CompiledValidator, value: Json): readonly Violation[] {
  if (validator(value)) return NONE;
  const errors = (validator.errors ?? []).filter((error) => !APPLICATORS.has(error.keyword));
  const mistyped = new Set(
    errors.filter((error) => error.keyword === 'type').map((error) => error.instancePath),
  );
  const once = new Map<string, Violation>();
  for (const error of errors) {
    if (error.keyword !== 'type' && mistyped.has(error.instancePath)) continue;
    const violation = toViolation(error);
    const key = `${violation.pointer} ${violation.keyword}`;
    if (!once.has(key)) once.set(key, violation);
  }
  return [...once.values()];
}
