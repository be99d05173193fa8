import { describe, expect, it } from 'vitest';
import { idSeries } from './session-id.ts';

const FORMS = [
  ['call-uuid', /^[0-9A-Z]{32}$/],
  ['digits', /^[0-9]{23}$/],
  ['dashed', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
] as const;

describe.each(FORMS)('ids of the form %s', (form, pattern) => {
  const series = idSeries(1, 'agent1', form);

  it('have that form, at any number', () => {
    for (const index of [0, 1, 35, 36, 999_999]) expect(series.at(index)).toMatch(pattern);
  });

  it('tell their number', () => {
    for (const index of [0, 1, 35, 36, 999_999]) expect(series.indexOf(series.at(index))).toBe(index);
  });

  it('are no others', () => {
    const other = idSeries(2, 'agent1', form).at(1);
    for (const id of ['', 'x', `${series.at(1)}0`, series.at(1).slice(0, -1), other, ` ${series.at(1)}`])
      expect(series.indexOf(id)).toBe(-1);
  });
});
