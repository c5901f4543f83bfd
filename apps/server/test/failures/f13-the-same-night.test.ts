import { closeRows } from '@tongzhou/domain';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { viewpointOf } from '../../src/application/viewpoint.ts';
import { closeNight } from '../../src/clock/watch-closes.ts';
import { IntegrityWatch } from '../../src/integrity/watch.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { INCIDENT, openSmallWorld, receiveMasks } from '../support/small-world.ts';

it('F13: a row that was changed in the database is found the same night, as the sites close their day', async () => {
  const application = await openSmallWorld();
  await receiveMasks(application, 36_000);
  const log = await PublicLog.open(application);
  await log.integrateAll();
  const integrity = new IntegrityWatch(application, log);
  expect(await closeNight(application, integrity)).toBe(0);
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  application.clock.now = () => tomorrow;
  await sql`set session_replication_role = replica`.execute(application.database.sql);
  await sql`update account set posted_in = posted_in - 500 where id like 'stock:%'`.execute(
    application.database.sql,
  );
  expect(await closeNight(application, integrity)).toBe(1);
  expect(integrity.status).toMatchObject({
    state: 'differs',
    found: expect.arrayContaining([expect.stringContaining('account stock:')]),
  });
  expect(closeRows(viewpointOf(application), INCIDENT)).toMatchObject([
    { place: 'hall-a', last: { items: [{ amount: 36_000, lots: 1 }] } },
  ]);
  expect(await closeNight(application, integrity)).toBe(0);
  await application.close();
});
