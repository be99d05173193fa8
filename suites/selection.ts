import type { Requirement } from '../src/check/requirement.ts';
import type { Profile } from '../src/contract/types.ts';
import { requirements } from './index.ts';

const ORDER: readonly Profile[] = ['feed', 'operations', 'notifications', 'security', 'robustness'];

/** The profiles that a choice comes to, in list order: `notifications` takes in `operations`. */
export function expandProfiles(chosen: readonly Profile[]): readonly Profile[] {
  const wanted = new Set(chosen);
  if (wanted.has('notifications')) wanted.add('operations');
  return ORDER.filter((profile) => wanted.has(profile));
}

/** An id or area of `--only` or `--skip` that matches nothing in the chosen profiles. */
export class NoSuchRequirement extends Error {
  readonly word: string;
  /** What could have been meant. */
  readonly known: readonly string[];
  constructor(word: string, known: readonly string[]) {
    super(`${word} is no requirement or area of the chosen profiles`);
    this.word = word;
    this.known = known;
  }
}

/** Does the requirement of the profile `feed` speak of all that a run sees, whatever it was read for? */
const speaksOfAll = (one: Requirement): boolean => one.kind !== 'evidence' || one.always === true;

/** The chosen profiles' requirements; whatever the profile, sessions and bodies that are seen are judged, too. */
export function ofProfiles(profiles: readonly Profile[]): readonly Requirement[] {
  const chosen = expandProfiles(profiles);
  return requirements.filter(
    (one) => chosen.includes(one.profile) || (one.profile === 'feed' && speaksOfAll(one)),
  );
}

/** Does the requirement need what a live profile does, where one is chosen? */
const needsLive = (one: Requirement, profiles: readonly Profile[]): boolean =>
  one.profile !== 'feed' || (speaksOfAll(one) && profiles.some((profile) => profile !== 'feed'));

/** Does any of them? */
export const drivesLive = (part: readonly Requirement[], profiles: readonly Profile[]): boolean =>
  part.some((one) => needsLive(one, profiles));

/** Narrows by ids and areas. Throws `NoSuchRequirement` for a word that matches nothing. */
export function select(
  profiles: readonly Profile[],
  only: readonly string[] = [],
  skip: readonly string[] = [],
): readonly Requirement[] {
  const listed = ofProfiles(profiles);
  const known = new Set(listed.flatMap(({ id, area }) => [id, area]));
  for (const word of [...only, ...skip]) if (!known.has(word)) throw new NoSuchRequirement(word, [...known]);
  const names = (words: readonly string[], { id, area }: Requirement): boolean =>
    words.includes(id) || words.includes(area);
  return listed.filter((one) => (only.length === 0 || names(only, one)) && !names(skip, one));
}

/**
 * The I-th of N parts of the chosen requirements, in list order. A live profile is never split: all that judges what it
 * does goes to the shard in which its first requirement falls, so that the shards together come to what the whole run does.
 */
export function shardOf(
  chosen: readonly Requirement[],
  profiles: readonly Profile[],
  index: number,
  count: number,
): readonly Requirement[] {
  const part = (position: number): number => Math.floor((position * count) / chosen.length) + 1;
  const live = (one: Requirement): boolean => needsLive(one, profiles);
  const own = chosen.findIndex(({ profile }) => profile !== 'feed');
  const first = own === -1 ? chosen.findIndex(live) : own;
  return chosen.filter((one, position) => part(live(one) ? first : position) === index);
}
