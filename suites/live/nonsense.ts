import { isAccepted } from '../../src/check/answer.ts';
import { METHODS } from '../../src/contract/index.ts';
import type { JsonObject } from '../../src/json/value.ts';
import { LIST } from '../scenario.ts';
import { fence } from './life.ts';
import type { Listening } from './listening.ts';
import { hostileIds, mutations } from './mutation.ts';
import * as payload from './payload.ts';
import type { Request, Stage } from './stage.ts';

interface Malformed {
  readonly variant: string;
  readonly request: Request;
}

const JSON_TYPE = [['Content-Type', 'application/json']] as const;

/** Bodies that are no request at all, each made from one that is. */
function malformed(body: JsonObject): Malformed[] {
  const text = JSON.stringify(body);
  return [
    { variant: 'malformed JSON: cut short', request: { body: text.slice(0, -1) } },
    {
      variant: 'malformed JSON: not quoted',
      request: { body: text.replace('"operationName"', 'operationName') },
    },
    { variant: 'a wrong media type', request: { body: text, headers: [['Content-Type', 'text/plain']] } },
    { variant: 'an empty body', request: { body: '', headers: JSON_TYPE } },
    { variant: 'an array as body', request: { body: [body] } },
    { variant: 'a string as body', request: { body: JSON.stringify('AttachUserData') } },
    { variant: 'a number as body', request: { body: '42' } },
    { variant: 'null as body', request: { body: 'null' } },
  ];
}

type Mend = () => Promise<void>;

/** Methods that might be asked of any resource, but for those that every server may answer of itself. */
const ASKED_METHODS = ['PUT', 'DELETE', 'PATCH'] as const;

async function wrongMethods(stage: Stage): Promise<void> {
  const targets = [
    { resource: '/me/im-sessions', path: LIST, session: '' },
    { resource: '/me/im-sessions/{id}', path: `${LIST}/${stage.session}`, session: stage.session },
  ];
  for (const { resource, path, session } of targets)
    for (const method of ASKED_METHODS) {
      if (METHODS[resource]?.includes(method)) continue;
      await stage.bad(
        {
          group: 'robustness',
          role: 'method',
          operation: 'method',
          session,
          owner: 'IMS-ROB-04',
          variant: `${method} ${resource}`,
        },
        { method, path, ...(method === 'DELETE' ? {} : { body: {} }) },
      );
    }
}

async function hostile(stage: Stage): Promise<void> {
  const body = payload.attach({ [`${stage.tag}rob03`]: 'x' });
  const common = { group: 'robustness' as const, owner: 'IMS-ROB-03', marker: `${stage.tag}rob03` };
  await stage.act({ group: 'robustness', role: 'own-read', operation: 'GET' }, { method: 'GET' });
  for (const { id, what, postOnly } of hostileIds(stage.session)) {
    const path = `${LIST}/${id}`;
    if (!postOnly)
      await stage.bad(
        {
          ...common,
          role: 'hostile-id',
          operation: 'GET',
          session: id.slice(0, 40),
          variant: `GET: ${what}`,
          twin: 'GET',
        },
        { method: 'GET', path },
      );
    await stage.bad(
      {
        ...common,
        role: 'hostile-id',
        operation: 'AttachUserData',
        session: id.slice(0, 40),
        variant: `POST: ${what}`,
        twin: 'AttachUserData',
      },
      { body, path },
    );
  }
}

/**
 * Sends nonsense to the live session: each must be refused and change nothing. A fence after each kind shows to which
 * kind a change belongs.
 */
export async function nonsense(stage: Stage, listening: Listening): Promise<void> {
  const { scene, tag, addressee } = stage;
  const valid: readonly (readonly [payload.OperationName, JsonObject])[] = [
    ['AttachUserData', payload.attach({ [`${tag}rob02`]: 'x' })],
    ['UpdateUserData', payload.update({ [`${tag}rob02`]: 'x' })],
    ['DeleteUserData', payload.remove(`${tag}rob02-none`)],
    ['SendMessage', payload.sendMessage(addressee, `${tag}rob02`)],
  ];
  if (scene.wants('IMS-ROB-01', 'IMS-ROB-05') && stage.offers('AttachUserData'))
    for (const { variant, request } of malformed(payload.attach({ [`${tag}rob01`]: 'x' })))
      await stage.bad(
        {
          group: 'robustness',
          role: 'malformed',
          operation: 'AttachUserData',
          owner: 'IMS-ROB-01',
          variant,
          twin: 'AttachUserData',
          marker: `${tag}rob01`,
        },
        request,
      );
  await fence(stage, listening, 'malformed');
  for (const [operation, body] of valid) {
    if (!stage.offers(operation) || stage.isOver()) continue;
    for (const { owner, variant, body: mutated } of mutations(operation, body)) {
      if (!scene.wants(owner, 'IMS-ROB-05')) continue;
      await stage.bad(
        {
          group: 'robustness',
          role: 'mutated',
          operation,
          owner,
          variant: `${operation}: ${variant}`,
          twin: operation,
          marker: `${tag}rob02`,
        },
        { body: mutated },
      );
    }
  }
  await fence(stage, listening, 'mutated');
  if (scene.wants('IMS-ROB-03', 'IMS-ROB-08', 'IMS-ROB-05') && !stage.isOver()) await hostile(stage);
  await fence(stage, listening, 'hostile');
  if (scene.wants('IMS-ROB-04', 'IMS-ROB-05') && !stage.isOver()) await wrongMethods(stage);
  await stage.read('robustness');
  await fence(stage, listening, 'robustness');
}

/** The same for the request that would open a session, once none is live. */
export async function nonsenseInitiations(stage: Stage, mend: Mend): Promise<void> {
  const { scene, tag, addressee } = stage;
  const whole = payload.initiate(addressee, { [`${tag}rob01-after`]: 'x' });
  const requests = [
    ...malformed(whole).map(({ variant, request }) => ({
      owner: 'IMS-ROB-01',
      variant: `InitiateIMSession: ${variant}`,
      request,
    })),
    ...mutations('InitiateIMSession', whole).map(({ owner, variant, body }) => ({
      owner,
      variant: `InitiateIMSession: ${variant}`,
      request: { body },
    })),
  ];
  for (const { owner, variant, request } of requests) {
    if (!scene.wants(owner, 'IMS-ROB-05') || stage.isOver()) continue;
    const answer = await stage.bad(
      {
        group: 'after',
        role: 'initiate-nonsense',
        operation: 'InitiateIMSession',
        session: '',
        owner,
        variant,
        twin: 'InitiateIMSession',
        marker: `${tag}${owner.slice(4).toLowerCase().replace('-', '')}-after`,
      },
      request,
    );
    if (answer && isAccepted(answer)) await mend();
  }
}
