import { expect, it } from 'vitest';
import { requirements } from '../index.ts';
import { matrixOf, type Tried } from './matrix.ts';
import type { Seen } from './observation.ts';
import type { Trial } from './trial.ts';

const ID = 'IMS-STA-02';
const listed = requirements.filter(({ id }) => id === ID);

const tried = (name: string, status: Seen['status'], members: Partial<Trial>): Tried => ({
  trial: {
    name,
    kind: 'variation',
    profiles: ['feed'],
    excused: [],
    meets: [],
    start: () => Promise.reject(new Error('never started')),
    ...members,
  },
  observation: {
    trial: name,
    verdict: 'conformant',
    seen: [{ id: ID, level: 'must', status, words: '' }],
    bugs: [],
  },
  doubts: [],
});

const about = { version: '1.2.3', seed: 7, complete: true };

it('counts the faults that were caught, and the servers on which there was rightly nothing', () => {
  const matrix = matrixOf(
    about,
    listed,
    [
      tried('caught', 'fail', { kind: 'fault', breaks: ID }),
      tried('missed', 'pass', { kind: 'fault', breaks: ID }),
      tried('other fault', 'pass', { kind: 'fault', breaks: 'IMS-ID-01' }),
      tried('tripped', 'fail', { kind: 'fault', breaks: 'IMS-ID-01' }),
      tried('silent', 'pass', {}),
      tried('clean', 'pass', { kind: 'clean' }),
      tried('not judged', 'skip', {}),
      tried('excused', 'fail', { excused: [ID] }),
      tried('degenerate', 'fail', { kind: 'degenerate' }),
    ],
    [],
  );
  expect(matrix.requirements).toEqual([
    {
      id: ID,
      level: 'must',
      profile: 'feed',
      faults: 2,
      caught: 1,
      sensitivity: 0.5,
      conforming: 4,
      silent: 3,
      specificity: 0.75,
    },
  ]);
  expect(matrix.trials).toEqual({ fault: 4, clean: 1, variation: 3, degenerate: 1 });
  expect(matrix.matrix[0]).toEqual({
    name: 'caught',
    kind: 'fault',
    profiles: ['feed'],
    breaks: ID,
    excused: [],
    found: [ID],
    passed: 0,
    doubts: [],
  });
});

it('has no share of nothing', () => {
  const [proof] = matrixOf(about, listed, [], []).requirements;
  expect(proof).toMatchObject({ sensitivity: null, specificity: null });
});
