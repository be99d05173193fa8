import { apiSchema } from '../../contract/schemas.ts';
import type { Capability, Feed, ImSession } from '../../contract/types.ts';
import { pointer } from '../../json/value.ts';
import { described, offered, type Traits } from '../capabilities.ts';
import { choice, interleaved, type Case, type Origin } from '../case.ts';
import { edited } from '../edit.ts';
import { feedSessions } from '../feed.ts';
import { keywordFaults } from '../keyword-faults.ts';
import { placed } from '../place.ts';
import { renamed } from '../session-case.ts';
import { TRAITS, traitsOf } from '../session.ts';
import { again, spelled } from '../spelling.ts';
import { apart, inFeed, plainServer } from '../within.ts';
import { damaged } from './damaged.ts';
import { sessionFaults } from './session.ts';

/** A feed of at least so many sessions with nothing special in it. */
function plainFeed(origin: Origin, least: number, traits?: (plain: Traits, at: number) => Traits): Feed {
  const count = Math.max(least, origin.sessions);
  const plain = (at: number): Traits => traitsOf(origin.index * count + at);
  const chosen = traits === undefined ? plain : (at: number): Traits => traits(plain(at), at);
  return { imSessions: feedSessions(origin, count, plainServer(origin.seed), chosen), statusCode: 0 };
}

/** What is wrong with a feed itself; faults of its sessions are the sessions' own. */
const keywords = [...keywordFaults({ schema: apiSchema('feed'), name: 'feed' })].flatMap(
  ({ path, value, description, claim }): Case[] =>
    claim === undefined || path.includes('*')
      ? []
      : [
          {
            requirement: claim,
            description,
            make(origin) {
              const right = plainFeed(origin, 0);
              const place = placed(right, path, choice(origin));
              return { payload: edited(right, place, value), pointer: pointer(...place) };
            },
          },
        ],
);

const twiceInEnvelope: Case[] = ['statusCode', 'imSessions'].map((member) => ({
  requirement: 'IMS-ENV-02',
  description: `${member} stands twice`,
  make(origin) {
    const right = plainFeed(origin, 1);
    return {
      payload: { [again(member)]: member === 'imSessions' ? [] : 0, ...right },
      pointer: pointer(member),
      write: spelled,
    };
  },
}));

/** Puts something made from an earlier session in the place of a later one. */
const repeating = (
  requirement: string,
  description: string,
  copy: (earlier: ImSession, later: ImSession) => ImSession,
): Case => ({
  requirement,
  description,
  make(origin) {
    const right = plainFeed(origin, 2);
    const draw = choice(origin);
    const later = draw.between(1, right.imSessions.length - 1);
    const one = right.imSessions[draw.below(later)];
    const other = right.imSessions[later];
    if (one === undefined || other === undefined) throw new RangeError('a feed of two sessions has two');
    return {
      payload: edited(right, ['imSessions', later], copy(one, other)),
      pointer: pointer('imSessions', later, 'id'),
    };
  },
});

/** Two sessions that should offer the same, the later of which does not. */
const inconsistent = (
  description: string,
  traits: Traits,
  offer: (from: readonly Capability[]) => readonly Capability[],
): Case => ({
  requirement: 'IMS-CAP-07',
  description,
  make(origin) {
    const draw = choice(origin);
    const count = Math.max(2, origin.sessions);
    const later = draw.between(1, count - 1);
    const earlier = draw.below(later);
    const right = plainFeed(origin, 2, (plain, at) =>
      at === earlier || at === later ? traits : apart(plain, traits),
    );
    const place = ['imSessions', later, 'capabilities'] as const;
    const offers = offer(right.imSessions[later]?.capabilities ?? []);
    return { payload: edited(right, place, [...offers]), pointer: pointer(...place) };
  },
});

/** What a Talking session must offer in any case; to lack it is IMS-CAP-05. */
const ALWAYS: readonly Capability[] = ['SendMessage', 'Complete'];

const inconsistencies = TRAITS.flatMap((traits) => {
  const { state } = traits;
  const who = `unlike another such session, ${described(traits)}`;
  if (state === 'Completed') {
    return [inconsistent(`${who} offers AttachUserData`, traits, (from) => [...from, 'AttachUserData'])];
  }
  return offered(traits)
    .filter((capability) => state !== 'Talking' || !ALWAYS.includes(capability))
    .map((lost) =>
      inconsistent(`${who} does not offer ${lost}`, traits, (from) =>
        from.filter((capability) => capability !== lost),
      ),
    );
});

/** Every fault of a feed and of the sessions in it. */
export const feedFaults: readonly Case[] = interleaved([
  ...keywords,
  repeating('IMS-ID-02', 'two sessions have the same id', (one, other) => renamed(other, one.id)),
  repeating('IMS-ID-02', 'a session is listed twice', (one) => one),
  ...inconsistencies,
  ...sessionFaults.map(inFeed),
  ...twiceInEnvelope,
  ...damaged('IMS-ENV-02', (origin) => plainFeed(origin, 1)),
]);
