import { distance } from 'fastest-levenshtein';

/** Wrong usage or configuration: one line that names the thing; ends the command with exit code 2, nothing sent. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The tool could not do its work for a reason outside of it, such as a full disk: exit code 4, but no stack. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

const LONGEST_QUOTE = 80;
/** From this length on a word may be the beginning of the right one. */
const SHORTEST_BEGINNING = 3;
/** What JSON leaves as it is but a terminal may act on: DEL, C1 controls, line separators, direction marks. */
const UNSAFE = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0');

/** A word of the user's as it may stand in a line of output: quoted, escaped and cut. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST_QUOTE ? text.slice(0, LONGEST_QUOTE) + '…' : text;
  return JSON.stringify(cut).replace(UNSAFE, escaped);
}

/** The candidate that a mistyped word most likely stands for, if any is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, LONGEST_QUOTE).toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const begun = wanted.length >= SHORTEST_BEGINNING && candidate.toLowerCase().startsWith(wanted);
    const away = begun ? 1 : distance(wanted, candidate.toLowerCase());
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}

/** What to say after a wrong word: the nearest right one, or where there is none, `otherwise`: all of them. */
export function suggestion(
  word: string,
  candidates: readonly string[],
  otherwise = `there are: ${candidates.join(', ')}`,
): string {
  const near = nearest(word, candidates);
  if (near !== undefined) return `; did you mean ${near}?`;
  return otherwise === '' ? '' : `; ${otherwise}`;
}
