import { describe, expect, it } from 'vitest';
import { Fingerprints } from './fingerprints.ts';

describe('fingerprints', () => {
  it('find every text again, over all tables', () => {
    const set = new Fingerprints();
    const ids = Array.from({ length: 300_000 }, (_, index) => `007MDF3D0KAHL93L807GK2LAES${index}`);
    expect(ids.filter((id) => set.add(id) !== 'new')).toEqual([]);
    expect(ids.filter((id) => set.add(id) !== 'seen')).toEqual([]);
    expect(set.size).toBe(300_000);
  });

  it('tell texts apart that differ little', () => {
    const set = new Fingerprints();
    const texts = ['', 'a', 'aa', 'b', 'ab', 'ba', '\0', '\0\0', 'é', 'e\u0301', '😀', '\ud83d'];
    expect(texts.map((text) => set.add(text))).toEqual(texts.map(() => 'new'));
    expect(texts.map((text) => set.add(text))).toEqual(texts.map(() => 'seen'));
  });
});
