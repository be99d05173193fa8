import { expect, it } from 'vitest';
import { faults } from '../../src/reference/index.ts';
import { requirements } from '../index.ts';
import type { Trial } from './trial.ts';
import { trialsOf, type TrialChoice } from './trials.ts';
import { VARIATIONS } from './variations.ts';

const ids = new Set(requirements.map(({ id }) => id));
const trials = (choice: Partial<TrialChoice> = {}) =>
  trialsOf({ seed: 1, variations: VARIATIONS, ids, ...choice });

const named = (kind: string, choice?: Partial<TrialChoice>) =>
  trials(choice).flatMap((one) => (one.kind === kind ? [one.name] : []));

it('tries every fault, and at least a thousand conforming variations', () => {
  expect(named('fault')).toEqual(faults.map(({ name }) => name));
  expect(named('variation').length).toBeGreaterThanOrEqual(1000);
});

it('has a name of its own for each trial', () => {
  const names = trials().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('tries different variations, and the same for the same seed', () => {
  const ways = named('variation').map((name) => name.replace(/^\D+\d+: /, ''));
  expect(new Set(ways).size).toBeGreaterThan(900);
  expect(named('variation')).toEqual(named('variation'));
  expect(named('variation', { seed: 2 })).not.toEqual(named('variation'));
});

it('tries only what shows something of the requirements in question', () => {
  const reading = trials({ ids: new Set(['IMS-STA-02']) });
  expect([...new Set(reading.flatMap(({ breaks }) => breaks ?? []))]).toEqual(['IMS-STA-02']);
  const live = trials({ ids: new Set(['IMS-OPS-01']) });
  const profiles = (of: readonly Trial[]) => [
    ...new Set(of.flatMap((one) => (one.kind === 'variation' ? [one.profiles.join()] : []))),
  ];
  expect(profiles(reading)).toEqual(['feed']);
  expect(profiles(live)).toEqual(['feed,operations,notifications,security,robustness']);
});
