import { defineConfig } from 'vitest/config';

/** Runs one of the files beside it, which are no tests of this package: some are meant to fail. */
export default defineConfig({
  root: new URL('../../..', import.meta.url).pathname,
  test: { include: ['src/vitest/testing/*.conformance.ts'] },
});
