import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { JournalTooOld } from '../../src/journal/read.ts';
import { INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

let application: Application;
let lot: string;
beforeAll(async () => {
  application = await openSmallWorld();
  ({ lot } = await receiveMasks(application, 10_000));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await application.close();
});

it('a server that starts on a damaged journal shows what it can, takes no command, and names the row', async () => {
  const { folder, database } = application;
  const last = application.state.position;
  await sql`alter table fact disable trigger all`.execute(database.sql);
  await sql`update fact set body = replace(body, '10000', '90000') where position = ${last}`.execute(
    database.sql,
  );
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const restarted = await Application.on(database, { folder });
  expect(restarted.damagedAt).toBe(last);
  expect(restarted.state.position).toBe(last - 1);
  const loss = { incident: INCIDENT, lot, amount: 1, reason: 'missing' };
  expect(await restarted.execute(SEATS.gate, 'loss.report', loss)).toEqual({
    ok: false,
    refusals: [expect.objectContaining({ code: 'journal-damaged', parameters: { position: last } })],
  });
});

it('a journal of a version that did not record decisions is not taken over, and the start says so', async () => {
  const { folder, database } = application;
  const bare = `(body::jsonb - 'decision')::text`;
  await sql
    .raw(`update fact set body = ${bare}, hash = sha256(convert_to(${bare}, 'UTF8')) where position = 1`)
    .execute(database.sql);
  await expect(Application.on(database, { folder })).rejects.toThrow(JournalTooOld);
  await expect(Application.on(database, { folder })).rejects.toThrow(/empty folder.*请保留原目录/s);
});
