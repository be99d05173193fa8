import { isAccepted } from '../../src/check/answer.ts';
import type { JsonObject } from '../../src/json/value.ts';
import { LIST, madeUpId } from '../scenario.ts';
import * as payload from './payload.ts';
import type { Stage } from './stage.ts';

const leftOut = (body: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));

interface Incomplete {
  readonly operation: payload.OperationName;
  readonly variant: string;
  readonly body: JsonObject;
}

/** Requests on a session that lack a mandatory parameter, each differing from a valid one by just that. */
function incomplete(stage: Stage): Incomplete[] {
  const { addressee, tag } = stage;
  const marked = { [`${tag}ops10`]: 'x' };
  const message = payload.sendMessage(addressee, `${tag}ops10`);
  const added = payload.attach(marked);
  return [
    { operation: 'AttachUserData', variant: 'without operationName', body: leftOut(added, 'operationName') },
    { operation: 'SendMessage', variant: 'without text', body: leftOut(message, 'text') },
    { operation: 'SendMessage', variant: 'without destination', body: leftOut(message, 'destination') },
    {
      operation: 'SendMessage',
      variant: 'without destination.phoneNumber',
      body: { ...message, destination: {} },
    },
    { operation: 'SendMessage', variant: 'without devicePath', body: leftOut(message, 'devicePath') },
    { operation: 'AttachUserData', variant: 'without userData', body: leftOut(added, 'userData') },
    {
      operation: 'UpdateUserData',
      variant: 'without userData',
      body: leftOut(payload.update(marked), 'userData'),
    },
    { operation: 'DeleteUserData', variant: 'without key', body: leftOut(payload.remove(`${tag}e`), 'key') },
  ];
}

/** While the session is `Talking`: requests that must be refused and change nothing. */
export async function refusals(stage: Stage): Promise<void> {
  const { scene, tag, addressee } = stage;
  const marker = (name: string): string => `${tag}${name}`;
  if (scene.wants('IMS-OPS-04', 'IMS-OPS-13', 'IMS-NTF-10'))
    await stage.bad(
      {
        group: 'refusals',
        role: 'second-initiate',
        operation: 'InitiateIMSession',
        session: '',
        owner: 'IMS-OPS-04',
        variant: 'a second session',
        twin: 'InitiateIMSession',
        marker: marker('ops04'),
      },
      { body: payload.initiate(addressee, { [marker('ops04')]: 'x' }) },
    );
  if (scene.wants('IMS-OPS-10', 'IMS-OPS-13'))
    for (const { operation, variant, body } of incomplete(stage)) {
      if (!stage.offers(operation)) continue;
      await stage.bad(
        {
          group: 'refusals',
          role: 'incomplete',
          operation,
          owner: 'IMS-OPS-10',
          variant,
          twin: operation,
          marker: marker('ops10'),
        },
        { body },
      );
    }
  if (scene.wants('IMS-OPS-11', 'IMS-OPS-13')) {
    const unknown = madeUpId(scene.settings.seed, 'unknown session');
    for (const [operation, body] of Object.entries({
      AttachUserData: payload.attach({ [marker('ops11')]: 'x' }),
      SendMessage: payload.sendMessage(addressee, marker('ops11')),
    }))
      await stage.bad(
        {
          group: 'refusals',
          role: 'unknown-session',
          operation,
          session: unknown,
          owner: 'IMS-OPS-11',
          variant: 'an unknown session id',
          twin: operation,
          marker: marker('ops11'),
        },
        { body },
      );
  }
  if (scene.wants('IMS-OPS-12', 'IMS-OPS-13'))
    await stage.bad(
      {
        group: 'refusals',
        role: 'unknown-operation',
        operation: 'AttachUserData',
        owner: 'IMS-OPS-12',
        variant: 'an unknown operationName',
        twin: 'AttachUserData',
        marker: marker('ops12'),
      },
      { body: { ...payload.attach({ [marker('ops12')]: 'x' }), operationName: 'ImsNoSuchOperation' } },
    );
}

/** Once no session is live: incomplete and unknown requests to the list, which would open one. */
export async function refusedInitiations(stage: Stage, mend: () => Promise<void>): Promise<void> {
  const { scene, addressee, tag } = stage;
  const whole = payload.initiate(addressee, { [`${tag}after`]: 'x' });
  const variants: readonly (readonly [owner: string, variant: string, body: JsonObject])[] = [
    ['IMS-OPS-10', 'without operationName', leftOut(whole, 'operationName')],
    ['IMS-OPS-10', 'without destination', leftOut(whole, 'destination')],
    ['IMS-OPS-10', 'without destination.phoneNumber', { ...whole, destination: {} }],
    ['IMS-OPS-12', 'an unknown operationName', { ...whole, operationName: 'ImsNoSuchOperation' }],
  ];
  for (const [owner, variant, body] of variants) {
    if (!scene.wants(owner, 'IMS-OPS-13')) continue;
    const answer = await stage.bad(
      {
        group: 'after',
        role: 'initiate-refused',
        operation: 'InitiateIMSession',
        session: '',
        owner,
        variant,
        twin: 'InitiateIMSession',
        marker: `${tag}after`,
      },
      { body, path: LIST },
    );
    if (answer && isAccepted(answer)) await mend();
  }
}
