import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { SettingsError } from '../settings/other-machines.ts';
import type { Database } from './open.ts';
import { FromLaterVersion, lastProgram, noteProgram, saysLater, unknownHere, VERSION } from './program.ts';

const FOLDER = new URL('./migrations/', import.meta.url);
/** Any fixed number: two servers that start together take turns. */
const LOCK = 20200130;

/** In their order. */
export const migrationNames = async (): Promise<string[]> =>
  (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();

export type Migrated = {
  /** By name. */
  readonly applied: readonly string[];
  /** The version that had written last, where it was another than this. */
  readonly from: string | null;
};

/** What the database is called where a person reads that it is of a later version. */
export const THE_DATABASE = { en: 'this database', zh: '该数据库' };

/**
 * Applies the plain SQL files of `migrations/` that this database has not seen, in the order of their names, and writes down that this
 * program has written last; `last`: no further than that one, and nothing written down. Where there are none it changes no table,
 * so that an account that may change none can open it too. Throws `FromLaterVersion`, before it has changed anything, where a program has
 * written that knows more.
 */
export async function migrate({ sql: database }: Database, last?: string): Promise<Migrated> {
  const ours = await migrationNames();
  const names = ours.filter((name) => last === undefined || name <= last);
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction);
    const { isThere, mayCreate } = await standing(transaction);
    const rows = isThere ? await transaction.selectFrom('migration').select('name').execute() : [];
    const applied = new Set(rows.map((row) => row.name));
    const program = isThere ? await lastProgram(transaction) : null;
    const unknown = unknownHere({ program, migrations: [...applied].sort() }, ours);
    if (unknown !== null) throw new FromLaterVersion(saysLater(THE_DATABASE, program, unknown));
    const wanting = names.filter((name) => !applied.has(name));
    if (!mayCreate && wanting.length > 0)
      throw new SettingsError(
        `the database wants ${wanting.length} changes (${wanting[0]} …) and the account of DATABASE_URL may not make them: run \`tongzhou migrate\` with the account that owns its tables, then start again`,
      );
    if (!isThere && wanting.length > 0)
      await sql`create table migration (name text primary key, applied_at timestamptz not null default now())`.execute(
        transaction,
      );
    for (const name of wanting) {
      for (const statement of statementsOf(await readFile(new URL(name, FOLDER), 'utf8'))) {
        await sql.raw(statement).execute(transaction);
      }
      await transaction.insertInto('migration').values({ name }).execute();
    }
    if (last === undefined) await noteProgram(transaction, program);
    return { applied: wanting, from: program && program.version !== VERSION ? program.version : null };
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
