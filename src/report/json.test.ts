import { describe, expect, it } from 'vitest';
import schema from '../../specs/result.schema.json' with { type: 'json' };
import { render } from './index.ts';
import { ORDER } from './order.ts';
import { cleanResult, hostileResult, largeResult, sampleResult } from './sample.test-data.ts';
import type { RunResult } from '../contract/types.ts';

const PLAIN = { colour: false };

describe('json', () => {
  it.each([
    ['a usual result', sampleResult()],
    ['a hostile one', hostileResult()],
    ['a large one', largeResult(200)],
    ['one without requirements', sampleResult({ requirements: [] })],
  ])('reads back as the result: %s', (_, result) => {
    expect(JSON.parse(render('json', result, PLAIN))).toEqual(result);
  });

  it('is what JSON.stringify writes, where nothing needs an escape', () => {
    expect(render('json', cleanResult(), PLAIN)).toBe(JSON.stringify(cleanResult(), null, 2) + '\n');
  });

  it('writes the members in the order of the schema, however they came', () => {
    const result = sampleResult();
    const turned = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    const mixed = turned({
      ...result,
      requirements: result.requirements.map((one) => turned({ ...one, findings: one.findings.map(turned) })),
    }) as RunResult;
    expect(Object.keys(mixed)[0]).toBe('complete');
    expect(render('json', mixed, PLAIN)).toBe(render('json', result, PLAIN));
    expect(render('json', mixed, PLAIN).trimEnd().endsWith('"complete": true\n}')).toBe(true);
  });

  it('knows the order of the schema', () => {
    expect(ORDER.result).toEqual(Object.keys(schema.properties));
    expect(ORDER.requirement).toEqual(Object.keys(schema.$defs.RequirementResult.properties));
    expect(ORDER.finding).toEqual(Object.keys(schema.$defs.FindingResult.properties));
  });
});
