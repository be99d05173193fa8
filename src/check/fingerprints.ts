/** Slots of one table after the other: most feeds are small, the last one takes 64 MB. */
const SLOTS = [1 << 10, 1 << 14, 1 << 18, 1 << 20, 1 << 22, 1 << 24];

/** How full a table gets, and how many slots are looked at from a text's own one on. */
const FILL = 5 / 8;
const PROBES = 512;

const EMPTY = 0;

/** Spreads what the last characters did over all bits (the finalizer of MurmurHash3). */
function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

interface Hash {
  readonly home: number;
  readonly print: number;
}

function hashed(text: string): Hash {
  let home = 0x811c9dc5;
  let print = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    home = Math.imul(home ^ code, 0x01000193);
    print = Math.imul(print ^ code, 0x5bd1e995);
    print ^= print >>> 13;
  }
  return { home: spread(home), print: spread(print ^ text.length) >>> 0 || 1 };
}

/** What came of adding a text: it is surely new, it was probably there before, or there is no room to tell. */
export type Addition = 'new' | 'seen' | 'full';

/**
 * A set of texts in little memory: of each text only 32 bits are kept, in a place that is told by 32 others. A text that
 * was added is always found again; one in a thousand million that was not is taken for one that was.
 */
export class Fingerprints {
  readonly #tables: Uint32Array[] = [];
  #inLast = 0;
  #size = 0;

  /** How many texts were found to be new. */
  get size(): number {
    return this.#size;
  }

  add(text: string): Addition {
    const { home, print } = hashed(text);
    return this.#insert(home, print);
  }

  #insert(home: number, print: number): Addition {
    let free = -1;
    for (const table of this.#tables) {
      free = slotOf(table, home, print);
      if (free >= 0 && table[free] === print) return 'seen';
    }
    const last = this.#tables.at(-1);
    if (last === undefined || free < 0 || this.#inLast >= last.length * FILL)
      return this.#grow() ? this.#insert(home, print) : 'full';
    last[free] = print;
    this.#inLast++;
    this.#size++;
    return 'new';
  }

  /** What is in a table stays there: its texts' own slots in a larger one are not known any more. */
  #grow(): boolean {
    const slots = SLOTS[this.#tables.length];
    if (slots === undefined) return false;
    this.#tables.push(new Uint32Array(slots));
    this.#inLast = 0;
    return true;
  }
}

/** The slot with this print, or the free one where it would stand; -1 where neither is near. */
function slotOf(table: Uint32Array, home: number, print: number): number {
  const mask = table.length - 1;
  for (let probe = 0; probe < PROBES; probe++) {
    const slot = (home + probe) & mask;
    const found = table[slot];
    if (found === print || found === EMPTY) return slot;
  }
  return -1;
}
