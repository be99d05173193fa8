import { describe, expect, it } from 'vitest';
import { Draw, namedSeed, numberSeed, subSeed } from './random.ts';

describe('a draw', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    const draw = new Draw(1);
    expect([draw.next(), draw.next(), draw.below(1000), draw.digits(12)]).toMatchInlineSnapshot(`
      [
        1580013426,
        350525680,
        820,
        "731095200149",
      ]
    `);
  });

  it('reaches every number in range and none beside it, evenly', () => {
    const draw = new Draw(7);
    const counts = Array.from({ length: 10 }, () => 0);
    for (let at = 0; at < 10_000; at++) {
      const value = draw.between(3, 12);
      counts[value - 3] = (counts[value - 3] ?? 0) + 1;
    }
    expect(counts).toHaveLength(10);
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });

  it.each([1, 4, 9, 10, 12, 15])('makes %i digits', (length) => {
    const draw = new Draw(length);
    for (let at = 0; at < 200; at++)
      expect(draw.digits(length)).toMatch(new RegExp(`^[1-9]\\d{${length - 1}}$`));
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => new Draw(1).pick([])).toThrow(RangeError);
  });
});

describe('seeds', () => {
  it('of neighbours have nothing in common', () => {
    const seeds = new Set<number>();
    for (let at = 0; at < 20_000; at++) seeds.add(subSeed(5, at));
    expect(seeds.size).toBe(20_000);
    expect(namedSeed('id')).not.toBe(namedSeed('di'));
  });

  it('tell numbers apart that agree in their low 32 bits', () => {
    expect(numberSeed(0, 1)).not.toBe(numberSeed(0, 1 + 2 ** 32));
    expect(numberSeed(0, -1)).not.toBe(numberSeed(0, 2 ** 32 - 1));
  });
});
