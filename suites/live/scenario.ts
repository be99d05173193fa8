import { feedOf } from '../../src/check/feed.ts';
import { isTurnedAway } from '../../src/check/answer.ts';
import { draw, type Scene } from '../scenario.ts';
import { isLive } from './act.ts';
import { cleanUp, ownLive } from './clean-up.ts';
import { intrude, readAsOthers } from './intrusion.ts';
import * as life from './life.ts';
import { Listening } from './listening.ts';
import { nonsense, nonsenseInitiations } from './nonsense.ts';
import { refusals, refusedInitiations } from './refusals.ts';
import { Stage } from './stage.ts';

/** The tag of a run, from its seed: short, and nothing that any server would change. */
export function tagFor(seed: number): string {
  const next = draw(seed, 'tag');
  return `ims${Array.from({ length: 6 }, () => Math.floor(next() * 36).toString(36)).join('')}-`;
}

/** Waits of a quiet window, in parts: what must not happen shows in a read between two. */
const PARTS = 4;

/** Watches for what must not happen. */
async function quiet(stage: Stage, phase: string): Promise<void> {
  const { target, settings } = stage.scene;
  for (let part = 0; part < PARTS && !stage.over; part++) {
    await target.pause(settings.quietMs / PARTS);
    await stage.read(phase);
  }
}

/** Does the run open a session? The profile `security` can do without, all others cannot. */
const opensSession = ({ settings }: Scene): boolean => settings.destination !== '';

const hasProfile = ({ settings }: Scene, profile: Scene['settings']['profiles'][number]): boolean =>
  settings.profiles.includes(profile);

/**
 * The live profiles, which share the one session that an agent may have: it is opened once, used by every group of
 * checks in turn, and completed in one place, whatever happens.
 */
export async function liveScenario(scene: Scene, onProgress: (what: string) => void = () => {}): Promise<void> {
  const { target, settings } = scene;
  const stage = new Stage(scene, tagFor(settings.seed));
  target.mark('tag', { tag: stage.tag });
  const first = await stage.read('before');
  if (first.failure || isTurnedAway(first)) return;
  const sessions = feedOf(first)?.sessions() ?? [];
  const before = new Set(feedOf(first)?.ids ?? []);
  const busy = sessions.find(isLive);
  if (!opensSession(scene) || busy) {
    if (opensSession(scene) && busy)
      target.mark('busy', { id: String(busy['id'] ?? ''), state: String(busy['state'] ?? '') });
    if (hasProfile(scene, 'security')) await readAsOthers(stage);
    return;
  }
  const listening = new Listening(scene);
  const owned = () => ({ tag: stage.tag, before, destination: settings.destination, session: stage.session });
  /** Ends sessions that a request should not have opened, so that the next one is judged for itself. */
  const mend = async (): Promise<void> => {
    await stage.settle(() => ownLive(feedOf(stage.last ?? first)?.sessions() ?? [], owned()).length > 0);
    await cleanUp(scene, owned());
    await stage.read();
  };
  try {
    if (hasProfile(scene, 'notifications')) {
      onProgress('subscribing to notifications');
      await listening.start();
    }
    onProgress('opening a session');
    if (await life.open(stage, listening)) {
      await live(stage, listening, onProgress);
      onProgress('completing the session');
      const ended = await life.complete(stage, listening);
      if (ended && !stage.over) await afterwards(stage, mend, onProgress);
    } else if (hasProfile(scene, 'security')) await readAsOthers(stage);
    await quiet(stage, 'quiet-end');
  } finally {
    const left = await cleanUp(scene, owned());
    if (left.length > 0) target.mark('clean-up-failed', { ids: [...left] });
    await listening.stop();
  }
}

async function live(stage: Stage, listening: Listening, onProgress: (what: string) => void): Promise<void> {
  const { scene } = stage;
  onProgress('using every operation');
  await life.use(stage, listening);
  if (stage.over) return;
  if (hasProfile(scene, 'operations')) {
    onProgress('asking for what must be refused');
    await stage.read();
    await refusals(stage);
    await stage.read('refusals');
    await life.fence(stage, listening, 'refusals');
  }
  if (hasProfile(scene, 'security') && !stage.over) {
    onProgress('trying to get in');
    await readAsOthers(stage);
    await stage.read();
    await intrude(stage);
    await stage.read('security');
    await life.fence(stage, listening, 'security');
  }
  if (hasProfile(scene, 'robustness') && !stage.over) {
    onProgress('sending nonsense');
    await stage.read();
    await nonsense(stage);
    await life.fence(stage, listening, 'robustness');
    if (scene.wants('IMS-ROB-06')) await life.atOnce(stage, listening);
  }
  if (!stage.over) await quiet(stage, 'quiet-live');
}

async function afterwards(stage: Stage, mend: () => Promise<void>, onProgress: (what: string) => void): Promise<void> {
  const { scene } = stage;
  onProgress('asking for what a completed session does not offer');
  if (scene.wants('IMS-CAP-09', 'IMS-OPS-13')) await life.unoffered(stage, 'after');
  if (hasProfile(scene, 'operations')) await refusedInitiations(stage, mend);
  if (hasProfile(scene, 'robustness')) await nonsenseInitiations(stage, mend);
}
