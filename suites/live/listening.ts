import { isObject, isString, type JsonObject } from '../../src/json/value.ts';
import { equalJson } from '../../src/check/equality.ts';
import { isIntermediary } from '../../src/check/answer.ts';
import { isBayeux, TOPIC } from '../../src/check/notification.ts';
import { createListener, type Listener } from '../../src/target/bayeux.ts';
import type { AgentName } from '../../src/exchange.ts';
import type { Scene } from '../scenario.ts';
import { ownKeys, userDataOf } from './act.ts';

/** Does a payload tell of this session? The id may be missing or wrong where the path is not. */
export function tellsOf(data: JsonObject, session: string): boolean {
  const path = `/im-sessions/${session}`;
  if (data['imSessionPath'] === path) return true;
  const told = data['imSession'];
  return isObject(told) && (told['id'] === session || told['path'] === path);
}

const stateTold = (data: JsonObject): string => {
  const told = data['imSession'];
  const state = isObject(told) ? told['state'] : undefined;
  return isString(state) ? state.trim() : '';
};

/**
 * The subscriptions of a run: the first agent's, and the second's for what must not reach it. Waiting for one kind of
 * notification is given up for good once it failed to come, so that a silent target costs one settle time, not ten.
 */
export class Listening {
  readonly #scene: Scene;
  #first: Listener | undefined;
  #second: Listener | undefined;
  readonly #silent = new Set<string>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  async start(): Promise<void> {
    this.#first = await this.#subscribe('first');
    if (!this.#first || !this.#scene.settings.secondAgent || !this.#scene.wants('IMS-SEC-06')) return;
    this.#second = await this.#subscribe('second');
  }

  /** Subscribes an agent; once more where the connection broke, which says nothing of the target's endpoint. */
  async #subscribe(agent: AgentName): Promise<Listener | undefined> {
    const { target, settings } = this.#scene;
    for (let attempt = 1; ; attempt++) {
      const listener = createListener(target, { agent, path: settings.notificationsPath, topic: TOPIC });
      const started = await listener.start();
      if (started.ok) {
        target.mark('subscription', { agent, ok: true });
        return listener;
      }
      const broken = target.exchanges.findLast(
        (one) => one.agent === agent && isBayeux(one) && one.failure,
      )?.failure;
      const gateway = target.exchanges.some(
        (one) => one.agent === agent && isBayeux(one) && isIntermediary(one),
      );
      if (attempt === 1 && (gateway || broken?.kind === 'reset' || broken?.kind === 'protocol')) continue;
      // The poll that is given up with the subscription is aborted, too: that alone says nothing.
      const isCut = gateway || target.over() !== undefined || broken?.kind === 'deadline';
      target.mark('subscription', { agent, ok: false, reason: started.reason, isCut });
      return undefined;
    }
  }

  async #wait(kind: string, holds: (data: JsonObject) => boolean): Promise<void> {
    if (!this.#first || this.#silent.has(kind)) return;
    const came = await this.#first.waitFor(
      (all) => all.some(({ data }) => isObject(data) && holds(data)),
      this.#scene.settings.settleMs,
    );
    if (!came) this.#silent.add(kind);
  }

  /** Waits for the notification that the session has come to a state. */
  state(session: string, state: string): Promise<void> {
    return this.#wait(`state ${state}`, (data) => tellsOf(data, session) && stateTold(data) === state);
  }

  /** Waits for the notification that the session has this user data of the run. */
  data(session: string, tag: string, expected: JsonObject): Promise<void> {
    return this.#wait('data', (data) => {
      const told = data['imSession'];
      return tellsOf(data, session) && isObject(told) && equalJson(ownKeys(userDataOf(told), tag), expected);
    });
  }

  message(text: string): Promise<void> {
    return this.#wait('message', (data) => data['message'] === text);
  }

  async stop(): Promise<void> {
    const { target } = this.#scene;
    for (const [agent, listener] of [
      ['first', this.#first],
      ['second', this.#second],
    ] as const) {
      const lost = listener?.lost();
      if (lost !== undefined) target.mark('subscription-lost', { agent, reason: lost });
    }
    await Promise.all([this.#first?.stop(), this.#second?.stop()]);
  }
}
