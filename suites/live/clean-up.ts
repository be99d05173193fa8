import { isAccepted } from '../../src/check/answer.ts';
import { feedOf } from '../../src/check/feed.ts';
import type { Exchange } from '../../src/exchange.ts';
import { isString, type JsonObject } from '../../src/json/value.ts';
import { LIST, type Scene } from '../scenario.ts';
import { isLive, STEPS } from './act.ts';
import { isOwn } from './number.ts';
import * as payload from './payload.ts';

/** How the sessions of a run are told from those of others. */
export interface Ownership {
  readonly tag: string;
  /** Sessions that were there before the run opened its own. */
  readonly before: ReadonlySet<string>;
  readonly destination: string;
  /** The session that the run knows to be its own. */
  readonly session: string;
}

/** Sessions that are under way and that the run opened, wanted or not; others are never touched. */
export function ownLive(sessions: readonly JsonObject[], owned: Ownership): string[] {
  return sessions.flatMap((one) => {
    const { id } = one;
    if (!isString(id) || !isLive(one)) return [];
    if (id === owned.session) return [id];
    if (owned.before.has(id)) return [];
    return isOwn(one, owned.tag, owned.destination) ? [id] : [];
  });
}

const read = ({ target, settings }: Scene): Promise<Exchange> =>
  target.send({
    step: { name: STEPS.cleanUp, shows: 'feed', does: 'read' },
    method: 'GET',
    path: `${settings.apiBase}${LIST}?fields=*`,
    cleanUp: true,
  });

/** The first and the longest wait between two looks, in ms. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 500;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function completeOne({ target, settings }: Scene, id: string): Promise<boolean> {
  const answer = await target.send({
    step: { name: STEPS.cleanUp, shows: 'nothing', does: 'complete', id },
    method: 'POST',
    path: `${settings.apiBase}${LIST}/${id}`,
    body: JSON.stringify(payload.complete()),
    cleanUp: true,
  });
  return isAccepted(answer);
}

/** Requests of a clean-up at most: looks and completions. */
export const CLEAN_UP_REQUESTS = 60;

/**
 * Completes what the run opened and left live, in this one place: also after a failed check, a throw, a deadline and
 * an interrupt. Resolves with the ids that could not be completed.
 */
export async function cleanUp(scene: Scene, owned: Ownership): Promise<readonly string[]> {
  const accepted = new Set<string>();
  let waitedMs = 0;
  for (let pauseMs = FIRST_WAIT_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_WAIT_MS)) {
    const sessions = feedOf(await read(scene))?.sessions();
    // Where the feed cannot be read, the session that the run knows of is completed unseen.
    const left = sessions ? ownLive(sessions, owned) : owned.session === '' ? [] : [owned.session];
    if (left.length === 0) return [];
    for (const id of left) if (!accepted.has(id) && (await completeOne(scene, id))) accepted.add(id);
    if (!sessions) return accepted.has(owned.session) ? [] : left;
    if (waitedMs >= scene.settings.settleMs) return left;
    await wait(pauseMs);
    waitedMs += pauseMs;
  }
}
