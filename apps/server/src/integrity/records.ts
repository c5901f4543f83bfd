import type { State } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import { KEPT_DAYS } from '../records/kept-days.ts';
import { NO_LINES, runningHash } from '../records/record-lines.ts';
import type { Finding } from './finding.ts';

/** Rows of these are never deleted. */
const FOR_EVER = ['person_reading', 'person_erasure', 'file_reading'] as const;
const BOOKS = [
  ...FOR_EVER,
  'notice',
  'person_account',
  'api_token',
  'stored_file',
  'sign_in_credential',
  'sign_in_passkey',
  'invitation',
] as const;

/**
 * What is kept beside the log, against its lines; the lines, against the running hash that the log states of them; accounts and
 * tokens, against the seats that the log knows.
 */
export async function checkRecords(database: Database, state: State): Promise<Finding[]> {
  const findings = [...(await checkLines(database, state)), ...(await checkSeats(database, state))];
  for (const book of BOOKS) findings.push(...(await checkBook(database, book)));
  return [...findings, ...(await checkDeletions(database))];
}

async function checkLines(database: Database, { attested }: State): Promise<Finding[]> {
  const stated = attested ?? NO_LINES;
  const found = await runningHash(database, NO_LINES, stated.lines);
  if (found?.hash === stated.hash && found.lines === stated.lines) return [];
  const detail = `its lines are not the ${stated.lines} of which the log states the running hash`;
  return [{ table: 'record_line', row: `to ${stated.lines}`, detail }];
}

/** Each row as its last line says, and no row without one. */
async function checkBook({ sql: database }: Database, book: (typeof BOOKS)[number]): Promise<Finding[]> {
  const { rows } = await sql<{ row_key: string; is_there: boolean; has_line: boolean }>`
    with kept as (
      select record_key(${book}, to_jsonb(t)) as row_key, record_hash(to_jsonb(t)) as hash from ${sql.table(book)} t
    ), last as (
      select distinct on (row_key) row_key, hash from record_line where book = ${book} order by row_key, line desc
    )
    select coalesce(kept.row_key, last.row_key) as row_key, kept.row_key is not null as is_there,
      last.hash is not null as has_line
    from kept full join last on last.row_key = kept.row_key
    where kept.hash is distinct from last.hash limit 5`.execute(database);
  return rows.map(({ row_key: row, is_there, has_line }) => ({
    table: book,
    row: named(book, row),
    detail: !is_there
      ? 'was deleted, and no line says so'
      : has_line
        ? 'was changed, and no line says so'
        : 'was written, and no line says so',
  }));
}

/** What is kept for ever was not deleted, and what is told not before its time. */
async function checkDeletions({ sql: database }: Database): Promise<Finding[]> {
  const { rows } = await sql<{ book: string; row_key: string }>`
    select gone.book, gone.row_key from record_line gone
    join record_line made on made.book = gone.book and made.row_key = gone.row_key and made.line < gone.line
    where gone.hash is null and (
      gone.book in ('person_reading', 'person_erasure', 'file_reading')
      or (gone.book = 'notice' and gone.at < made.at + ${sql.lit(KEPT_DAYS.notices)} * interval '1 day'))
    limit 5`.execute(database);
  return rows.map(({ book, row_key }) => ({
    table: book,
    row: named(book, row_key),
    detail: 'was deleted before its time',
  }));
}

/** Who may sign in, and what may act by a token, sits where the log says. */
async function checkSeats({ sql: database }: Database, { seats }: State): Promise<Finding[]> {
  const accounts = await database.selectFrom('person_account').select(['seat', 'organisation']).execute();
  const tokens = await database.selectFrom('api_token').select(['seat', 'organisation']).distinct().execute();
  const check =
    (table: string) =>
    ({ seat, organisation }: { seat: string; organisation: string }): Finding[] => {
      const known = seats.get(seat);
      if (known?.organisation === organisation) return [];
      const detail = known
        ? `sits in ${organisation}; the log opened that seat in ${known.organisation}`
        : `sits in ${organisation}; the log knows no such seat`;
      return [{ table, row: `of ${seat}`, detail }];
    };
  return [...accounts.flatMap(check('person_account')), ...tokens.flatMap(check('api_token'))].slice(0, 5);
}

/** A token's hash is no secret, and is not what an operator looks for. */
const named = (book: string, row: string): string => (book === 'api_token' ? `${row.slice(0, 8)}…` : row);
