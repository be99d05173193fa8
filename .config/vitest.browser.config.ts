import { defineConfig } from 'vitest/config';

// The tests that need a Chromium: `npm test` does without them.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['src/**/*.browser.ts'],
    reporters: process.env['VITEST_JSON']
      ? ['default', ['json', { outputFile: process.env['VITEST_JSON'] }]]
      : ['default'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
