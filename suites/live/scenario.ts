import { feedOf } from '../../src/check/feed.ts';
import { isTurnedAway } from '../../src/check/answer.ts';
import { draw, type Scene } from '../scenario.ts';
import { isLive, TOKEN_STEP } from './act.ts';
import { cleanUp, ownLive } from './clean-up.ts';
import { intrude, readAsOthers, takeOver } from './intrusion.ts';
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

/** The first wait of a quiet window, in ms; each further one is twice as long. */
const FIRST_LOOK_MS = 10;

/** Watches for what must not happen: often at first, where something brief may show, then less. */
async function quiet(stage: Stage, phase: string): Promise<void> {
  const { target, settings } = stage.scene;
  let watchedMs = 0;
  for (let waitMs = FIRST_LOOK_MS; watchedMs < settings.quietMs && !stage.isOver(); waitMs *= 2) {
    const part = Math.min(waitMs, settings.quietMs - watchedMs);
    await target.pause(part);
    watchedMs += part;
    await stage.read(phase);
  }
}

/** A target with CSRF protection may hand its token out on another resource than the feed. */
async function askForToken({ target, settings }: Scene): Promise<void> {
  const agents = settings.secondAgent ? (['first', 'second'] as const) : (['first'] as const);
  for (const agent of agents)
    if (!target.hasCsrf(agent))
      await target.send({
        step: { name: TOKEN_STEP },
        agent,
        method: 'GET',
        path: `${settings.apiBase}/me`,
      });
}

/** Does the run open a session? The profile `security` can do without, all others cannot. */
const opensSession = ({ settings }: Scene): boolean => settings.destination !== '';

const hasProfile = ({ settings }: Scene, profile: Scene['settings']['profiles'][number]): boolean =>
  settings.profiles.includes(profile);

/**
 * The live profiles, which share the one session that an agent may have: it is opened once, used by every group of
 * checks in turn, and completed in one place, whatever happens.
 */
export async function liveScenario(
  scene: Scene,
  onProgress: (what: string) => void = () => {},
): Promise<void> {
  const { target, settings } = scene;
  const stage = new Stage(scene, tagFor(settings.seed));
  target.mark('tag', { tag: stage.tag });
  const first = await stage.read('before');
  if (first.failure || isTurnedAway(first)) return;
  const sessions = feedOf(first)?.sessions() ?? [];
  const before = new Set(feedOf(first)?.ids ?? []);
  const busy = sessions.find(isLive);
  if (!opensSession(scene) || busy) {
    if (opensSession(scene) && busy) target.mark('busy', { id: busy['id'], state: busy['state'] });
    if (hasProfile(scene, 'security')) await readAsOthers(stage);
    return;
  }
  await askForToken(scene);
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
      if (hasProfile(scene, 'security') && !stage.isOver()) await takeOver(stage);
      const ended = await life.complete(stage, listening);
      if (ended && !stage.isOver()) await afterwards(stage, mend, onProgress);
    } else if (hasProfile(scene, 'security')) await readAsOthers(stage);
    await quiet(stage, 'quiet-end');
    stage.isOver();
  } finally {
    const left = await cleanUp(scene, owned());
    if (left.length > 0) target.mark('clean-up-failed', { ids: [...left] });
    await listening.stop();
  }
}

/** The groups of checks on a live session, each begun only while the target still answers. */
async function live(stage: Stage, listening: Listening, onProgress: (what: string) => void): Promise<void> {
  const { scene } = stage;
  const begins = async (profile: Scene['settings']['profiles'][number], what: string): Promise<boolean> => {
    if (!hasProfile(scene, profile) || stage.isOver()) return false;
    onProgress(what);
    await stage.read();
    return stage.isReached();
  };
  onProgress('using every operation');
  await life.use(stage, listening);
  if (await begins('operations', 'asking for what must be refused')) {
    await refusals(stage);
    await stage.read('refusals');
    await life.fence(stage, listening, 'refusals');
  }
  if (await begins('security', 'trying to get in')) {
    await readAsOthers(stage);
    await stage.read();
    await intrude(stage);
    await stage.read('security');
    await life.fence(stage, listening, 'security');
  }
  if (await begins('robustness', 'sending nonsense')) {
    await nonsense(stage, listening);
    if (scene.wants('IMS-ROB-06')) await life.atOnce(stage, listening);
  }
  if (!stage.isOver()) await quiet(stage, 'quiet-live');
}

async function afterwards(
  stage: Stage,
  mend: () => Promise<void>,
  onProgress: (what: string) => void,
): Promise<void> {
  const { scene } = stage;
  onProgress('asking for what a completed session does not offer');
  if (scene.wants('IMS-CAP-09', 'IMS-OPS-13')) await life.unoffered(stage, 'after');
  if (hasProfile(scene, 'operations')) await refusedInitiations(stage, mend);
  if (hasProfile(scene, 'robustness')) await nonsenseInitiations(stage, mend);
}
