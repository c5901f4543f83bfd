import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres } from '../support/databases.ts';
import { type KillReport, killNine } from './kill-nine.ts';

const KILLS = Number(process.env.TONGZHOU_KILLS ?? 4);
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const TIMEOUT = 60_000 + KILLS * 60_000;
const REPORTS = fileURLToPath(new URL('../../../../.cache/kills/', import.meta.url));
const programs = postgresPrograms();

/** One file for each database, so that a run of hours leaves its figures whoever has looked on. */
function report(on: string, seed: number, figures: KillReport): void {
  const written = {
    on,
    at: new Date().toISOString(),
    machine: `${cpus()[0]?.model ?? ''}, ${availableParallelism()} cores, Node ${process.versions.node}`,
    seed,
    ...figures,
  };
  mkdirSync(REPORTS, { recursive: true });
  writeFileSync(`${REPORTS}${on.toLowerCase()}.json`, `${JSON.stringify(written, null, 2)}\n`);
  console.log(written);
}

function isWhole(figures: KillReport): void {
  expect(figures).toMatchObject({ kills: KILLS, lost: 0, doubled: 0 });
  expect(figures.acknowledged).toBeGreaterThan(KILLS);
}

describe(`kill -9 at ${KILLS} random moments under load (seed ${SEED})`, () => {
  it(
    'on PGlite: every acknowledged command is there, none twice, the books balance, the log only grows',
    async () => {
      const figures = await killNine(undefined, KILLS, SEED, console.log);
      report('PGlite', SEED, figures);
      isWhole(figures);
    },
    TIMEOUT,
  );

  it.skipIf(!programs)(
    'on PostgreSQL: the same',
    async () => {
      const postgres = await startPostgres(programs as string);
      try {
        const figures = await killNine(postgres.url, KILLS, SEED + 1, console.log);
        report('PostgreSQL', SEED + 1, figures);
        isWhole(figures);
      } finally {
        await postgres.stop();
      }
    },
    TIMEOUT,
  );
});
