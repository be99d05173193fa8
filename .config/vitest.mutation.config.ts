import { defineConfig } from 'vitest/config';

// For mutation testing: the tests that it names run on the sources, and nothing is built for them.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['src/check/*.test.ts', 'suites/**/*.test.ts', 'fixtures/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
