import { defineConfig } from 'vitest/config';

/** `npm run test:long`: the same tests at full size. */
const long = process.env.TONGZHOU_LONG === '1';
const HOUR_MS = 3_600_000;

export default defineConfig({
  test: {
    // Most tests wait for a database, a browser or another process: two at once fit two cores.
    maxWorkers: 2,
    // Node runs the sources itself (decision 0001): no second loader between a test and what it tests.
    experimental: { viteModuleRunner: false },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/drawn.ts'],
          // Pure functions: two workers load them once each, not once for every file.
          isolate: false,
          include: ['packages/*/{src,test}/**/*.test.ts', 'data/**/*.test.ts'],
          // Hundreds of random cases take a second here, and ten on a machine that is busy.
          testTimeout: long ? HOUR_MS : 60_000,
          hookTimeout: 60_000,
        },
      },
      './apps/web/vitest.config.ts',
      {
        test: {
          name: 'system',
          globalSetup: ['test/support/data-folder.ts'],
          setupFiles: ['test/support/drawn.ts'],
          // All tests are one network to a server. Those of the limits themselves make their own (`apps/server/test/http`).
          env: { TONGZHOU_WORK_LIMITS: 'off' },
          include: ['apps/server/test/**/*.test.ts', 'apps/cli/test/**/*.test.ts', 'test/**/*.test.ts'],
          // A browser or a second process on a machine that is busy.
          testTimeout: long ? HOUR_MS : 120_000,
          hookTimeout: 180_000,
          // What a page shows next comes within a second, but not on a machine that is busy.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
