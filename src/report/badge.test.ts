import { expect, it } from 'vitest';
import { render } from './index.ts';
import { cleanResult, sampleResult } from './sample.test-data.ts';

it.each([
  [sampleResult(), 'non-conformant, 4 of 6 must judged', 'red'],
  [cleanResult(), 'conformant, 2 of 2 must judged', 'brightgreen'],
])('is a badge endpoint', (result, message, color) => {
  const label = 'imSessions';
  expect(JSON.parse(render('badge', result, { colour: false }))).toEqual({
    schemaVersion: 1,
    label,
    message,
    color,
  });
});
