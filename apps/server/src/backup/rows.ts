import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

type Sql = Database['sql'];

/** The public log's own tables; all others are the database's. */
const LOG_TABLES: ReadonlySet<string> = new Set(['log_head', 'log_entry', 'log_file']);
/** Rows that hold whole files are read one by one. */
const LARGE_TABLES: ReadonlySet<string> = new Set(['stored_file']);
const ROWS_PER_READ = 500;
const CHARACTERS_PER_INSERT = 2_000_000;

export type RowsPart = 'database' | 'log';

export const isOfPart = (table: string, part: RowsPart): boolean =>
  LOG_TABLES.has(table) === (part === 'log');

/** All tables but the list of migrations, those that others refer to first. */
export async function tablesInOrder(database: Sql): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and relname <> 'migration' order by relname`.execute(database);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select a.relname as "from", b.relname as "to" from pg_constraint c
      join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid
    where c.contype = 'f' and c.conrelid <> c.confrelid`.execute(database);
  const ordered: string[] = [];
  const put = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const { from, to } of references) if (from === name) put(to);
    ordered.push(name);
  };
  for (const { name } of tables) put(name);
  return ordered;
}

/** Each row of a table as the text of a JSON object, in the order in which they were written. */
export async function* rowsOf(transaction: Sql, table: string): AsyncGenerator<string> {
  const many = LARGE_TABLES.has(table) ? 1 : ROWS_PER_READ;
  await sql`declare backup no scroll cursor for select row_to_json(t)::text as row from ${sql.table(table)} t order by ctid`.execute(
    transaction,
  );
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch forward ${sql.lit(many)} from backup`.execute(
      transaction,
    );
    for (const { row } of rows) yield row;
    if (rows.length < many) break;
  }
  await sql`close backup`.execute(transaction);
}

/** Puts rows into tables that `emptied` has emptied. The guards are off meanwhile: these rows have passed them once. */
export class RowsBack {
  readonly #transaction: Sql;
  #table = '';
  #rows: string[] = [];
  #characters = 0;

  private constructor(transaction: Sql) {
    this.#transaction = transaction;
  }

  /** Empties the tables of what migrations have put there. */
  static async on(transaction: Sql): Promise<RowsBack> {
    const tables = await tablesInOrder(transaction);
    for (const table of tables)
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction);
    for (const table of tables.toReversed()) await sql`delete from ${sql.table(table)}`.execute(transaction);
    return new RowsBack(transaction);
  }

  async table(name: string): Promise<void> {
    await this.#flush();
    this.#table = name;
  }

  async row(text: string): Promise<void> {
    this.#rows.push(text);
    this.#characters += text.length;
    if (this.#characters > CHARACTERS_PER_INSERT) await this.#flush();
  }

  /** Guards on again, and numbers that count up go on after the last. */
  async end(): Promise<void> {
    await this.#flush();
    const { rows } = await sql<{ table: string; column: string }>`
      select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attidentity <> '' and c.relnamespace = 'public'::regnamespace`.execute(this.#transaction);
    for (const { table, column } of rows)
      await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
        from ${sql.table(table)}`.execute(this.#transaction);
    // Checked now: a table whose checks wait cannot be altered.
    await sql`set constraints all immediate`.execute(this.#transaction);
    for (const table of await tablesInOrder(this.#transaction))
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(this.#transaction);
  }

  async #flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const json = `[${this.#rows.join(',')}]`;
    this.#rows = [];
    this.#characters = 0;
    await sql`insert into ${sql.table(this.#table)} overriding system value
      select * from json_populate_recordset(null::${sql.table(this.#table)}, ${json}::json)`.execute(
      this.#transaction,
    );
  }
}
