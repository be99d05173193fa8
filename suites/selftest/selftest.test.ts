import { beforeAll, describe, expect, it } from 'vitest';
import { faults } from '../../src/reference/index.ts';
import { requirements } from '../index.ts';
import { selftest, type Matrix } from './index.ts';
import type { Trial } from './trial.ts';

/** The first fault of each requirement; `imsessions selftest` tries them all. */
const sample = new Set(
  requirements.flatMap(({ id }) => faults.find(({ requirement }) => requirement === id)?.name ?? []),
);

const TIME_OUT_MS = 240_000;

describe('a short self-test', () => {
  let matrix: Matrix;

  beforeAll(async () => {
    matrix = await selftest({
      seed: 1,
      version: '0.0.0',
      variations: 52,
      choose: (all) => all.filter(({ kind, name }) => kind !== 'fault' || sample.has(name)),
      keepGoing: true,
    });
  }, TIME_OUT_MS);

  it('finds no gap', () => {
    expect(matrix.gaps).toEqual([]);
    expect(matrix.complete).toBe(true);
  });

  it.each(requirements.map(({ id }) => [id]))('%s is told when it is broken, and only then', (id) => {
    const proof = matrix.requirements.find((one) => one.id === id);
    expect(proof).toMatchObject({ faults: 1, sensitivity: 1, specificity: 1 });
    expect(proof?.silent).toBeGreaterThan(0);
  });
});

describe('a gap', () => {
  /** Faulty servers that are taken for clean ones. */
  const mistaken = (all: readonly Trial[]): readonly Trial[] =>
    all
      .filter(({ breaks }) => breaks === 'IMS-STA-02')
      .map(({ name, profiles, start }) => ({ name, profiles, start, kind: 'clean', excused: [], meets: [] }));
  const options = { seed: 1, version: '0.0.0', choose: mistaken };

  it('ends the self-test, which tells what was seen', async () => {
    const { gaps, complete, requirements: proofs } = await selftest(options);
    expect(gaps[0]).toMatchObject({ kind: 'alarm', requirement: 'IMS-STA-02' });
    expect(gaps[0]?.message).toContain('must not be found broken, but is fail: ');
    expect(new Set(gaps.map(({ trial }) => trial)).size).toBe(1);
    expect(complete).toBe(false);
    expect(proofs.find(({ id }) => id === 'IMS-STA-02')?.specificity).toBe(0);
  });

  it('does not end one that is to keep going', async () => {
    const { gaps, complete } = await selftest({ ...options, keepGoing: true });
    const broken = gaps.filter(({ kind }) => kind === 'alarm').map(({ trial }) => trial);
    expect(broken.sort()).toEqual(
      faults
        .filter(({ requirement }) => requirement === 'IMS-STA-02')
        .map(({ name }) => name)
        .sort(),
    );
    expect(complete).toBe(true);
  });
});
