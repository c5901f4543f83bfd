import { defineConfig } from 'vitest/config';

/** `npm run test:long`: the same tests at full size. */
const long = process.env.TONGZHOU_LONG === '1';
const HOUR_MS = 3_600_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts', 'data/**/*.test.ts'],
          testTimeout: long ? HOUR_MS : 5_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['apps/server/test/**/*.test.ts', 'apps/cli/test/**/*.test.ts', 'test/**/*.test.ts'],
          testTimeout: long ? HOUR_MS : 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
