import { balanceRows } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import {
  done,
  INCIDENT,
  openSmallWorld,
  PHOTO,
  receiveMasks,
  SAME_PHOTO,
  SEATS,
  stateNeed,
} from '../support/small-world.ts';

const takeOut = (application: Application, lot: string, amount: number, key?: string) =>
  application.execute(
    SEATS.gate,
    'loss.report',
    { incident: INCIDENT, lot, amount, reason: 'damaged', photo: PHOTO, confirmed: [SAME_PHOTO] },
    key ? { idempotencyKey: key } : {},
  );

describe('many at once', () => {
  it('32 clients ask for more than is in stock: exactly what is there is given', async () => {
    const application = await openSmallWorld();
    const { lot } = await receiveMasks(application, 1_000);
    const outcomes = await Promise.all(Array.from({ length: 32 }, () => takeOut(application, lot, 100)));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(10);
    for (const outcome of outcomes) {
      if (!outcome.ok)
        expect(outcome.refusals[0]).toMatchObject({ code: 'stock-insufficient', field: 'amount' });
    }
    expect((await databaseBalances(application.database)).rows).toEqual(balanceRows(application.state));
    await application.close();
  });

  it('one key has one effect, and the same answer again', async () => {
    const application = await openSmallWorld();
    const { lot } = await receiveMasks(application, 1_000);
    const [first, second] = await Promise.all([
      takeOut(application, lot, 600, 'k-1'),
      takeOut(application, lot, 600, 'k-1'),
    ]);
    const third = await takeOut(application, lot, 600, 'k-1');
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(second).toMatchObject({ ok: true, replayed: true, result: first.ok ? first.result : {} });
    expect(third).toMatchObject({ ok: true, replayed: true });
    const other = await takeOut(application, lot, 100, 'k-1');
    expect(other).toMatchObject({ ok: false, refusals: [{ code: 'idempotency-key-reused' }] });
    expect((await databaseBalances(application.database)).rows).toEqual(balanceRows(application.state));
    await application.close();
  });
});

const programs = postgresPrograms();
describe.skipIf(!programs)('two servers on one PostgreSQL', () => {
  let postgres: TemporaryPostgres;
  beforeAll(async () => {
    postgres = await startPostgres(programs as string);
  });
  afterAll(() => postgres.stop());

  it('interleave their commands without losing, doubling or overselling', async () => {
    const one = await openSmallWorld(postgres.url);
    const two = await Application.open({ folder: one.folder, databaseUrl: postgres.url });
    const { lot } = await receiveMasks(one, 1_000);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, index) => takeOut(index % 2 === 0 ? one : two, lot, 50)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(20);
    await Promise.all([one.catchUp(), two.catchUp()]);
    expect(one.state.position).toBe(two.state.position);
    expect(balanceRows(one.state)).toEqual(balanceRows(two.state));
    expect((await databaseBalances(one.database)).rows).toEqual(balanceRows(one.state));
    await Promise.all([one.close(), two.close()]);
  });

  it('survives a connection that is cut in the middle of a command: the retry has one effect', async () => {
    const folder = `${Date.now()}`;
    const application = await Application.open({
      folder: `/tmp/tongzhou-test-cut-${folder}`,
      databaseUrl: postgres.url,
    });
    const { lot } = await receiveMasks(application, 500);
    const before = application.state.position;
    const cut = application.database.sql;
    const killing = (async () => {
      const { sql } = await import('kysely');
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`
        .execute(cut)
        .catch(() => {});
    })();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => takeOut(application, lot, 1, `cut-${index}`)),
    );
    await killing;
    for (let index = 0; index < 20; index += 1) await done(takeOut(application, lot, 1, `cut-${index}`));
    expect(outcomes).toHaveLength(20);
    await application.catchUp();
    expect(application.state.position).toBe(before + 20);
    expect((await databaseBalances(application.database)).rows).toEqual(balanceRows(application.state));
    await application.close();
  });
});

describe('a restart', () => {
  it('keeps everything that was acknowledged', async () => {
    const application = await openSmallWorld();
    await receiveMasks(application, 700);
    await done(stateNeed(application, SEATS.union, 300));
    const before = { position: application.state.position, balances: balanceRows(application.state) };
    await application.close();
    const again = await Application.open({ folder: application.folder });
    expect({ position: again.state.position, balances: balanceRows(again.state) }).toEqual(before);
    await again.close();
  });
});
