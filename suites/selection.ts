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

/** The chosen profiles' requirements; whatever the profile, sessions and bodies that are seen are judged, too. */
export function ofProfiles(profiles: readonly Profile[]): readonly Requirement[] {
  const chosen = expandProfiles(profiles);
  return requirements.filter(
    (one) =>
      chosen.includes(one.profile) ||
      (one.profile === 'feed' && (one.kind !== 'evidence' || one.always === true)),
  );
}

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
 * The I-th of N parts of the chosen requirements, in list order. A live profile is never split: all of it goes to the
 * shard in which its first requirement falls.
 */
export function shardOf(
  chosen: readonly Requirement[],
  index: number,
  count: number,
): readonly Requirement[] {
  const part = (position: number): number => Math.floor((position * count) / chosen.length) + 1;
  const first = chosen.findIndex(({ profile }) => profile !== 'feed');
  return chosen.filter((one, position) => part(one.profile === 'feed' ? position : first) === index);
}
