import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most tests wait for a database, a browser or another process: two at once fit two cores.
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['packages/*/test/**/*.test.ts', 'data/**/*.test.ts'] } },
      {
        test: {
          name: 'system',
          include: ['apps/server/test/**/*.test.ts', 'apps/cli/test/**/*.test.ts', 'test/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
