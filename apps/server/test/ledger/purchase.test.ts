import { balanceRows } from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buying } from '../../../../packages/domain/test/support/world.ts';
import type { Application } from '../../src/application/application.ts';
import { databaseBalances } from '../../src/ledger/balances.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { done, INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

const programs = postgresPrograms();
const here = { incident: INCIDENT };

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('what was bought, on %s', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let application: Application;

  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
  });
  afterAll(async () => {
    await application?.close();
    await postgres?.stop();
  });

  run(
    'enters the books of the database from its supplier, in parts, and they are those of the memory',
    async () => {
      const { donation } = await done(
        application.execute(SEATS.receiver, 'donation.receive', {
          ...{ ...here, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
          ...{ receiver: 'red-cross', mode: 'discretionary', money: { currency: 'CNY', amount: 100_000 } },
        }),
      );
      const lines = [{ item: 'mask-medical-protective', quantity: 1_000, amount: 2_000 }];
      const { payment } = await done(
        application.execute(SEATS.gate, 'payment.request', { ...here, donation, ...buying(1), lines }),
      );
      await done(application.execute(SEATS.receiver, 'payment.approve', { ...here, payment }));
      await done(
        application.execute(SEATS.gate, 'payment.record-paid', {
          ...here,
          payment,
          reference: 'CMB-20200131-7',
        }),
      );
      const evidence = [{ kind: 'test-report', standard: 'GB 19083-2010', reference: '检 2020-1' }];
      for (const amount of [400, 600])
        await done(
          application.execute(SEATS.inspector, 'purchase.receive', {
            ...{ ...here, payment, place: 'hall-a' },
            lots: [{ claimedItem: 'mask-medical-protective', amount, batch: `B-${amount}`, evidence }],
          }),
        );
      const { rows } = await databaseBalances(application.database);
      expect(rows).toEqual(balanceRows(application.state));
      expect(rows.some(({ id }) => id.startsWith('supplier:'))).toBe(true);
    },
  );
});
