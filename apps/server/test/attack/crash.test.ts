import { describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres } from '../support/databases.ts';
import { killNine } from './kill-nine.ts';

const KILLS = Number(process.env.TONGZHOU_KILLS ?? 4);
const SEED = Number(process.env.TONGZHOU_SEED ?? Date.now() % 1_000_000);
const TIMEOUT = 60_000 + KILLS * 15_000;
const programs = postgresPrograms();

describe(`kill -9 at ${KILLS} random moments under load (seed ${SEED})`, () => {
  it(
    'on PGlite: every acknowledged command is there, none twice, the books balance, the log only grows',
    async () => {
      const report = await killNine(undefined, KILLS, SEED, console.log);
      console.log('PGlite', report, `seed ${SEED}`);
      expect(report.acknowledged).toBeGreaterThan(KILLS);
    },
    TIMEOUT,
  );

  it.skipIf(!programs)(
    'on PostgreSQL: the same',
    async () => {
      const postgres = await startPostgres(programs as string);
      try {
        const report = await killNine(postgres.url, KILLS, SEED + 1, console.log);
        console.log('PostgreSQL', report, `seed ${SEED + 1}`);
        expect(report.acknowledged).toBeGreaterThan(KILLS);
      } finally {
        await postgres.stop();
      }
    },
    TIMEOUT,
  );
});
