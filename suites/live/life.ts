import type { Exchange } from '../../src/exchange.ts';
import { isAccepted } from '../../src/check/answer.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Json, JsonObject } from '../../src/json/value.ts';
import { isLive, stateOf, userDataOf } from './act.ts';
import type { Listening } from './listening.ts';
import { namesNumber } from './number.ts';
import * as payload from './payload.ts';
import type { Stage } from './stage.ts';
import { HARD_VALUES, PLAIN_VALUES, tagged } from './values.ts';

/** Opens the run's session and waits until it is `Talking`; false where none came up. */
export async function open(stage: Stage, listening: Listening): Promise<boolean> {
  const { scene, addressee, tag } = stage;
  const before = new Set(feedOf(stage.last ?? (await stage.read()))?.ids ?? []);
  const given: JsonObject = { [`${tag}a`]: 'blue', [`${tag}b`]: 'green' };
  const answer = await stage.act(
    { group: 'life', role: 'initiate', operation: 'InitiateIMSession', session: '', expected: given },
    { body: payload.initiate(addressee, given) },
  );
  if (!isAccepted(answer)) return false;
  const find = (): boolean => {
    const fresh =
      (stage.last && feedOf(stage.last)?.sessions())?.filter(
        ({ id }) => typeof id === 'string' && !before.has(id),
      ) ?? [];
    const tagsIt = fresh.find((one) => Object.keys(userDataOf(one)).some((name) => name.startsWith(tag)));
    const own =
      tagsIt ??
      fresh.find((one) => isLive(one) && namesNumber(one, addressee.destination)) ??
      fresh.find((one) => isLive(one) && stateOf(one) !== 'Alerting');
    if (typeof own?.['id'] !== 'string') return false;
    stage.session = own['id'];
    return true;
  };
  await stage.settle(
    () => find() && stateOf(stage.shown())?.trim() === 'Talking' && hasAll(stage.data(), given),
  );
  if (stage.session === '') return false;
  scene.target.mark('session', { id: stage.session });
  await listening.state(stage.session, 'Talking');
  return true;
}

const hasAll = (data: JsonObject, wanted: JsonObject): boolean =>
  Object.entries(wanted).every(([name, value]) => data[name] === value);

/**
 * An operation was refused that the last read offered: looks for a while whether the session had moved on meanwhile, for
 * then the refusal is right.
 */
async function stillOffered(stage: Stage, operation: string): Promise<void> {
  await stage.settle(() => !stage.offers(operation), stage.scene.settings.quietMs);
}

/** One change of the user data that must be accepted; waits for it to show in the feed and in a notification. */
export async function change(
  stage: Stage,
  listening: Listening,
  note: {
    readonly role: string;
    readonly operation: payload.OperationName;
    readonly group?: 'life' | 'concurrent';
  },
  body: JsonObject,
  expected: JsonObject,
  gone?: string,
): Promise<Exchange> {
  const answer = await stage.act({ group: 'life', ...note, expected }, { body });
  if (!isAccepted(answer)) {
    await stillOffered(stage, note.operation);
    return answer;
  }
  await stage.settleData(expected, gone);
  await listening.data(stage.session, stage.tag, expected);
  return answer;
}

const without = (data: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));

async function send(stage: Stage, listening: Listening): Promise<void> {
  if (!stage.offers('SendMessage')) return;
  const text = `${stage.tag}hello "Grüße" 👋`;
  const answer = await stage.act(
    { group: 'life', role: 'send', operation: 'SendMessage', marker: text },
    { body: payload.sendMessage(stage.addressee, text) },
  );
  await stage.read();
  if (isAccepted(answer)) await listening.message(text);
}

async function removeKey(stage: Stage, listening: Listening, key: string, role: string): Promise<void> {
  const data = stage.data();
  if (!stage.offers('DeleteUserData') || data[key] === undefined) return;
  await change(
    stage,
    listening,
    { role, operation: 'DeleteUserData' },
    payload.remove(key),
    without(data, key),
    key,
  );
}

async function attach(
  stage: Stage,
  listening: Listening,
  added: JsonObject,
  role: string,
): Promise<Exchange | undefined> {
  if (!stage.offers('AttachUserData')) return undefined;
  const expected = { ...stage.data(), ...added };
  return change(stage, listening, { role, operation: 'AttachUserData' }, payload.attach(added), expected);
}

/** Asks for what the session does not offer now: each must be refused (IMS-CAP-09). */
export async function unoffered(stage: Stage, group: 'refusals' | 'after'): Promise<void> {
  const { tag, addressee } = stage;
  const bodies: Readonly<Record<string, JsonObject>> = {
    SendMessage: payload.sendMessage(addressee, `${tag}unoffered`),
    AttachUserData: payload.attach({ [`${tag}unoffered`]: 'x' }),
    UpdateUserData: payload.update({ [`${tag}unoffered`]: 'x' }),
    DeleteUserData: payload.remove(`${tag}b`),
    Complete: payload.complete(),
  };
  for (const [operation, body] of Object.entries(bodies)) {
    // Refused or not, completing would end what the other checks need.
    if (stage.isOver() || (operation === 'Complete' && group === 'refusals')) continue;
    if (stage.shown() === undefined || stage.offers(operation)) continue;
    // What is offered may have changed since.
    await stage.read();
    if (stage.shown() === undefined || stage.offers(operation)) continue;
    await stage.act(
      {
        group,
        role: 'unoffered',
        operation,
        owner: 'IMS-CAP-09',
        variant: 'not offered',
        twin: operation,
        marker: `${tag}unoffered`,
      },
      { body },
    );
  }
  await stage.read();
}

/** Attaches values that are easily spoilt; where they are refused together, each by itself. */
async function roundTrip(
  stage: Stage,
  listening: Listening,
  values: Readonly<Record<string, Json>>,
  role: string,
): Promise<void> {
  const prefix = `${stage.tag}${role}-`;
  const answer = await attach(stage, listening, tagged(values, prefix), role);
  if (answer === undefined || isAccepted(answer)) return;
  for (const [name, value] of Object.entries(values)) {
    if (stage.isOver()) return;
    await attach(stage, listening, { [prefix + name]: value }, role);
  }
}

/** Uses every operation of a session that is under way, user data in all its forms. */
export async function use(stage: Stage, listening: Listening): Promise<void> {
  const { tag, scene } = stage;
  await send(stage, listening);
  await removeKey(stage, listening, `${tag}a`, 'delete');
  await removeKey(stage, listening, `${tag}b`, 'clear');
  if (scene.wants('IMS-CAP-09', 'IMS-OPS-13', 'IMS-NTF-10')) await unoffered(stage, 'refusals');
  await attach(stage, listening, { [`${tag}c`]: 'one', [`${tag}d`]: 'two' }, 'attach');
  await attach(stage, listening, { [`${tag}e`]: 'three' }, 'attach');
  if (stage.offers('UpdateUserData')) {
    // The new key begins as one that is removed later, and must stay then.
    const changes = { [`${tag}c`]: 'one more', [`${tag}dd`]: 'four' };
    const expected = { ...stage.data(), ...changes };
    await change(
      stage,
      listening,
      { role: 'update', operation: 'UpdateUserData' },
      payload.update(changes),
      expected,
    );
  }
  await removeKey(stage, listening, `${tag}d`, 'delete');
  if (scene.wants('IMS-UD-03')) await roundTrip(stage, listening, PLAIN_VALUES, 'plain');
  if (scene.wants('IMS-UD-04')) await roundTrip(stage, listening, HARD_VALUES, 'hard');
}

/** A change that must be accepted: once it shows, whatever was asked for before it has had its effect. */
export async function fence(stage: Stage, listening: Listening, name: string): Promise<void> {
  const key = `${stage.tag}fence-${name}`;
  if (stage.isOver()) return;
  if (stage.offers('AttachUserData')) await attach(stage, listening, { [key]: name }, 'fence');
  else await stage.read();
}

/** Eight changes of the user data at once, each of a key of its own (IMS-ROB-06). */
export async function atOnce(stage: Stage, listening: Listening): Promise<void> {
  if (!stage.offers('AttachUserData')) return;
  const changes = Array.from({ length: 8 }, (_, index) => ({
    [`${stage.tag}once-${index}`]: `value ${index}`,
  }));
  const expected = changes.reduce<JsonObject>((all, one) => ({ ...all, ...one }), stage.data());
  const mayUpdate = stage.offers('UpdateUserData');
  const answers = await Promise.all(
    changes.map((one, index) => {
      const updates = mayUpdate && index % 2 === 1;
      return stage.act(
        {
          group: 'concurrent',
          role: 'at-once',
          operation: updates ? 'UpdateUserData' : 'AttachUserData',
          expected,
        },
        { body: updates ? payload.update(one) : payload.attach(one) },
      );
    }),
  );
  if (!answers.some(isAccepted)) {
    await stage.read();
    return;
  }
  await stage.settleData(expected);
  await listening.data(stage.session, stage.tag, expected);
}

/** Releases the session and waits until it is `Completed` or gone; does nothing where it already is. */
export async function complete(stage: Stage, listening: Listening): Promise<boolean> {
  const shown = stage.shown();
  if (stage.isReached() && (shown === undefined || stateOf(shown)?.trim() === 'Completed')) return true;
  const answer = await stage.act(
    { group: 'life', role: 'complete', operation: 'Complete' },
    { body: payload.complete() },
  );
  if (!isAccepted(answer)) {
    await stillOffered(stage, 'Complete');
    return false;
  }
  const ended = await stage.settle(() => {
    const shown = stage.shown();
    return shown === undefined || stateOf(shown)?.trim() === 'Completed';
  });
  await listening.state(stage.session, 'Completed');
  return ended;
}
