import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: [
      'src/**/*.test.ts',
      'suites/**/*.test.ts',
      'fixtures/**/*.test.ts',
      'docs/**/*.test.ts',
      'deploy/**/*.test.ts',
    ],
    reporters: process.env['VITEST_JSON']
      ? ['default', ['json', { outputFile: process.env['VITEST_JSON'] }]]
      : ['default'],
    globalSetup: ['.config/build-once.mjs'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
