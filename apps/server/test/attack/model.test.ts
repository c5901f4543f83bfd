import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { Model } from './model.ts';
import { type Fault, type Step, steps } from './model-steps.ts';
import { World, walk } from './model-walk.ts';

/** Commands on each database, about; `npm run test:long` asks for 100,000. */
const COMMANDS = Number(process.env.TONGZHOU_COMMANDS ?? 1_500);
const LENGTH = 150;
const WALKS_PER_WORLD = 25;
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
/** Walks are of every length up to the longest. */
const RUNS = Math.ceil(COMMANDS / (LENGTH * 0.45));
const TIMEOUT = 120_000 + COMMANDS * 20;
const programs = postgresPrograms();
const FAULTS: readonly Fault[] = ['twice', 'database-fails', 'cut', 'crash'];

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)(`the ledger on %s against a model (seed ${SEED})`, (name, server) => {
  let postgres: TemporaryPostgres | undefined;
  let world: World;
  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    world = await World.open(postgres?.url);
  });
  afterAll(async () => {
    await world?.application.close();
    await postgres?.stop();
  });

  it.skipIf(server && !programs)(
    `says what the model says, and keeps the same books, in ${RUNS} walks with faults`,
    async () => {
      let commands = 0;
      let walks = 0;
      await fc.assert(
        fc.asyncProperty(steps(LENGTH, FAULTS, 40), async (path) => {
          commands += path.length;
          walks += 1;
          // A young world again and again: what a crash costs grows with the journal.
          if (walks % WALKS_PER_WORLD === 0) {
            await world.application.close();
            world = await World.open(postgres?.url);
          }
          await walk(world, new Model(), path).catch(async (error) => {
            // What follows shrinks this path, in a world that is whole.
            world = await World.open(postgres?.url);
            throw error;
          });
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: false },
      );
      console.log(`${name}: ${commands} commands, seed ${SEED}`);
    },
    TIMEOUT,
  );
});

describe('a fault in the books', () => {
  it('is found, and shrinks to the few steps that show it', async () => {
    const world = await World.open(undefined);
    // This model forgets that who has moved goods may not take the move back alone.
    class Forgetful extends Model {
      override canReverse(id: string, seat: string) {
        const verdict = super.canReverse(id, seat);
        return verdict === 'four-eyes' ? 'ok' : verdict;
      }
    }
    const details = await fc.check(
      fc.asyncProperty(steps(25, ['twice'], 0), (path) => walk(world, new Forgetful(), path)),
      { numRuns: 200, seed: 7 },
    );
    expect(details.failed).toBe(true);
    const [shortest] = details.counterexample as [Step[]];
    expect(shortest.length).toBeLessThanOrEqual(4);
    expect(shortest.map((step) => step.kind)).toContain('reverse');
    await world.application.close();
  }, 120_000);
});
