import { isTurnedAway } from '../../src/check/answer.ts';
import { feedOf, type FeedReading } from '../../src/check/feed.ts';
import { textParameter, type Exchange } from '../../src/exchange.ts';
import { draw, isWellFormedId, LIST, madeUpId, type PlannedStep, type Scene } from '../scenario.ts';
import { neighbours } from './lists.ts';
import { sessionVerdict } from './session-answer.ts';

/** Reads of the feed at most, for IMS-ID-03. */
const READS = 5;
/** Sessions that are read one by one, at most. */
const SAMPLE_SIZE = 20;
/** Tries at most where sessions come and go between two requests that are compared. */
const TRIES = 3;

/** What the profile `feed` sends, at most. */
export const feedPlan = (basic: boolean): readonly PlannedStep[] => [
  { step: 'feed.plain', request: `GET ${LIST}?fields=*`, most: 1, effect: '' },
  { step: 'feed.again', request: `GET ${LIST}?fields=*`, most: READS - 1, effect: '' },
  { step: 'feed.read', request: `GET ${LIST}?fields=*`, most: 2 * TRIES + 1, effect: '' },
  { step: 'feed.uris', request: `GET ${LIST}`, most: TRIES, effect: '' },
  { step: 'feed.partial', request: `GET ${LIST}?fields=id,state`, most: 1, effect: '' },
  { step: 'session.read', request: `GET ${LIST}/{id}`, most: SAMPLE_SIZE * TRIES, effect: '' },
  { step: 'session.unknown', request: `GET ${LIST}/{an unknown id}`, most: 1, effect: '' },
  ...(basic
    ? [{ step: 'feed.anonymous', request: `GET ${LIST}?fields=*, without credentials`, most: 1, effect: '' }]
    : []),
];

const get = (
  { target, settings }: Scene,
  name: string,
  shows: string,
  rest: string,
  id?: string,
): Promise<Exchange> =>
  target.send({
    step: { name, shows, ...(id === undefined ? {} : { id }) },
    method: 'GET',
    path: `${settings.apiBase}${LIST}${rest}`,
  });

const read = (scene: Scene): Promise<Exchange> => get(scene, 'feed.read', 'feed', '?fields=*');

/** Reads the list without `fields` between two reads of the feed, again where the sessions changed meanwhile. */
async function readUris(scene: Scene): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const uris = await get(scene, 'feed.uris', 'uris', '');
    await read(scene);
    const [before, after] = neighbours(scene.evidence(), uris);
    if (!before || !after || before.sameIds(after)) return;
  }
}

/** Reads the feed at once again, until two consecutive reads hold the same ids. */
async function readAgain(scene: Scene, plain: Exchange): Promise<void> {
  let before = feedOf(plain);
  for (let reads = 1; reads < READS && before; reads++) {
    const next = feedOf(await get(scene, 'feed.again', 'feed', '?fields=*'));
    if (next?.sameIds(before)) return;
    before = next;
  }
}

/** Draws up to `SAMPLE_SIZE` ids of the feed by the seed. */
function sample(reading: FeedReading, seed: number): string[] {
  const ids = [...reading.ids].filter(isWellFormedId);
  const next = draw(seed, 'session sample');
  for (let index = 0; index < Math.min(SAMPLE_SIZE, ids.length); index++) {
    const other = index + Math.floor(next() * (ids.length - index));
    const [a, b] = [ids[index], ids[other]];
    if (a !== undefined && b !== undefined) [ids[index], ids[other]] = [b, a];
  }
  return ids.slice(0, SAMPLE_SIZE);
}

/** Reads sampled sessions one by one, and those that differ from the feed again, with the feed after them. */
async function readSessions(scene: Scene, reading: FeedReading): Promise<void> {
  let ids = sample(reading, scene.settings.seed);
  for (let attempt = 0; attempt < TRIES && ids.length > 0; attempt++) {
    const reads = await Promise.all(ids.map((id) => get(scene, 'session.read', 'answer', `/${id}`, id)));
    await read(scene);
    const evidence = scene.evidence();
    ids = reads
      .filter((one) => {
        const verdict = sessionVerdict(evidence, one);
        return typeof verdict === 'object' && 'code' in verdict && verdict.code === 'session-differs';
      })
      .map((one) => textParameter(one, 'id'));
  }
}

/** Reads everything that the profile looks at; false where the target was not reached or turned the suite away. */
export async function feedScenario(scene: Scene): Promise<boolean> {
  const plain = await get(scene, 'feed.plain', 'feed', '?fields=*');
  if (plain.failure || isTurnedAway(plain)) return false;
  if (scene.wants('IMS-ID-03')) await readAgain(scene, plain);
  if (scene.wants('IMS-ENV-07')) await readUris(scene);
  if (scene.wants('IMS-FLD-03')) {
    await get(scene, 'feed.partial', 'partial', '?fields=id,state');
    await read(scene);
  }
  const reading = feedOf(plain);
  if (reading && scene.wants('IMS-FLD-04')) await readSessions(scene, reading);
  if (scene.wants('IMS-ENV-06')) {
    await get(scene, 'session.unknown', 'nothing', `/${madeUpId(scene.settings.seed, 'unknown id')}`);
    if (scene.settings.credentials === 'basic') await anonymous(scene);
  }
  return true;
}

async function anonymous({ target, settings }: Scene): Promise<void> {
  await target.send({
    step: { name: 'feed.anonymous', shows: 'nothing' },
    agent: 'anonymous',
    method: 'GET',
    path: `${settings.apiBase}${LIST}?fields=*`,
  });
}
