const GOLDEN = 0x9e3779b9;
const TWO_32 = 0x1_0000_0000;

/** The next seed below `seed` for `value`, both 32-bit: MurmurHash3's finaliser over the two. */
export function subSeed(seed: number, value: number): number {
  let hash = (seed + GOLDEN) ^ Math.imul(value, 0xcc9e2d51);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** A seed from a name, so that what is drawn for one name never depends on which others there are. */
export function namedSeed(name: string): number {
  let seed = name.length;
  for (let at = 0; at < name.length; at++) seed = subSeed(seed, name.charCodeAt(at));
  return seed;
}

/** A seed from a whole number of up to 53 bits. */
export const numberSeed = (seed: number, value: number): number =>
  subSeed(subSeed(seed, value | 0), Math.floor(value / TWO_32));

/**
 * Draws numbers from one seed (SplitMix32). Only 32-bit integer arithmetic and exact divisions, so that every machine and
 * every release of Node draws the same.
 */
export class Draw {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A whole number from 0 to 2³²−1. */
  next(): number {
    this.state = (this.state + GOLDEN) | 0;
    let hash = Math.imul(this.state ^ (this.state >>> 16), 0x21f0aaad);
    hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor((this.next() / TWO_32) * count);
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** One entry of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const entry = list[this.below(list.length)];
    if (entry === undefined) throw new RangeError('nothing to pick from');
    return entry;
  }

  /** `length` decimal digits, the first not 0. */
  digits(length: number): string {
    if (length > 9) return this.digits(9) + String(this.below(10 ** (length - 9))).padStart(length - 9, '0');
    const least = 10 ** (length - 1);
    return String(least + this.below(9 * least));
  }
}
