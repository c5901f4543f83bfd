import type { BalanceRow } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';

export type DatabaseBalances = {
  /** Of the last public fact that these balances count: read in the same statement, so from the same snapshot. */
  readonly position: number;
  readonly rows: readonly BalanceRow[];
};

/** Every account as the database itself has it, in order of id by code units. */
export async function databaseBalances({ sql: database }: Database): Promise<DatabaseBalances> {
  const found = await database
    .selectFrom('account')
    .select([
      'id',
      'unit',
      'posted_in as postedIn',
      'posted_out as postedOut',
      'pending_in as pendingIn',
      'pending_out as pendingOut',
      sql<number>`(select coalesce(max(position), 0) from fact where public)`.as('position'),
    ])
    .execute();
  const position = found[0]?.position ?? 0;
  const rows = found.map(({ position: _, ...row }) => row);
  return { position, rows: rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) };
}
