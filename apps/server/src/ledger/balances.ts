import type { BalanceRow } from '@tongzhou/domain';
import type { Database } from '../database/open.ts';

/** Every account as the database itself has it, in order of id by code units. */
export async function databaseBalances({ sql }: Database): Promise<BalanceRow[]> {
  const rows = await sql
    .selectFrom('account')
    .select([
      'id',
      'unit',
      'posted_in as postedIn',
      'posted_out as postedOut',
      'pending_in as pendingIn',
      'pending_out as pendingOut',
    ])
    .execute();
  return rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
