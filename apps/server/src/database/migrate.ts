import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database } from './open.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any fixed number: two servers that start together take turns. */
const LOCK = 20200130;

/** In their order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();

/**
 * Applies the plain SQL files of `migrations/` that this database has not seen, in the order of their names; `last`: no further
 * than that one.
 */
export async function migrate({ sql: database }: Database, last?: string): Promise<void> {
  const names = (await migrationNames()).filter((name) => last === undefined || name <= last);
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(
      transaction,
    );
    const applied = new Set(
      (await transaction.selectFrom('migration').select('name').execute()).map((row) => row.name),
    );
    for (const name of names) {
      if (applied.has(name)) continue;
      for (const statement of statementsOf(await readFile(new URL(name, FOLDER), 'utf8'))) {
        await sql.raw(statement).execute(transaction);
      }
      await transaction.insertInto('migration').values({ name }).execute();
    }
  });
}

/** One statement at a time (the extended protocol takes no more): split at `;` outside `$$` bodies and comments. */
function statementsOf(text: string): string[] {
  const withoutComments = text.replace(/^\s*--.*$/gm, '');
  return withoutComments
    .split('$$')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(';', '\u0000') : part))
    .join('$$')
    .split('\u0000')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
