import type { Defect } from '../../src/check/finding.ts';
import type { Verdict } from '../../src/check/requirement.ts';

/** Up to here ids are kept as they are; beyond, 64-bit hashes of them, so that memory stays small. */
const EXACT = 200_000;

const PRIME = 0x01000193;

/** Two 32-bit FNV-1a hashes with different offsets, as one key of 53 bits. */
function hash(text: string): number {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, PRIME);
    low = Math.imul(low ^ (code + index), 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

/** An open-addressing set of non-negative numbers in one typed array. */
class HashSet {
  #slots = new Float64Array(1 << 16).fill(-1);
  #size = 0;

  /** False where the number was there already. */
  add(value: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#find(this.#slots, value);
    if (this.#slots[slot] === value) return false;
    this.#slots[slot] = value;
    this.#size++;
    return true;
  }

  #find(slots: Float64Array, value: number): number {
    let slot = value % slots.length;
    while (slots[slot] !== -1 && slots[slot] !== value) slot = (slot + 1) % slots.length;
    return slot;
  }

  #grow(): void {
    const next = new Float64Array(this.#slots.length * 2).fill(-1);
    for (const value of this.#slots) if (value !== -1) next[this.#find(next, value)] = value;
    this.#slots = next;
  }
}

/** Finds ids that stand twice. Exact for the first ids; a pair that only hashes suggest is a doubt, not a finding. */
export class IdSet {
  readonly #exact = new Set<string>();
  #hashes: HashSet | undefined;
  readonly #defects: Defect[] = [];
  #suspect: string | undefined;
  size = 0;

  add(id: string, pointer: string): void {
    this.size++;
    if (this.#exact.has(id)) this.#report(id, pointer);
    else if (this.#exact.size < EXACT) this.#exact.add(id);
    else if (!(this.#hashes ??= new HashSet()).add(hash(id))) this.#suspect ??= id;
  }

  #report(id: string, pointer: string): void {
    this.#defects.push({
      code: 'id-twice',
      message: `the id ${id} stands more than once`,
      pointer: `${pointer}/id`,
      expected: 'an id of its own',
      actual: id,
    });
  }

  verdict(): Verdict {
    if (this.#defects.length > 0) return this.#defects;
    if (this.#suspect === undefined) return undefined;
    return {
      inconclusive: `the id ${this.#suspect} seems to stand twice, far into a feed of ${this.size} sessions`,
      remedy: 'search the feed for that id',
    };
  }
}
