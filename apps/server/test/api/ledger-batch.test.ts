import { balanceRows } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { INCIDENT, receiveMasks } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

const programs = postgresPrograms();

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('thousands of transfers in one call, on %s', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let site: Site;
  let lot: string;
  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    site = await openSite(postgres?.url);
    lot = (await receiveMasks(site.application, 10_000)).lot;
  });
  afterAll(async () => {
    await site?.application.close();
    await postgres?.stop();
  });

  const account = (purpose: string) => `stock:red-cross:hall-a:${lot}:${purpose}`;
  const keepBack = (amount: number) => [
    { phase: 'posted', from: account('free'), to: account('reserve'), amount },
  ];
  const post = (groups: object[][], mode: 'all' | 'each' = 'all') =>
    site.send('gate', 'transfer.post', { incident: INCIDENT, owner: 'red-cross', mode, groups });
  const databaseAgrees = async () =>
    expect((await databaseBalances(site.application.database)).rows).toEqual(
      balanceRows(site.application.state),
    );

  run('5,000 are posted atomically, in a few facts', async () => {
    const answer = await post(Array.from({ length: 5_000 }, () => keepBack(1)));
    expect(answer.status).toBe(201);
    expect(answer.body.result).toMatchObject({ posted: 5_000, refused: 0 });
    expect(new Set(answer.body.result.groups.flatMap((g: { transfers: string[] }) => g.transfers)).size).toBe(
      5_000,
    );
    expect(answer.body.facts.length).toBeLessThan(40);
    await databaseAgrees();
  });

  run('one that does not fit refuses all, and names each that does not', async () => {
    const before = balanceRows(site.application.state);
    const answer = await post([
      ...Array.from({ length: 1_000 }, () => keepBack(1)),
      keepBack(9_000),
      keepBack(1),
      keepBack(8_000),
    ]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'stock-insufficient' } });
    expect(answer.body.errors.map((each: { field: string }) => each.field)).toEqual([
      'groups.1000.0.amount',
      'groups.1002.0.amount',
    ]);
    expect(answer.body.errors[0].detail).toMatch(/\d/);
    expect(balanceRows(site.application.state)).toEqual(before);
    await databaseAgrees();
  });

  run(
    'each by itself: what fits is posted, what does not is answered in its place with a sentence',
    async () => {
      const answer = await post([keepBack(1), keepBack(90_000), keepBack(1)], 'each');
      expect(answer.body.result).toMatchObject({ posted: 2, refused: 1 });
      const [, refused] = answer.body.result.groups;
      expect(refused.refusals[0]).toMatchObject({ code: 'stock-insufficient', title: expect.any(String) });
      await databaseAgrees();
    },
  );

  run('more than the limit, or than the body may hold, is refused before anything is read', async () => {
    const many = await post(Array.from({ length: 10_001 }, () => keepBack(1)));
    expect(many).toMatchObject({ status: 422, body: { code: 'input-invalid', field: 'groups' } });
  });

  run('a reservation ends when its time has come, and the database agrees', async () => {
    const answer = await post([
      [{ phase: 'pending', from: account('free'), to: account('reserve'), amount: 50, expiresInHours: 1 }],
    ]);
    const [pending] = answer.body.result.groups[0].transfers;
    expect(await site.application.expireDue()).toBe(0);
    const later = new Date(site.application.clock.now().getTime() + 3_700_000);
    await site.application.setExerciseClock(later, { keep: false });
    const late = await post([[{ phase: 'post', pending }]]);
    expect(late).toMatchObject({ status: 422, body: { code: 'transfer-expired' } });
    expect(await site.application.expireDue()).toBe(1);
    expect(await site.application.expireDue()).toBe(0);
    await databaseAgrees();
  });
});
