import { describe, expect, it } from 'vitest';
import type { FindingResult, RequirementResult } from '../contract/types.ts';
import { finding, requirement, sampleResult } from '../report/sample.test-data.ts';
import {
  applyWaivers,
  breakingWaivers,
  pointerFits,
  readWaivers,
  WaiverError,
  waivingOf,
  writeWaivers,
  type Waiver,
} from './waivers.ts';

const IDS = ['IMS-PATH-02', 'IMS-STA-02', 'IMS-ENV-08'];
const TODAY = '2026-06-15';

const waiver = (members: Partial<Waiver> = {}): Waiver => ({
  requirement: 'IMS-STA-02',
  reason: 'vendor ticket 4711',
  expires: '2026-12-31',
  ...members,
});

const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

describe('readWaivers', () => {
  it('reads a file', () => {
    const waivers = [waiver(), waiver({ pointer: '/imSessions/*/state', match: '/^state-/' })];
    expect(readWaivers(bytes({ $schema: 'x', waivers }), IDS)).toEqual(waivers);
    expect(readWaivers(bytes({ waivers: [] }), IDS)).toEqual([]);
  });

  it.each([
    ['{"waivers":[', /^no well-formed JSON: line 1, column 13/],
    ['[]', /^at the top: expected type object/],
    ['{}', /^at \/waivers: expected the member waivers/],
    [{ waivers: [{ ...waiver(), until: 'x' }] }, /^at \/waivers\/0\/until: expected no such member/],
    [
      { waivers: [{ requirement: 'IMS-STA-02', expires: '2026-01-01' }] },
      /^at \/waivers\/0\/reason: expected/,
    ],
    [
      { waivers: [waiver({ expires: 'never' })] },
      /^at \/waivers\/0\/expires: expected a string that matches/,
    ],
    [{ waivers: [waiver({ pointer: 'imSessions' })] }, /^at \/waivers\/0\/pointer: expected/],
    [
      { waivers: [waiver(), waiver({ requirement: 'IMS-STA-99' })] },
      /^waiver 2 \("IMS-STA-99"\): there is no/,
    ],
    [{ waivers: [waiver({ reason: ' ' })] }, /^waiver 1 \("IMS-STA-02"\): the reason is not filled in/],
    [{ waivers: [waiver({ expires: '2026-02-30' })] }, /expires is no day of the calendar: 2026-02-30/],
    [{ waivers: [waiver({ match: '/(/' })] }, /match is no regular expression/],
  ])('refuses %j', (file, message) => {
    expect(() => readWaivers(bytes(file), IDS)).toThrow(WaiverError);
    expect(() => readWaivers(bytes(file), IDS)).toThrow(message);
  });
});

describe('pointerFits', () => {
  it.each([
    ['/imSessions/0/state', '/imSessions/0/state', true],
    ['/imSessions/0/state', '/imSessions/1/state', false],
    ['/imSessions/*/state', '/imSessions/12/state', true],
    ['/imSessions/*/state', '/imSessions/12/path', false],
    ['/imSessions/*', '/imSessions/12/path', false],
    ['/imSessions/**', '/imSessions/12/path', true],
    ['/imSessions/**', '/imSession/12/path', false],
    ['/imSessions/1/**', '/imSessions/1', true],
    ['', '', true],
    ['', '/a', false],
    ['/**', '/a/b', true],
  ])('%s and %s: %s', (pattern, pointer, fits) => {
    expect(pointerFits(pattern, pointer)).toBe(fits);
  });
});

function broken(
  findings: readonly FindingResult[],
  members: Partial<RequirementResult> = {},
): RequirementResult {
  return requirement({
    id: 'IMS-STA-02',
    status: 'fail',
    findings: [...findings],
    findingCount: findings.length,
    ...members,
  });
}

const first = finding({ code: 'state-unknown', pointer: '/imSessions/0/state', actual: ' Talking' });
const second = finding({ code: 'state-unknown', pointer: '/imSessions/1/state', actual: 'Gone' });

function status(one: RequirementResult, ...waivers: Waiver[]): [string | undefined, string[]] {
  const { requirements, stale } = applyWaivers([one], waivers, TODAY);
  return [requirements[0]?.status, stale.map(({ why }) => why)];
}

describe('applyWaivers', () => {
  it('waives what it covers, wholly or by pointer and match', () => {
    expect(status(broken([first, second]), waiver())).toEqual(['waived', []]);
    expect(status(broken([first, second]), waiver({ pointer: '/imSessions/*/state' }))).toEqual([
      'waived',
      [],
    ]);
    expect(status(broken([first, second]), waiver({ pointer: '/imSessions/0/state' }))).toEqual(['fail', []]);
    expect(status(broken([first, second]), waiver({ match: 'Talking' }))).toEqual(['fail', []]);
    expect(status(broken([first, second]), waiver({ match: '/^(gone| talking)$/i' }))).toEqual([
      'waived',
      [],
    ]);
    expect(status(broken([first]), waiver({ match: 'state-unknown' }))).toEqual(['waived', []]);
    const both = [waiver({ match: 'Talking' }), waiver({ match: 'Gone', reason: 'other' })];
    expect(status(broken([first, second]), ...both)).toEqual(['waived', []]);
    expect(status(broken([first], { level: 'should', status: 'warn' }), waiver())).toEqual(['waived', []]);
  });

  it('writes the reason on each finding that is covered, and on the requirement', () => {
    const [one] = applyWaivers([broken([first, second])], [waiver({ match: 'Talking' })], TODAY).requirements;
    expect(one?.findings.map(({ waived }) => waived)).toEqual(['vendor ticket 4711', undefined]);
    const [whole] = applyWaivers([broken([first])], [waiver()], TODAY).requirements;
    expect(whole).toMatchObject({ status: 'waived', reason: 'vendor ticket 4711' });
  });

  it('leaves a finding without pointer to a waiver without one', () => {
    const bare = { code: first.code, message: first.message };
    expect(status(broken([bare]), waiver({ pointer: '/**' }))).toEqual(['fail', ['matches-nothing']]);
  });

  it('counts through its last day, not after', () => {
    expect(status(broken([first]), waiver({ expires: TODAY }))).toEqual(['waived', []]);
    expect(status(broken([first]), waiver({ expires: '2026-06-14' }))).toEqual(['fail', ['expired']]);
    expect(breakingWaivers(applyWaivers([], [waiver({ expires: '2026-06-14' })], TODAY).stale)).toBe(0);
  });

  it('is stale where its requirement was judged and it matches nothing', () => {
    const passed = requirement({ id: 'IMS-STA-02' });
    expect(status(passed, waiver())).toEqual(['pass', ['matches-nothing']]);
    expect(status(broken([first]), waiver(), waiver({ match: 'elsewhere' }))).toEqual([
      'waived',
      ['matches-nothing'],
    ]);
    expect(breakingWaivers(applyWaivers([passed], [waiver()], TODAY).stale)).toBe(1);
  });

  it('is not stale where its requirement was not judged in this run', () => {
    expect(status(requirement({ id: 'IMS-ID-01' }), waiver())).toEqual(['pass', []]);
    expect(status(requirement({ id: 'IMS-STA-02', status: 'skip' }), waiver())).toEqual(['skip', []]);
    expect(status(requirement({ id: 'IMS-STA-02', status: 'inconclusive' }), waiver())).toEqual([
      'inconclusive',
      [],
    ]);
  });

  it('keeps as many findings as a result holds, those that nothing covers before others', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...first,
      pointer: `/imSessions/${index}/state`,
    }));
    const waivers = [waiver({ match: 'Talking' })];
    const [one] = applyWaivers([broken([...many, second])], waivers, TODAY).requirements;
    expect(one).toMatchObject({ status: 'fail', findingCount: 31 });
    expect(one?.findings).toHaveLength(20);
    expect(one?.findings.at(-1)).toEqual(second);
    const [all] = applyWaivers([broken(many)], waivers, TODAY).requirements;
    expect(all).toMatchObject({ status: 'waived', findingCount: 30 });
    expect(all?.findings).toHaveLength(20);
  });
});

describe('waivingOf', () => {
  const { scopeOf } = waivingOf(
    [
      waiver({ match: 'Talking' }),
      waiver({ pointer: '/imSessions/1/state' }),
      waiver({ requirement: 'IMS-PATH-02' }),
    ],
    TODAY,
  );

  it('tells findings apart by the waivers that fit them', () => {
    const scope = scopeOf('IMS-STA-02');
    const words = [first, second, { ...first, pointer: '/imSessions/1/state' }, { ...first, pointer: '/x' }];
    expect(words.map((one) => scope?.(one))).toEqual(['10', '01', '11', '10']);
  });

  it('tells none apart where waivers are of the whole requirement, or there are none', () => {
    expect(scopeOf('IMS-PATH-02')).toBeUndefined();
    expect(scopeOf('IMS-ID-01')).toBeUndefined();
  });
});

describe('writeWaivers', () => {
  it('names the places where the run failed, reasons left to fill in', () => {
    const result = sampleResult({ requirements: [broken([first, second])] });
    const text = writeWaivers(result, 'must');
    expect(JSON.parse(text)).toEqual({
      waivers: [
        { requirement: 'IMS-STA-02', reason: '', expires: '2026-04-01', pointer: '/imSessions/*/state' },
      ],
    });
    expect(() => readWaivers(bytes(text), IDS)).toThrow('the reason is not filled in');
  });

  it('waives all that failed once the reasons are there', () => {
    const result = sampleResult();
    const written = writeWaivers(result, 'should').replaceAll('"reason": ""', '"reason": "known"');
    const waivers = readWaivers(bytes(written), IDS);
    expect(waivers.map(({ requirement: id }) => id)).toEqual(['IMS-ENV-08', 'IMS-PATH-02']);
    const { requirements, stale } = applyWaivers(result.requirements, waivers, '2026-01-02');
    expect(requirements.filter((one) => one.status === 'fail' || one.status === 'warn')).toEqual([]);
    expect(stale).toEqual([]);
  });

  it('leaves out warnings where they do not fail the run, and what is waived already', () => {
    const waived = broken([{ ...first, waived: 'known' }, finding({ pointer: '/imSessions/1/id' })]);
    const text = writeWaivers(
      sampleResult({ requirements: [waived, broken([first], { status: 'warn' })] }),
      'must',
    );
    expect(JSON.parse(text)).toMatchObject({ waivers: [{ pointer: '/imSessions/*/id' }] });
    expect(writeWaivers(sampleResult({ requirements: [] }), 'must')).toBe('{\n  "waivers": []\n}\n');
  });
});
