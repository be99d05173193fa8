import type { Addition } from '../../src/check/fingerprints.ts';
import type { Defect } from '../../src/check/finding.ts';
import type { Verdict } from '../../src/check/requirement.ts';

/** Where an id stands; asked for only where it stands there wrongly. */
interface Place {
  readonly pointer: string;
}

/** Up to here ids are kept as they are; of those beyond only fingerprints, so that memory stays small. */
const KEPT_IDS = 100_000;
/** Of ids that are suspected to stand twice, and of those that do, as many are remembered. */
const MAX_SUSPECTS = 100_000;
const MAX_DEFECTS = 100_000;

const defect = (id: string, { pointer }: Place): Defect => ({
  code: 'id-twice',
  message: `the id ${id} stands more than once`,
  pointer: `${pointer}/id`,
  expected: 'an id of its own',
  actual: id,
});

/**
 * Finds ids that stand twice. Exact for the first ids; of a pair that only fingerprints suggest it takes a second read
 * of the same ids to be sure.
 */
export class IdSet {
  readonly #kept: string[] = [];
  /** The kept ids, from the first suspicion on. */
  #exact: Set<string> | undefined;
  readonly #defects: Defect[] = [];
  readonly #suspects = new Set<string>();
  #suspectsLost = false;
  #full = false;
  size = 0;

  /** `added` is what came of adding it to the fingerprints of the feed's ids. */
  add(id: string, added: Addition, place: Place): void {
    this.size++;
    if (added === 'new') this.#keep(id);
    else if (added === 'full') this.#full = true;
    else this.#suspect(id, place);
  }

  #keep(id: string): void {
    if (this.#kept.length >= KEPT_IDS) return;
    this.#kept.push(id);
    this.#exact?.add(id);
  }

  #suspect(id: string, place: Place): void {
    this.#exact ??= new Set(this.#kept);
    if (this.#exact.has(id)) this.#report(id, place);
    // While all ids are kept, one that is not among them is new.
    else if (this.#kept.length < KEPT_IDS) this.#keep(id);
    else if (this.#suspects.size < MAX_SUSPECTS) this.#suspects.add(id);
    else this.#suspectsLost = true;
  }

  #report(id: string, place: Place): void {
    if (this.#defects.length < MAX_DEFECTS) this.#defects.push(defect(id, place));
  }

  /** Are there suspects that a second read would clear up? */
  get isUnsure(): boolean {
    return this.#suspects.size > 0;
  }

  verdict(): Verdict {
    if (this.#defects.length > 0) return this.#defects;
    const [suspect] = this.#suspects;
    if (suspect !== undefined)
      return {
        inconclusive: `the id ${suspect} seems to stand twice, far into a feed of ${this.size} sessions`,
        remedy: 'give the feed as a file, which can be read twice, or search it for that id',
      };
    return this.#full ? this.#tooMany() : undefined;
  }

  #tooMany(): Verdict {
    return {
      inconclusive: `the ids of ${this.size} sessions are more than can be compared with each other`,
      remedy: 'judge the feed in parts',
    };
  }

  /** Counts the suspects in a second read of the same ids. */
  secondRead(): { readonly add: (id: string, place: Place) => void; readonly verdict: () => Verdict } {
    const seen = new Set<string>();
    return {
      add: (id, place) => {
        if (!this.#suspects.has(id)) return;
        if (seen.has(id)) this.#report(id, place);
        else seen.add(id);
      },
      verdict: () => {
        if (this.#defects.length > 0) return this.#defects;
        return this.#full || this.#suspectsLost ? this.#tooMany() : undefined;
      },
    };
  }
}
