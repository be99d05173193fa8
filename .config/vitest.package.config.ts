import { defineConfig } from 'vitest/config';

// The test of the package as users install it: it builds, packs and installs, which takes minutes.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['deploy/**/*.package.ts'],
    reporters: process.env['VITEST_JSON']
      ? ['default', ['json', { outputFile: process.env['VITEST_JSON'] }]]
      : ['default'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
