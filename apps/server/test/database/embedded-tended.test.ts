import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { openDatabaseAsItIs } from '../../src/database/open.ts';
import { dataFolder } from '../support/databases.ts';

const opened = async () => {
  const database = await openDatabaseAsItIs({ folder: dataFolder() });
  await sql`create table thing (id int primary key, told int not null)`.execute(database.sql);
  const ask = (id: number) =>
    sql`insert into thing values (${id % 10}, 1) on conflict (id) do update set told = thing.told + 1`.execute(
      database.sql,
    );
  /** What the database takes the table to be, by which it plans. */
  const known = async () => {
    const { rows } = await sql<{ rows: number; pages: number }>`
      select reltuples::int as rows, pg_relation_size('thing')::int / 8192 as pages
      from pg_class where relname = 'thing'`.execute(database.sql);
    return rows[0] as { rows: number; pages: number };
  };
  return { database, ask, known };
};

it('the embedded database learns what its tables have become, and rows that were replaced leave it', async () => {
  const { database, ask, known } = await opened();
  // Never looked at: PostgreSQL writes -1.
  expect((await known()).rows).toBe(-1);
  for (let n = 0; n < 1_000; n += 1) await ask(n);
  await vi.waitFor(async () => expect((await known()).rows).toBe(10));
  expect((await known()).pages).toBeLessThanOrEqual(3);
  await database.close();
});

it('is closed while it is being looked after, and opens again', async () => {
  for (const asked of [199, 200, 201, 399, 400]) {
    const { database, ask } = await opened();
    for (let n = 0; n < asked; n += 1) await ask(n);
    await database.close();
    await expect(ask(0)).rejects.toThrow();
  }
});
