import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../cli/exit-code.ts';
import type { Level, Profile, RequirementResult, Status } from '../contract/types.ts';
import { summarise, type Circumstances } from './verdict.ts';

const FACTS: Circumstances = {
  profiles: ['feed'],
  failOn: 'must',
  failOnUnjudged: false,
  sessionsSeen: 1,
  staleWaivers: 0,
  toolErrors: 0,
};

/** `must pass`, `should warn operations`: level, status, and the profile where it is not the feed. */
function result(words: string, index: number): RequirementResult {
  const [level, status, profile = 'feed'] = words.split(' ') as [Level, Status, Profile?];
  const told = status === 'skip' || status === 'inconclusive';
  return {
    id: `IMS-STA-${String(index + 1).padStart(2, '0')}`,
    area: 'state',
    level,
    profile,
    title: 'a title',
    source: 'a page',
    firmness: 'stated',
    status,
    ...(told ? { reason: 'it was not seen', remedy: 'open a session' } : {}),
    durationMs: 0,
    findings: [],
    findingCount: status === 'fail' || status === 'warn' ? 1 : 0,
  };
}

const summarised = (results: readonly string[], changes: Partial<Circumstances> = {}) =>
  summarise(results.map(result), { ...FACTS, ...changes });

type Row = readonly [what: string, results: readonly string[], changes: Partial<Circumstances>, code: number];

const FAIL = ['must pass', 'must fail'];
const BOTH: readonly Profile[] = ['feed', 'operations'];

const ROWS: readonly Row[] = [
  ['all must hold', ['must pass', 'should pass'], {}, 0],
  ['a must is broken', FAIL, {}, 1],
  ['a should is broken', ['must pass', 'should warn'], {}, 0],
  ['a should is broken, and should counts', ['must pass', 'should warn'], { failOn: 'should' }, 1],
  ['a must is waived', ['must pass', 'must waived'], {}, 0],
  ['all must are waived', ['must waived'], {}, 0],
  ['a should is waived, and should counts', ['must pass', 'should waived'], { failOn: 'should' }, 0],
  ['a waiver is stale', ['must pass'], { staleWaivers: 1 }, 1],
  ['a must could not be judged', ['must pass', 'must skip'], {}, 0],
  ['a must could not be judged, and that counts', ['must pass', 'must skip'], { failOnUnjudged: true }, 3],
  ['a must is in doubt, and that counts', ['must pass', 'must inconclusive'], { failOnUnjudged: true }, 3],
  [
    'a should could not be judged, and unjudged must count',
    ['must pass', 'should skip'],
    { failOnUnjudged: true },
    0,
  ],
  ['no must could be judged', ['must skip', 'must inconclusive', 'should pass'], {}, 3],
  [
    'no must could be judged in one of two profiles',
    ['must pass', 'must skip operations'],
    { profiles: BOTH },
    3,
  ],
  [
    'a must was judged in each profile',
    ['must pass', 'must pass operations', 'must skip operations'],
    { profiles: BOTH },
    0,
  ],
  ['the choice left no must in a profile', ['must pass', 'should pass operations'], { profiles: BOTH }, 0],
  ['a profile that was not chosen is silent', ['must pass', 'must skip operations'], {}, 0],
  ['no session was seen', ['must pass'], { sessionsSeen: 0 }, 3],
  ['no session was seen, and a must is broken', FAIL, { sessionsSeen: 0 }, 1],
  ['the target was not reached', ['must skip'], { blocked: 'it refused the connection' }, 3],
  ['the target turned the suite away', ['must pass', 'must skip'], { blocked: 'HTTP 401' }, 3],
  ['the target turned the suite away, and a must is broken', FAIL, { blocked: 'HTTP 401' }, 1],
  ['the run was interrupted', ['must pass'], { interrupted: true }, 3],
  ['the run was interrupted, and a must is broken', FAIL, { interrupted: true }, 1],
  ['the tool failed', ['must pass'], { toolErrors: 1 }, 4],
  ['the tool failed, and a must is broken', FAIL, { toolErrors: 1 }, 4],
];

describe('the verdict and exit code where', () => {
  it.each(ROWS)('%s', (_, results, changes, code) => {
    const { verdict } = summarised(results, changes);
    const toolErrors = Array.from({ length: changes.toolErrors ?? 0 }, () => ({}));
    expect(exitCodeOf({ verdict, toolErrors })).toBe(code);
    // An interrupted run ends with 130, whatever was found.
    expect(exitCodeOf({ verdict, toolErrors, interrupted: true })).toBe(130);
    if (code === 4) expect(verdict).toBe('inconclusive');
  });
});

describe('what is said of the verdict', () => {
  it('counts each status, and what was judged of each level', () => {
    const { summary, judged } = summarised([
      'must pass',
      'must fail',
      'must waived',
      'must skip',
      'should warn',
      'should inconclusive',
    ]);
    expect(summary).toEqual({ pass: 1, fail: 1, warn: 1, skip: 1, inconclusive: 1, waived: 1 });
    expect(judged).toEqual({ must: [3, 4], should: [1, 2] });
  });

  it('names waived requirements, and that a run was interrupted', () => {
    const { verdictReason } = summarised(['must pass', 'must waived', 'should waived']);
    expect(verdictReason).toBe('conformant: 2 of 2 must judged; 2 waived');
    expect(summarised(['must pass'], { interrupted: true }).verdictReason).toBe(
      'inconclusive: 1 of 1 must judged; the run was interrupted before it was done',
    );
  });

  it('says how much was judged, what not, why, and how to have it judged', () => {
    const { verdictReason, notJudged } = summarised(['must pass', 'must skip', 'should skip']);
    expect(verdictReason).toBe(
      'conformant: 1 of 2 must judged; not judged: IMS-STA-02, because it was not seen; to judge it: open a session',
    );
    expect(notJudged).toEqual([
      { id: 'IMS-STA-02', reason: 'it was not seen', remedy: 'open a session' },
      { id: 'IMS-STA-03', reason: 'it was not seen', remedy: 'open a session' },
    ]);
  });

  it.each([
    ['a broken must', FAIL, {}, 'non-conformant: 2 of 2 must judged; 1 must broken'],
    ['warnings', ['must pass', 'should warn'], {}, 'conformant: 1 of 1 must judged; 1 should broken'],
    [
      'stale waivers',
      ['must pass'],
      { staleWaivers: 2 },
      'non-conformant: 1 of 1 must judged; 2 stale waivers',
    ],
    [
      'what kept it from being judged',
      ['must skip'],
      { blocked: 'HTTP 401' },
      'inconclusive: 0 of 1 must judged; HTTP 401',
    ],
    [
      'its own fault',
      ['must pass'],
      { toolErrors: 1 },
      'inconclusive: 1 of 1 must judged; the tool itself failed',
    ],
  ] as const)('tells %s', (_, results, changes, words) => {
    expect(summarised(results, changes).verdictReason).toBe(words);
  });

  it('spells out a few reasons, and names a few of many requirements', () => {
    const many = Array.from({ length: 9 }, () => 'must skip');
    const { verdictReason } = summarised(['must pass', ...many]);
    expect(verdictReason).toContain('IMS-STA-02, IMS-STA-03, IMS-STA-04 and 6 more, because it was not seen');
  });
});
