import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence } from '../src/check/evidence.ts';
import { judge } from '../src/run/judge.ts';
import { feedTable } from './feed/table.test-data.ts';
import { requirements } from './index.ts';
import { notificationsTable } from './notifications/table.test-data.ts';
import { operationsTable } from './operations/table.test-data.ts';
import { robustnessTable } from './robustness/table.test-data.ts';
import { securityTable } from './security/table.test-data.ts';
import { failed } from './testing/change.test-data.ts';
import { recorded } from './testing/run.test-data.ts';

const tables = [feedTable, operationsTable, notificationsTable, securityTable, robustnessTable];
const ofRuns = requirements.filter(({ kind }) => kind === 'evidence').map(({ id }) => id);

let clean: Evidence | undefined;
beforeAll(async () => {
  clean = (await recorded()).evidence;
});

/** The clean run with something left out. */
const evidence = (change: (whole: Evidence) => Partial<Evidence> = () => ({})): Evidence => {
  if (!clean) throw new Error('the clean run is missing');
  return { ...clean, ...change(clean) };
};

const statuses = (seen: Evidence): Record<string, string> =>
  Object.fromEntries(
    [...judge(seen, requirements).outcomes].map(([id, outcome]) => [
      id,
      outcome.kind === 'judged' ? (outcome.count > 0 ? 'found' : 'pass') : outcome.kind,
    ]),
  );

const all = (status: string): Record<string, string> =>
  Object.fromEntries(requirements.map(({ id }) => [id, status]));

test('every requirement passes on a clean run of all profiles', () => {
  expect(statuses(evidence())).toEqual(all('pass'));
});

describe('no requirement passes on', () => {
  const few = ({ marks }: Evidence): Partial<Evidence> => ({ exchanges: [], marks });
  test.each([
    ['nothing', () => ({ exchanges: [], marks: [] })],
    ['the marks of a run alone', few],
    [
      'a run in which nothing was answered',
      ({ exchanges }: Evidence): Partial<Evidence> => ({
        marks: [],
        exchanges: exchanges.slice(0, 1).map(failed('refused')),
      }),
    ],
    [
      'nothing, offline',
      ({ settings }: Evidence) => ({
        exchanges: [],
        marks: [],
        settings: { ...settings, origin: 'files' as const },
      }),
    ],
  ])('%s', (_, change) => {
    const found = statuses(evidence(change));
    expect(Object.values(found).filter((status) => status !== 'skip' && status !== 'inconclusive')).toEqual(
      [],
    );
  });
});

test('every requirement on a run has a table of what breaks it and of what cannot be judged', () => {
  const rows = (id: string): [failing: number, unjudged: number] => [
    tables.reduce((sum, table) => sum + (table[id]?.failing.length ?? 0), 0),
    tables.reduce((sum, table) => sum + (table[id]?.unjudged.length ?? 0), 0),
  ];
  expect(ofRuns.filter((id) => rows(id).includes(0))).toEqual([]);
});

test('tables speak of requirements that are there', () => {
  const ids = new Set(requirements.map(({ id }) => id));
  const named = tables.flatMap((table) =>
    Object.entries(table).flatMap(([id, { passing = [], failing, unjudged }]) => [
      id,
      ...[...passing, ...failing, ...unjudged].flatMap(({ also = {} }) => Object.keys(also)),
    ]),
  );
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
