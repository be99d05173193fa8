import { describe, expect, it } from 'vitest';
import { gapsOf, unproven } from './gap.ts';
import type { Observation, Seen } from './observation.ts';
import type { Trial } from './trial.ts';

const trial = (members: Partial<Trial>): Trial => ({
  name: 'a-server',
  kind: 'fault',
  profiles: ['feed'],
  excused: [],
  meets: [],
  start: () => Promise.reject(new Error('never started')),
  ...members,
});

const seen = (id: string, status: Seen['status'], level: Seen['level'] = 'must'): Seen => ({
  id,
  level,
  status,
  words: 'what was seen',
});

const observation = (members: Partial<Observation>): Observation => ({
  trial: 'a-server',
  verdict: 'non-conformant',
  seen: [],
  bugs: [],
  ...members,
});

const kinds = (of: Trial, saw: Partial<Observation>): string[] =>
  gapsOf(of, observation(saw)).map(({ kind, requirement }) => `${kind} ${requirement}`.trim());

describe('a fault', () => {
  const fault = trial({ breaks: 'IMS-STA-02', excused: ['IMS-NTF-06'] });

  it.each([
    ['is caught', [seen('IMS-STA-02', 'fail'), seen('IMS-ID-01', 'pass')], []],
    ['is caught with an excused one', [seen('IMS-STA-02', 'fail'), seen('IMS-NTF-06', 'fail')], []],
    ['passes', [seen('IMS-STA-02', 'pass')], ['missed IMS-STA-02']],
    ['is skipped', [seen('IMS-STA-02', 'skip')], ['missed IMS-STA-02']],
    ['is inconclusive', [seen('IMS-STA-02', 'inconclusive')], ['missed IMS-STA-02']],
    ['is not listed', [], ['missed IMS-STA-02']],
    ['trips another', [seen('IMS-STA-02', 'fail'), seen('IMS-ID-01', 'fail')], ['alarm IMS-ID-01']],
    [
      'makes another warn',
      [seen('IMS-STA-02', 'fail'), seen('IMS-ID-04', 'warn', 'should')],
      ['alarm IMS-ID-04'],
    ],
  ] as const)('%s', (_, saw, expected) => {
    expect(kinds(fault, { seen: saw })).toEqual(expected);
  });

  it('of a must makes the run non-conformant, of a should it need not', () => {
    const saw = [seen('IMS-STA-02', 'fail')];
    expect(kinds(fault, { seen: saw, verdict: 'conformant' })).toEqual(['verdict IMS-STA-02']);
    const softer = trial({ breaks: 'IMS-ID-04' });
    expect(kinds(softer, { seen: [seen('IMS-ID-04', 'warn', 'should')], verdict: 'conformant' })).toEqual([]);
  });

  it('is told with what was seen instead', () => {
    const [gap] = gapsOf(fault, observation({ seen: [seen('IMS-STA-02', 'skip')] }));
    expect(gap).toEqual({
      kind: 'missed',
      trial: 'a-server',
      requirement: 'IMS-STA-02',
      message: 'must be found broken, but is skip: what was seen',
    });
  });
});

describe('a conforming server', () => {
  it('gives no finding but the warnings that it is known for', () => {
    const varied = trial({ kind: 'variation', excused: ['IMS-ID-04'] });
    const saw = [seen('IMS-ID-04', 'warn', 'should'), seen('IMS-URI-03', 'warn', 'should')];
    expect(kinds(varied, { seen: saw })).toEqual(['alarm IMS-URI-03']);
  });

  it('is conformant where it is clean', () => {
    const clean = trial({ kind: 'clean' });
    expect(kinds(clean, { verdict: 'conformant' })).toEqual([]);
    expect(kinds(clean, { verdict: 'inconclusive' })).toEqual(['verdict']);
  });
});

describe('a degenerate server', () => {
  const degenerate = trial({ kind: 'degenerate', meets: ['IMS-ENV-01'] });

  it('passes no must but those that its one answer meets', () => {
    const saw = [
      seen('IMS-ENV-01', 'pass'),
      seen('IMS-ENV-03', 'fail'),
      seen('IMS-ID-04', 'pass', 'should'),
      seen('IMS-SEC-01', 'pass'),
    ];
    expect(kinds(degenerate, { seen: saw })).toEqual(['passed IMS-SEC-01']);
  });

  it('is never conformant', () => {
    expect(kinds(degenerate, { verdict: 'inconclusive' })).toEqual([]);
    expect(kinds(degenerate, { verdict: 'conformant' })).toEqual(['verdict']);
  });
});

it('counts a fault of the suite itself as a gap, whatever it found', () => {
  const saw = { seen: [seen('IMS-STA-02', 'fail')], bugs: ['scenario: it broke'] };
  expect(kinds(trial({ breaks: 'IMS-STA-02' }), saw)).toEqual(['bug']);
});

describe('what no trial proves', () => {
  const ids = new Set(['IMS-STA-02']);
  const fault = { trial: trial({ breaks: 'IMS-STA-02' }), observation: observation({}) };
  const clean = (status: Seen['status']) => ({
    trial: trial({ kind: 'clean' }),
    observation: observation({ seen: [seen('IMS-STA-02', status)] }),
  });

  it('is a requirement that no fault breaks', () => {
    expect(unproven(ids, [clean('pass')]).map(({ kind }) => kind)).toEqual(['uncovered']);
  });

  it('is a requirement that is judged on no conforming server', () => {
    expect(unproven(ids, [clean('skip'), fault]).map(({ kind }) => kind)).toEqual(['unjudged']);
    expect(unproven(ids, [clean('pass'), fault])).toEqual([]);
  });
});
