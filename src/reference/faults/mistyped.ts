import { isArray, isObject, type Json } from '../../json/value.ts';
import type { AnswerContext, Decision, Hooks, OperationView } from '../hooks.ts';

/** The value that a pointer of two steps at most names in the body of an operation. */
function valueAt(body: Json | undefined, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), body);
}

type Kind = 'array' | 'object' | 'scalar' | 'null';

const kindOf = (value: Json | undefined): Kind => {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return isObject(value) ? 'object' : 'scalar';
};

const OBJECTS = new Set(['/destination', '/userData']);

/** Refused for its type: a value of this kind, where an object belongs or a scalar. */
export const mistyped =
  (belongs: 'object' | 'scalar', ...kinds: readonly Kind[]) =>
  (operation: OperationView, decision: Decision): boolean => {
    if (decision.accepted || decision.refusal.reason !== 'wrong-type') return false;
    const pointer = decision.refusal.pointer ?? '';
    return (
      OBJECTS.has(pointer) === (belongs === 'object') &&
      kinds.includes(kindOf(valueAt(operation.body, pointer)))
    );
  };

export const structural = (operation: OperationView, decision: Decision): boolean =>
  mistyped('object', 'array', 'scalar')(operation, decision) ||
  mistyped('scalar', 'array', 'object')(operation, decision);
export const scalar = (operation: OperationView, decision: Decision): boolean =>
  mistyped('object', 'null')(operation, decision) ||
  mistyped('scalar', 'scalar', 'null')(operation, decision);

/** Shapes the answers to operations that were decided so. */
export function answeringTo(
  about: (operation: OperationView, decision: Decision) => boolean,
  hooks: (isAbout: (context: AnswerContext) => boolean) => Hooks,
): Hooks {
  const noted = new WeakSet<OperationView>();
  return {
    decide: (decision, operation) => {
      if (about(operation, decision)) noted.add(operation);
      return decision;
    },
    ...hooks(({ operation }) => operation !== undefined && noted.has(operation)),
  };
}
