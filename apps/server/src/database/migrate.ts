import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { SettingsError } from '../settings/other-machines.ts';
import type { Database } from './open.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any fixed number: two servers that start together take turns. */
const LOCK = 20200130;

/** In their order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();

/**
 * Applies the plain SQL files of `migrations/` that this database has not seen, in the order of their names, and answers those; `last`: no
 * further than that one. Where there are none it writes nothing, so that an account that may change no table can open it too.
 */
export async function migrate({ sql: database }: Database, last?: string): Promise<readonly string[]> {
  const names = (await migrationNames()).filter((name) => last === undefined || name <= last);
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    const { isThere, mayCreate } = await standing(transaction);
    const rows = isThere ? await transaction.selectFrom('migration').select('name').execute() : [];
    const applied = new Set(rows.map((row) => row.name));
    const wanting = names.filter((name) => !applied.has(name));
    if (wanting.length === 0) return [];
    if (!mayCreate)
      throw new SettingsError(
        `the database wants ${wanting.length} changes (${wanting[0]} …) and the account of DATABASE_URL may not make them: run \`tongzhou migrate\` with the account that owns its tables, then start again`,
      );
    if (!isThere)
      await sql`create table migration (name text primary key, applied_at timestamptz not null default now())`.execute(
        transaction,
      );
    for (const name of wanting) {
      for (const statement of statementsOf(await readFile(new URL(name, FOLDER), 'utf8'))) {
        await sql.raw(statement).execute(transaction);
      }
      await transaction.insertInto('migration').values({ name }).execute();
    }
    return wanting;
  });
}

/** Which of them this database has not seen; nothing is written. */
export async function wantingMigrations({ sql: database }: Database): Promise<readonly string[]> {
  const names = await migrationNames();
  const { isThere } = await standing(database);
  const rows = isThere ? await database.selectFrom('migration').select('name').execute() : [];
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}

/** Whether a program of ours has been here before, and whether this account may make tables. */
async function standing(database: Database['sql']): Promise<{ isThere: boolean; mayCreate: boolean }> {
  const { rows } = await sql<{ isThere: boolean; mayCreate: boolean }>`
    select to_regclass('migration') is not null as "isThere",
      coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate"`.execute(database);
  return rows[0] ?? { isThere: false, mayCreate: false };
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
