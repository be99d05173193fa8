import { describe, expect, it } from 'vitest';
import { fileSource, streamSource } from '../../src/capture/source.ts';
import { Fingerprints } from '../../src/check/fingerprints.ts';
import { isInconclusive } from '../../src/check/requirement.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from '../validate.ts';
import { IdSet } from './id-set.ts';

const MANY = 100_500;
const id = (index: number): string => `007MDF3D0KAHL93L807GK2LA${String(index).padStart(8, '0')}`;
const at = (index: number) => ({ pointer: `/imSessions/${index}` });

function setOf(ids: readonly string[]): IdSet {
  const set = new IdSet();
  const prints = new Fingerprints();
  ids.forEach((one, index) => {
    set.add(one, prints.add(one), at(index));
  });
  return set;
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => id(index));

describe('ids that stand twice', () => {
  it('are found exactly among the first', () => {
    const set = setOf([...numbered(1000), id(7), id(999)]);
    expect(set.isUnsure).toBe(false);
    expect(set.verdict()).toMatchObject([
      { code: 'id-twice', actual: id(7), pointer: '/imSessions/1000/id' },
      { code: 'id-twice', actual: id(999), pointer: '/imSessions/1001/id' },
    ]);
  });

  it('are found exactly where an early one stands far on once more', () => {
    const set = setOf([...numbered(MANY), id(3)]);
    expect(set.verdict()).toMatchObject([{ actual: id(3), pointer: `/imSessions/${MANY}/id` }]);
  });

  it('are a doubt far on, and certain after a second read', () => {
    const ids = [...numbered(MANY), id(MANY - 1)];
    const set = setOf(ids);
    expect(set.isUnsure).toBe(true);
    const doubt = set.verdict();
    expect(doubt !== undefined && isInconclusive(doubt)).toBe(true);
    const second = set.secondRead();
    ids.forEach((one, index) => {
      second.add(one, at(index));
    });
    expect(second.verdict()).toMatchObject([{ actual: id(MANY - 1), pointer: `/imSessions/${MANY}/id` }]);
  });

  it('are no finding where the second read shows that they do not', () => {
    const set = setOf([...numbered(MANY), id(MANY - 1)]);
    const second = set.secondRead();
    numbered(MANY).forEach((one, index) => {
      second.add(one, at(index));
    });
    expect(second.verdict()).toBeUndefined();
  });

  it('are not there where none does', () => {
    const set = setOf(numbered(MANY));
    expect(set.isUnsure).toBe(false);
    expect(set.verdict()).toBeUndefined();
  });
});

const session = (one: string): string =>
  `{"id":"${one}","state":"Completed","path":"/im-sessions/${one}","participants":[],"capabilities":[]}`;
const feed = (ids: readonly string[]): string =>
  `{"statusCode":0,"imSessions":[${ids.map(session).join(',')}]}`;

const OPTIONS = {
  apiBase: '/api/v2',
  notificationsPath: '/notifications',
  only: ['IMS-ID-02'],
  failOn: 'must',
  failOnUnjudged: false,
  version: '0',
  startedAt: '2024-01-01T00:00:00Z',
} as const;

describe('a feed file longer than is held', () => {
  const text = feed([...numbered(MANY), id(MANY - 1)]);

  it('is read a second time, and the pair is a finding', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ids-'));
    try {
      const path = join(folder, 'feed.json');
      await writeFile(path, text);
      const result = await validate({ ...OPTIONS, sources: [fileSource(path)] });
      expect(result.requirements).toMatchObject([
        { id: 'IMS-ID-02', status: 'fail', findings: [{ pointer: `/imSessions/${MANY}/id` }] },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is a doubt where it can be read once', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield new TextEncoder().encode(text);
    }
    const result = await validate({ ...OPTIONS, sources: [streamSource('-', bytes())] });
    expect(result.requirements).toMatchObject([{ id: 'IMS-ID-02', status: 'inconclusive' }]);
  });
});
