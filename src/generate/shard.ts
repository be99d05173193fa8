/** The `index`-th of `count` parts of a run, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export const WHOLE: Shard = { index: 1, count: 1 };

/** Which fixtures of a run of `count` a shard has: from the first place to before the second. */
export const shardRange = (count: number, { index, count: shards }: Shard): readonly [number, number] => [
  Math.floor((count * (index - 1)) / shards),
  Math.floor((count * index) / shards),
];
