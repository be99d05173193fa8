import { isObject, isString } from '../json/value.ts';
import { refusalAnswer, success } from './answer.ts';
import type { Decision, OperationView, RequestView } from './hooks.ts';
import { judge } from './judgement.ts';
import { plan } from './operation.ts';
import type { Reading } from './reading.ts';
import { refuse } from './refusal.ts';
import type { RequestBody } from './request-body.ts';
import type { Runtime } from './runtime.ts';

/** Where an operation was sent to; without an id, to the list. */
export interface Destination {
  readonly id?: string;
}

function look(runtime: Runtime, request: RequestView, to: Destination, body: RequestBody): OperationView {
  const { stages, store } = runtime;
  const id = to.id === undefined ? '' : stages.lookup(to.id);
  const agent = stages.owner(request.agent ?? '', id, store.holder(id));
  const { value } = body;
  const name = isObject(value) ? value['operationName'] : undefined;
  return {
    request,
    agent,
    to: to.id === undefined ? 'list' : 'session',
    body: value,
    name: isString(name) ? name : '',
    id,
    session: to.id === undefined ? undefined : store.get(agent, id),
    live: store.live(agent),
  };
}

function decide(runtime: Runtime, operation: OperationView, body: RequestBody): Decision {
  const { settings, store } = runtime;
  const refusal = body.refusal ?? judge(operation, settings.device, store.isOpening(operation.agent));
  return refusal ? { accepted: false, refusal } : { accepted: true };
}

/** Judges an operation and sets going what it brings about. */
export function operate(runtime: Runtime, request: RequestView, to: Destination, body: RequestBody): Reading {
  const { stages, store } = runtime;
  const operation = look(runtime, request, to, body);
  const plainly = decide(runtime, operation, body);
  const decision = stages.decide(plainly, operation);
  const steps = decision.accepted ? plan(operation, () => store.next(operation.agent)) : [];
  store.run(stages.steps(steps, operation, decision));
  if (decision.accepted) return { answer: success({}), context: { kind: 'operation', request, operation } };
  const { refusal } = decision;
  return {
    answer: refusalAnswer(refusal),
    context: { kind: 'error', request, operation, reason: refusal.reason },
  };
}

export function refusalReading(
  request: RequestView,
  reason: Parameters<typeof refuse>[0],
  allowed?: readonly string[],
): Reading {
  return { answer: refusalAnswer(refuse(reason), allowed), context: { kind: 'error', request, reason } };
}
